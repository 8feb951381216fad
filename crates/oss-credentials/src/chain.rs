//! Several sources, of which the first that is configured is taken.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use oss_sign::Credentials;

use crate::error::PassedOver;
use crate::flight::{Flight, Takeoff};
use crate::race::within;
use crate::{Context, CredentialsError, ProvideCredentials};

/// Asks its links in order and keeps to the first that has credentials.
///
/// - A link where nothing is configured is passed over; one that is configured but broken stops
///   the chain, since going on would silently take another identity.
/// - The winner is remembered, and its later failures are errors. Before the first success nothing
///   is remembered: an environment that is repaired works at the next call.
/// - However many callers ask first, the links are asked once.
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

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum OnFailure {
    Skip,
    Stop,
}

#[derive(Default)]
struct State {
    winner: Option<Link>,
    flight: Option<Flight<(Link, Credentials)>>,
}

impl ChainProvider {
    /// A chain without links.
    pub fn builder() -> ChainBuilder {
        ChainBuilder {
            links: Vec::new(),
            on_failure: OnFailure::Stop,
        }
    }

    fn resolve(&self, cx: &Context, min_lifetime: Duration, takeoff: Takeoff<(Link, Credentials)>) {
        let (chain, context) = (Arc::clone(&self.0), cx.clone());
        let work = async move {
            let walk = chain.walk(&context, min_lifetime);
            within(context.runtime(), DEADLINE, walk)
                .await
                .unwrap_or_else(|| {
                    Err(CredentialsError::Timeout {
                        what: "the credential chain".to_owned(),
                        after: DEADLINE,
                    })
                })
        };
        let chain = Arc::clone(&self.0);
        takeoff.spawn(cx.runtime(), work, move |result| {
            let mut state = chain.state();
            state.flight = None;
            state.winner = result.as_ref().ok().map(|(link, _)| link.clone());
            result
        });
    }
}

impl Chain {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn walk(
        &self,
        cx: &Context,
        min_lifetime: Duration,
    ) -> Result<(Link, Credentials), CredentialsError> {
        let mut walk = Walk {
            passed: Vec::new(),
            look_alikes: Vec::new(),
        };
        for link in &self.links {
            match link.provider.provide_for(cx, min_lifetime).await {
                Ok(credentials) => {
                    tracing::debug!(link = link.name, "the credential chain found its link");
                    return Ok((link.clone(), credentials));
                }
                Err(error) => walk.pass(&link.name, error, self.on_failure)?,
            }
        }
        Err(CredentialsError::NotFound {
            passed: walk.passed,
            look_alikes: walk.look_alikes,
        })
    }
}

/// The links passed so far.
struct Walk {
    passed: Vec<PassedOver>,
    look_alikes: Vec<String>,
}

impl Walk {
    /// Notes why a link is passed over, or gives the error at which the chain stops.
    fn pass(
        &mut self,
        link: &str,
        error: CredentialsError,
        on_failure: OnFailure,
    ) -> Result<(), CredentialsError> {
        match error {
            CredentialsError::NotFound {
                passed,
                look_alikes,
            } => {
                self.passed.extend(passed);
                self.look_alikes.extend(look_alikes);
                Ok(())
            }
            error if on_failure == OnFailure::Skip => {
                tracing::warn!(link, %error, "a broken link of the credential chain is skipped");
                let (reason, fix) = (format!("failed: {error}"), error.hint().into_owned());
                self.passed.push(PassedOver {
                    link: link.to_owned(),
                    reason,
                    fix,
                });
                Ok(())
            }
            error => Err(CredentialsError::ChainStopped {
                link: link.to_owned(),
                passed: std::mem::take(&mut self.passed),
                cause: Arc::new(error),
            }),
        }
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
                (Some(winner), _) => Next::Ask(winner.clone()),
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
            Next::Join(flight) => flight.result().await?.1,
            Next::Resolve(flight, takeoff) => {
                self.resolve(cx, min_lifetime, takeoff);
                flight.result().await?.1
            }
        };
        let path = format!("chain/{}", credentials.source().unwrap_or("custom"));
        Ok(credentials.with_source(path))
    }

    fn invalidate(&self, credentials: &Credentials) {
        let winner = self.0.state().winner.clone();
        if let Some(winner) = winner {
            winner.provider.invalidate(credentials);
        }
    }
}

enum Next {
    Ask(Link),
    Join(Flight<(Link, Credentials)>),
    Resolve(Flight<(Link, Credentials)>, Takeoff<(Link, Credentials)>),
}

impl fmt::Debug for ChainProvider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.0.links.iter().map(|link| &link.name).collect();
        f.debug_tuple("ChainProvider").field(&names).finish()
    }
}

/// Collects the links of a [`ChainProvider`], in the order in which they are asked.
pub struct ChainBuilder {
    links: Vec<Link>,
    on_failure: OnFailure,
}

impl ChainBuilder {
    /// Adds a link at the end; `name` is what errors call it.
    #[must_use]
    pub fn link(
        mut self,
        name: impl Into<String>,
        provider: impl ProvideCredentials + 'static,
    ) -> Self {
        self.links.push(Link {
            name: name.into(),
            provider: Arc::new(provider),
        });
        self
    }

    /// Passes over broken links too, with a warning each. A broken source then silently gives way
    /// to another identity; the default is to stop.
    #[must_use]
    pub fn skip_failures(self) -> Self {
        Self {
            on_failure: OnFailure::Skip,
            ..self
        }
    }

    /// The chain.
    pub fn build(self) -> ChainProvider {
        ChainProvider(Arc::new(Chain {
            links: self.links,
            on_failure: self.on_failure,
            state: Mutex::new(State::default()),
        }))
    }
}

impl fmt::Debug for ChainBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.links.iter().map(|link| &link.name).collect();
        f.debug_tuple("ChainBuilder").field(&names).finish()
    }
}

const DEADLINE: Duration = Duration::from_secs(30);
