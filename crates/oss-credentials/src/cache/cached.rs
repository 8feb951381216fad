//! The async shell of the cache: it asks the state machine and does what it says.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use oss_sign::Credentials;
use tokio::sync::watch;
use tracing::Instrument;

use super::Status;
use super::state::{Action, State};
use crate::flight::{Flight, Takeoff};
use crate::race::{first, within};
use crate::{Context, CredentialsError, ProvideCredentials};

/// Keeps the credentials of another provider until shortly before they die.
///
/// - Dead keys are never given out; old ones are, while they live and new ones cannot be had.
/// - However many callers wait, one refresh runs, as a task of its own: callers may leave without
///   stopping it. Everyone who waited gets the same result or error. It has 25 s.
/// - Keys without a known end are kept until they are [invalidated](ProvideCredentials::invalidate).
///
/// A refresh runs with the [`Context`] of the caller who started it. Clones share what is kept. No
/// task lives while nothing is refreshed, and dropping the last clone ends a running refresh.
///
/// ```
/// use oss_credentials::{CachedProvider, Context, CredentialsError, ProvideCredentials};
/// # use oss_sign::Credentials;
/// # #[derive(Debug)] struct Vault;
/// # #[async_trait::async_trait]
/// # impl ProvideCredentials for Vault {
/// #     async fn provide(&self, _: &Context) -> Result<Credentials, CredentialsError> {
/// #         Ok(Credentials::new("id", "secret").unwrap())
/// #     }
/// # }
/// let provider = CachedProvider::new(Vault);
/// let same = provider.clone();
/// ```
///
/// Around a provider that [keeps its keys itself](ProvideCredentials::is_cached) it adds nothing:
/// two caches would refresh at different times and hide each other's keys.
#[derive(Clone)]
pub struct CachedProvider(Kind);

#[derive(Clone)]
enum Kind {
    Kept(Arc<Handle>),
    PassedThrough(Arc<dyn ProvideCredentials>),
}

/// What all clones share; when it goes, a running refresh ends.
struct Handle {
    cache: Arc<Cache>,
    alive: watch::Sender<()>,
}

struct Cache {
    source: Arc<dyn ProvideCredentials>,
    state: Mutex<State<Flight<Credentials>>>,
}

impl CachedProvider {
    /// Keeps what `source` gives.
    pub fn new(source: impl ProvideCredentials + 'static) -> Self {
        let source: Arc<dyn ProvideCredentials> = Arc::new(source);
        if source.is_cached() {
            return Self(Kind::PassedThrough(source));
        }
        Self(Kind::Kept(Handle::new(source, None)))
    }

    /// Fetches keys without a known end again after this time, beginning with an empty cache; the
    /// default is to keep them until they are [invalidated](ProvideCredentials::invalidate).
    ///
    /// Nothing says that such keys are dead by then, so they stay in use while fetching fails.
    #[must_use]
    pub fn refetch_after(self, time: Duration) -> Self {
        match self.0 {
            Kind::Kept(handle) => {
                let source = Arc::clone(&handle.cache.source);
                Self(Kind::Kept(Handle::new(source, Some(time))))
            }
            through @ Kind::PassedThrough(_) => Self(through),
        }
    }
}

impl Handle {
    fn new(source: Arc<dyn ProvideCredentials>, refetch_after: Option<Duration>) -> Arc<Self> {
        let state = Mutex::new(State::new(refetch_after));
        Arc::new(Self {
            cache: Arc::new(Cache { source, state }),
            alive: watch::Sender::new(()),
        })
    }

    fn next(&self, cx: &Context, min_lifetime: Duration) -> Next {
        let mut state = self.cache.state();
        match state.ask(cx.now(), min_lifetime) {
            Action::Serve(credentials) => Next::Serve(credentials),
            Action::Join(flight) => Next::Wait(flight),
            Action::Start => {
                let (flight, takeoff) = Flight::plan();
                state.started(flight.clone());
                drop(state);
                self.refresh(cx, min_lifetime, takeoff);
                Next::Wait(flight)
            }
        }
    }

