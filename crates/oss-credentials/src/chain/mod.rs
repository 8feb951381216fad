//! Several providers, of which the first that is configured is used.

mod builder;
mod resolution;
mod walk;

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use oss_sign::Credentials;
use tracing::Instrument;

pub use self::builder::ChainBuilder;
pub use self::resolution::Resolution;

pub(crate) use self::walk::OnFailure;
use self::walk::Walk;
use crate::shared_task::{Promise, SharedTask};
use oss_context::{Context, CredentialsError, ProvideCredentials, Status};

/// Asks several providers in order, and uses the first that has credentials.
///
/// - A provider for which nothing is configured is passed over. A provider that is configured but does
///   not work stops the chain, because continuing would silently use another identity.
/// - The chain remembers which provider succeeded and uses only that one afterwards. Its later failures
///   are errors of the chain. Before the first success nothing is remembered, so that a corrected
///   configuration works at the next call.
/// - If several callers ask at the same time, the providers are asked only once.
///
/// ```
/// use oss_credentials::{ChainProvider, EnvProvider, StaticProvider};
///
/// let chain = ChainProvider::builder()
///     .link("environment", EnvProvider::new())
///     .link("fallback", StaticProvider::new("LTAIEXAMPLE", "example-secret")?)
///     .build();
/// # Ok::<(), oss_credentials::CredentialsError>(())
/// ```
#[derive(Clone)]
pub struct ChainProvider(Arc<Chain>);

struct Chain {
    links: Vec<Link>,
    on_failure: OnFailure,
    state: Mutex<State>,
}

#[derive(Clone)]
struct Link {
    name: String,
    provider: Arc<dyn ProvideCredentials>,
}

/// The result of asking the providers.
#[derive(Clone)]
struct Found {
    link: Link,
    credentials: Credentials,
    resolution: Arc<Resolution>,
}

#[derive(Default)]
struct State {
    winner: Option<(Link, Arc<Resolution>)>,
    task: Option<SharedTask<Found>>,
}

impl ChainProvider {
    /// Creates a builder for a chain. It has no providers yet.
    pub fn builder() -> ChainBuilder {
        ChainBuilder::new()
    }

    /// Returns which provider is used, and why those before it were passed over. Returns `None` before
    /// the first success.
    ///
    /// ```
    /// # use std::sync::Arc;
    /// # use oss_credentials::{Context, Environment};
    /// # use oss_transport::testing::{NoTransport, SteppedRuntime};
    /// use oss_credentials::{ChainProvider, EnvProvider, ProvideCredentials, StaticProvider};
    ///
    /// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let cx = Context::new(Arc::new(NoTransport::new()), Arc::new(SteppedRuntime::at_unix(0)))
    /// #     .with_environment(Environment::empty());
    /// let chain = ChainProvider::builder()
    ///     .link("environment", EnvProvider::new())
    ///     .link("fallback", StaticProvider::new("LTAIEXAMPLE", "example-secret")?)
    ///     .build();
    /// chain.provide(&cx).await?;
    /// let resolution = chain.resolution().ok_or("it has provided")?;
    /// assert_eq!(resolution.winner, "fallback");
    /// assert_eq!(resolution.passed[0].link, "environment");
    /// # Ok(()) }
    /// ```
    pub fn resolution(&self) -> Option<Resolution> {
        let state = self.0.state();
        state
            .winner
            .as_ref()
            .map(|(_, resolution)| (**resolution).clone())
    }

    fn resolve(&self, cx: &Context, min_lifetime: Duration, promise: Promise<Found>) {
        let (chain, context) = (Arc::clone(&self.0), cx.clone());
        let work = async move { chain.walk(&context, min_lifetime).await };
        let chain = Arc::clone(&self.0);
        let span = tracing::debug_span!("credentials.resolve");
        promise.spawn(cx.runtime(), work.instrument(span), move |result| {
            let mut state = chain.state();
            state.task = None;
            state.winner = result
                .as_ref()
                .ok()
                .map(|found| (found.link.clone(), Arc::clone(&found.resolution)));
            result
        });
    }
}

impl Chain {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn walk(&self, cx: &Context, min_lifetime: Duration) -> Result<Found, CredentialsError> {
        let mut walk = Walk::default();
        for link in &self.links {
            match link.provider.provide_for(cx, min_lifetime).await {
                Ok(credentials) => {
                    tracing::debug!(link = link.name, "the credential chain found credentials");
                    return Ok(Found {
                        link: link.clone(),
                        credentials,
                        resolution: Arc::new(walk.won_by(&link.name)),
                    });
                }
                Err(error) => walk.pass(&link.name, error, self.on_failure)?,
            }
        }
        Err(walk.nothing_found())
    }
}

#[async_trait]
impl ProvideCredentials for ChainProvider {
    async fn provide(&self, cx: &Context) -> Result<Credentials, CredentialsError> {
        self.provide_for(cx, Duration::ZERO).await
    }

    async fn provide_for(
        &self,
        cx: &Context,
        min_lifetime: Duration,
    ) -> Result<Credentials, CredentialsError> {
        let next = {
            let mut state = self.0.state();
            match (&state.winner, &state.task) {
                (Some((winner, _)), _) => Next::Ask(winner.clone()),
                (None, Some(task)) => Next::Join(task.clone()),
                (None, None) => {
                    let (task, promise) = SharedTask::new();
                    state.task = Some(task.clone());
                    Next::Resolve(task, promise)
                }
            }
        };
        let credentials = match next {
            Next::Ask(winner) => winner.provider.provide_for(cx, min_lifetime).await?,
            Next::Join(task) => task.result().await?.credentials,
            Next::Resolve(task, promise) => {
                self.resolve(cx, min_lifetime, promise);
                task.result().await?.credentials
            }
        };
        let path = format!("chain/{}", credentials.source().unwrap_or("custom"));
        Ok(credentials.with_source(path))
    }

    fn invalidate(&self, credentials: &Credentials) {
        let winner = self.0.state().winner.clone();
        if let Some((winner, _)) = winner {
            winner.provider.invalidate(credentials);
        }
    }

    /// Returns whether all providers of the chain cache their credentials.
    fn is_cached(&self) -> bool {
        self.0.links.iter().all(|link| link.provider.is_cached())
    }

    /// Returns the state of the provider that is used.
    fn status(&self) -> Option<Status> {
        let winner = self.0.state().winner.clone();
        winner.and_then(|(winner, _)| winner.provider.status())
    }
}

enum Next {
    Ask(Link),
    Join(SharedTask<Found>),
    Resolve(SharedTask<Found>, Promise<Found>),
}

impl fmt::Debug for ChainProvider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.0.links.iter().map(|link| &link.name).collect();
        f.debug_tuple("ChainProvider").field(&names).finish()
    }
}
