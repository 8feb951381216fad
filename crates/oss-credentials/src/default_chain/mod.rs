//! The chain that is used where nobody says where keys come from.

mod link;

use std::fmt;
use std::time::Duration;

use async_trait::async_trait;
use oss_sign::Credentials;

use self::link::{Lenient, Toward};
use crate::chain::OnFailure;
use crate::{
    AssumeRoleWithOidcProvider, ChainBuilder, ChainProvider, CliConfigProvider,
    CredentialsUriProvider, EcsRoleProvider, EnvProvider, IniProvider, OssutilConfigProvider,
    Resolution,
};
use oss_context::{Context, CredentialsError, ProvideCredentials, Status};

/// Keys from wherever this machine has them.
///
/// The first of these that is configured is taken, and kept for the life of the value:
///
/// | link | is configured when | provider |
/// |---|---|---|
/// | environment | an access key stands in variables | [`EnvProvider`] |
/// | OIDC token | the three variables of RRSA are set | [`AssumeRoleWithOidcProvider`] |
/// | credentials URI | `ALIBABA_CLOUD_CREDENTIALS_URI` is set | [`CredentialsUriProvider`] |
/// | config.json | `~/.aliyun/config.json` has the profile | [`CliConfigProvider`] |
/// | credentials file | `~/.alibabacloud/credentials` is there | [`IniProvider`] |
/// | ossutil file | `~/.ossutilconfig` is there | [`OssutilConfigProvider`] |
/// | ECS role | the instance has a RAM role | [`EcsRoleProvider`] |
///
/// What the process was given goes before what lies in the home folder, and the instance's own role
/// comes last. A link that is configured but broken stops the chain: going on would silently take
/// another identity. When nothing is found, the error lists every link with what was looked for and
/// how to make it work; see [`CredentialsError::report`]. [The guide](crate::guide) has every
/// variable and file.
///
/// ```
/// # use std::sync::Arc;
/// # use oss_credentials::{Context, Files};
/// # use oss_transport::testing::{NoTransport, SteppedRuntime};
/// use oss_credentials::{DefaultChainProvider, Environment, ProvideCredentials};
///
/// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let cx = Context::new(Arc::new(NoTransport::new()), Arc::new(SteppedRuntime::at_unix(0)))
/// #     .with_files(Files::none());
/// let cx = cx.with_environment(Environment::fixed([
///     ("OSS_ACCESS_KEY_ID", "LTAIEXAMPLE"),
///     ("OSS_ACCESS_KEY_SECRET", "example-secret"),
/// ]));
/// let chain = DefaultChainProvider::new();
/// let credentials = chain.provide(&cx).await?;
/// assert_eq!(credentials.source(), Some("chain/env"));
/// assert_eq!(chain.resolution().ok_or("it has provided")?.winner, "environment");
/// # Ok(()) }
/// ```
#[derive(Clone)]
pub struct DefaultChainProvider {
    settings: Settings,
    chain: ChainProvider,
}

/// What decides the links.
#[derive(Clone, Debug)]
struct Settings {
    profile: Option<String>,
    on_failure: OnFailure,
}

impl DefaultChainProvider {
    /// All links, the profile that the variables or the files choose.
    pub fn new() -> Self {
        Self::of(Settings {
            profile: None,
            on_failure: OnFailure::Stop,
        })
    }

    /// Asks the files of profiles alone, for the profile of this name.
    #[must_use]
    pub fn profile(self, name: impl Into<String>) -> Self {
        Self::of(Settings {
            profile: Some(name.into()),
            ..self.settings
        })
    }

    /// Passes over broken links too, with a warning each; see [`ChainBuilder::skip_failures`].
    #[must_use]
    pub fn skip_failures(self) -> Self {
        Self::of(Settings {
            on_failure: OnFailure::Skip,
            ..self.settings
        })
    }

    /// Which link won and why those before it did not; `None` before the first success.
    pub fn resolution(&self) -> Option<Resolution> {
        self.chain.resolution()
    }

    fn of(settings: Settings) -> Self {
        let chain = links(&settings, ChainProvider::builder());
        let chain = match settings.on_failure {
            OnFailure::Skip => chain.skip_failures(),
            OnFailure::Stop => chain,
        };
        Self {
            settings,
            chain: chain.build(),
        }
    }
}

impl Default for DefaultChainProvider {
    fn default() -> Self {
        Self::new()
    }
}

#[async_trait]
impl ProvideCredentials for DefaultChainProvider {
    async fn provide(&self, cx: &Context) -> Result<Credentials, CredentialsError> {
        self.chain.provide(cx).await
    }

    async fn provide_for(
        &self,
        cx: &Context,
        min_lifetime: Duration,
    ) -> Result<Credentials, CredentialsError> {
        self.chain.provide_for(cx, min_lifetime).await
    }

    fn invalidate(&self, credentials: &Credentials) {
        self.chain.invalidate(credentials);
    }

    /// The links keep what costs something; the environment is read each time.
    fn is_cached(&self) -> bool {
        true
    }

    fn status(&self) -> Option<Status> {
        self.chain.status()
    }
}

impl fmt::Debug for DefaultChainProvider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DefaultChainProvider")
            .field("profile", &self.settings.profile)
            .field("chain", &self.chain)
            .finish()
    }
}

fn links(settings: &Settings, chain: ChainBuilder) -> ChainBuilder {
    let Some(profile) = &settings.profile else {
        return chain
            .link(ENVIRONMENT, EnvProvider::new())
            .link(OIDC, AssumeRoleWithOidcProvider::from_environment())
            .link(URI, CredentialsUriProvider::from_environment())
            .link(CLI_CONFIG, CliConfigProvider::new())
            .link(INI, IniProvider::new())
            .link(OSSUTIL, for_this_process(OssutilConfigProvider::new()))
            .link(ECS_ROLE, EcsRoleProvider::new().probe());
    };
    chain
        .link(CLI_CONFIG, named(CliConfigProvider::new().profile(profile)))
        .link(INI, named(IniProvider::new().profile(profile)))
        .link(
            OSSUTIL,
            named(OssutilConfigProvider::new().profile(profile)),
        )
}

fn named<P>(provider: P) -> Lenient<P> {
    Lenient {
        provider,
        toward: Toward::MissingProfile,
    }
}

fn for_this_process(provider: OssutilConfigProvider) -> Lenient<OssutilConfigProvider> {
    Lenient {
        provider,
        toward: Toward::UnreadableFile {
            unless: "OSSUTIL_CONFIG_FILE",
        },
    }
}

const ENVIRONMENT: &str = "environment";
const OIDC: &str = "OIDC token";
const URI: &str = "credentials URI";
const CLI_CONFIG: &str = "config.json";
const INI: &str = "credentials file";
const OSSUTIL: &str = "ossutil file";
const ECS_ROLE: &str = "ECS role";
