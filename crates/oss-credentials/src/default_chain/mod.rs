//! The chain that is used where nobody says where keys come from.

use std::fmt;
use std::time::Duration;

use async_trait::async_trait;
use oss_sign::Credentials;

use crate::chain::OnFailure;
use crate::{
    ChainBuilder, ChainProvider, Context, CredentialsError, EnvProvider, ProvideCredentials,
    Resolution, Status,
};

/// Keys from wherever this machine has them.
///
/// The first of these that is configured is taken, and kept for the life of the value:
///
/// | link | what it looks for |
/// |---|---|
/// | environment | [`EnvProvider`] |
///
/// What the process was given goes before what lies in the home folder, and the instance's own role
/// comes last. A link that is configured but broken stops the chain: going on would silently take
/// another identity. When nothing is found, the error lists every link with what was looked for and
/// how to make it work; see [`CredentialsError::report`].
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
    let _ = &settings.profile;
    chain.link("environment", EnvProvider::new())
}
