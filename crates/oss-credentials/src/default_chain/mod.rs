//! The chain that is used by default.

mod link;

use std::fmt;
use std::time::Duration;

use async_trait::async_trait;
use oss_sign::Credentials;

use self::link::{Lenient, Toward};
use crate::chain::OnFailure;
use crate::chain::{ChainBuilder, ChainProvider, Resolution};
use crate::providers::{
    AssumeRoleWithOidcProvider, CliConfigProvider, CredentialsUriProvider, EcsRoleProvider,
    EnvProvider, IniProvider, OssutilConfigProvider,
};
use oss_context::{Context, CredentialsError, ProvideCredentials, Status};

/// Credentials from the first source that is configured on this machine.
///
/// These sources are asked in order. The first one that is configured is used from then on:
///
/// | source | is configured if | provider |
/// |---|---|---|
/// | environment | variables contain an access key | [`EnvProvider`] |
/// | OIDC token | the three variables of RRSA are set | [`AssumeRoleWithOidcProvider`] |
/// | credentials URI | `ALIBABA_CLOUD_CREDENTIALS_URI` is set | [`CredentialsUriProvider`] |
/// | config.json | `~/.aliyun/config.json` has the profile | [`CliConfigProvider`] |
/// | credentials file | `~/.alibabacloud/credentials` exists | [`IniProvider`] |
/// | ossutil file | `~/.ossutilconfig` exists | [`OssutilConfigProvider`] |
/// | ECS role | the instance has a RAM role | [`EcsRoleProvider`] |
///
/// Settings of the process come before files in the home folder, and the role of the instance comes
/// last. A source that is configured but does not work stops the chain, because continuing would
/// silently use another identity. If nothing is configured, the error lists every source, what it
/// looked for, and how to configure it; see [`CredentialsError::report`]. [The guide](crate::guide)
/// describes all variables and files.
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

/// The settings that decide which sources are asked.
#[derive(Clone, Debug)]
struct Settings {
    profile: Option<String>,
    on_failure: OnFailure,
}

impl DefaultChainProvider {
    /// Creates a chain of all sources. Variables or the files themselves choose the profile.
    pub fn new() -> Self {
        Self::with_settings(Settings {
            profile: None,
            on_failure: OnFailure::Stop,
        })
    }

    /// Sets the name of the profile. Only the configuration files are asked then. By default all sources
    /// are asked.
    #[must_use]
    pub fn profile(self, name: impl Into<String>) -> Self {
        Self::with_settings(Settings {
            profile: Some(name.into()),
            ..self.settings
        })
    }

    /// Also passes over sources that are configured but do not work, see
    /// [`ChainBuilder::skip_failures`]. By default the chain stops there.
    #[must_use]
    pub fn skip_failures(self) -> Self {
        Self::with_settings(Settings {
            on_failure: OnFailure::Skip,
            ..self.settings
        })
    }

    /// Returns which source is used, and why those before it were passed over. Returns `None` before the
    /// first success.
    pub fn resolution(&self) -> Option<Resolution> {
        self.chain.resolution()
    }

    fn with_settings(settings: Settings) -> Self {
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

    /// Returns `true`: the sources cache their credentials, except for the environment, which is read
    /// each time.
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