    fn refresh(&self, cx: &Context, min_lifetime: Duration, takeoff: Takeoff<Credentials>) {
        let (cache, context) = (Arc::clone(&self.cache), cx.clone());
        let mut alive = self.alive.subscribe();
        let work = async move {
            let fetch = within(
                context.runtime(),
                DEADLINE,
                cache.fetch(&context, min_lifetime),
            );
            let last_handle_gone = async { while alive.changed().await.is_ok() {} };
            match first(fetch, last_handle_gone).await {
                Some(Some(result)) => result,
                Some(None) => Err(CredentialsError::Timeout {
                    what: "the refresh of credentials".to_owned(),
                    after: DEADLINE,
                }),
                None => Err(CredentialsError::Aborted),
            }
        };
        let (cache, context) = (Arc::clone(&self.cache), cx.clone());
        let span = tracing::debug_span!("credentials.refresh");
        takeoff.spawn(cx.runtime(), work.instrument(span), move |result| {
            let now = context.now();
            let mut state = cache.state();
            let result = state.finished(now, result);
            log(&result, state.left(now));
            result
        });
    }
}

/// One event for each refresh, however many waited for it.
fn log(result: &Result<Credentials, CredentialsError>, left: Option<Duration>) {
    let seconds_left = left.map(|left| left.as_secs());
    match result {
        Ok(fresh) => tracing::debug!(
            source = fresh.source(),
            seconds_left,
            "credentials refreshed"
        ),
        Err(error) if error.is_not_configured() => tracing::debug!(%error, "no credentials"),
        Err(error) => tracing::warn!(
            %error,
            cause = error.root().to_string(),
            seconds_left,
            "credentials could not be refreshed; old ones are used while they live"
        ),
    }
}

enum Next {
    Serve(Credentials),
    Wait(Flight<Credentials>),
}

impl Cache {
    fn state(&self) -> MutexGuard<'_, State<Flight<Credentials>>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn fetch(
        &self,
        cx: &Context,
        min_lifetime: Duration,
    ) -> Result<Credentials, CredentialsError> {
        if min_lifetime.is_zero() {
            self.source.provide(cx).await
        } else {
            self.source.provide_for(cx, min_lifetime).await
        }
    }
}

#[async_trait]
impl ProvideCredentials for CachedProvider {
    async fn provide(&self, cx: &Context) -> Result<Credentials, CredentialsError> {
        self.provide_for(cx, Duration::ZERO).await
    }

    async fn provide_for(
        &self,
        cx: &Context,
        min_lifetime: Duration,
    ) -> Result<Credentials, CredentialsError> {
        let handle = match &self.0 {
            Kind::Kept(handle) => handle,
            Kind::PassedThrough(source) => return source.provide_for(cx, min_lifetime).await,
        };
        let flight = match handle.next(cx, min_lifetime) {
            Next::Serve(credentials) => return Ok(credentials),
            Next::Wait(flight) => flight,
        };
        let result = flight.result().await;
        handle.cache.state().settle(cx.now(), result)
    }

    fn invalidate(&self, credentials: &Credentials) {
        if let Kind::Kept(handle) = &self.0 {
            handle.cache.state().invalidate(credentials);
        }
        self.source().invalidate(credentials);
    }

    fn is_cached(&self) -> bool {
        true
    }

    fn status(&self) -> Option<Status> {
        match &self.0 {
            Kind::Kept(handle) => Some(handle.cache.state().status()),
            Kind::PassedThrough(source) => source.status(),
        }
    }
}

impl CachedProvider {
    fn source(&self) -> &Arc<dyn ProvideCredentials> {
        match &self.0 {
            Kind::Kept(handle) => &handle.cache.source,
            Kind::PassedThrough(source) => source,
        }
    }
}

impl fmt::Debug for CachedProvider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("CachedProvider")
            .field(self.source())
            .finish()
    }
}

const DEADLINE: Duration = Duration::from_secs(25);
