//! Several sources, of which the first that is configured is taken.

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
use crate::flight::{Flight, Takeoff};
use oss_context::{Context, CredentialsError, ProvideCredentials, Status};

/// Asks its links in order and keeps to the first that has credentials.
///
/// - A link where nothing is configured is passed over; one that is configured but broken stops
///   the chain, since going on would silently take another identity.
/// - The winner is remembered, and its later failures are errors. Before the first success nothing
///   is remembered: an environment that is repaired works at the next call.
/// - However many callers ask first, the links are asked once, for as long as each takes.
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

/// What a walk over the links ends with.
#[derive(Clone)]
struct Found {
    link: Link,
    credentials: Credentials,
    resolution: Arc<Resolution>,
}

#[derive(Default)]
struct State {
    winner: Option<(Link, Arc<Resolution>)>,
    flight: Option<Flight<Found>>,
}

impl ChainProvider {
    /// A chain without links.
    pub fn builder() -> ChainBuilder {
        ChainBuilder::new()
    }

    /// Which link won and why those before it did not; `None` before the first success.
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

    fn resolve(&self, cx: &Context, min_lifetime: Duration, takeoff: Takeoff<Found>) {
        let (chain, context) = (Arc::clone(&self.0), cx.clone());
        let work = async move { chain.walk(&context, min_lifetime).await };
        let chain = Arc::clone(&self.0);
        let span = tracing::debug_span!("credentials.resolve");
        takeoff.spawn(cx.runtime(), work.instrument(span), move |result| {
            let mut state = chain.state();
            state.flight = None;
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
                    tracing::debug!(link = link.name, "the credential chain found its link");
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
            match (&state.winner, &state.flight) {
                (Some((winner, _)), _) => Next::Ask(winner.clone()),
                (None, Some(flight)) => Next::Join(flight.clone()),
                (None, None) => {
                    let (flight, takeoff) = Flight::plan();
                    state.flight = Some(flight.clone());
                    Next::Resolve(flight, takeoff)
                }
            }
        };
        let credentials = match next {
            Next::Ask(winner) => winner.provider.provide_for(cx, min_lifetime).await?,
            Next::Join(flight) => flight.result().await?.credentials,
            Next::Resolve(flight, takeoff) => {
                self.resolve(cx, min_lifetime, takeoff);
                flight.result().await?.credentials
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

    /// Whether every link does, which the winner then does too.
    fn is_cached(&self) -> bool {
        self.0.links.iter().all(|link| link.provider.is_cached())
    }

    /// That of the winner.
    fn status(&self) -> Option<Status> {
        let winner = self.0.state().winner.clone();
        winner.and_then(|(winner, _)| winner.provider.status())
    }
}

enum Next {
    Ask(Link),
    Join(Flight<Found>),
    Resolve(Flight<Found>, Takeoff<Found>),
}

impl fmt::Debug for ChainProvider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.0.links.iter().map(|link| &link.name).collect();
        f.debug_tuple("ChainProvider").field(&names).finish()
    }
}
