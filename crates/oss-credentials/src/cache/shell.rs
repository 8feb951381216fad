//! The async part of the cache, which does what the state machine decides.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use arc_swap::ArcSwapOption;
use oss_sign::Credentials;
use tokio::sync::watch;
use tracing::Instrument;

use super::state::{Action, Held, Moment, State};
use crate::shared_task::{Promise, SharedTask};
use oss_context::race::{first, within};
use oss_context::{Context, CredentialsError, ProvideCredentials, Status};

/// What all clones of a provider share. A running refresh stops when it is dropped.
pub(super) struct Handle {
    cache: Arc<Cache>,
    alive: watch::Sender<()>,
}

/// What a running refresh needs too.
struct Cache {
    source: Arc<dyn ProvideCredentials>,
    state: Mutex<State<SharedTask<()>>>,
    limits: Limits,
    /// A copy of the keys in the state, for calls that need no refresh. It is changed together with the
    /// state, under its lock.
    usable: ArcSwapOption<Held>,
}

/// The times of a cache that depend on its source.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// When keys without a known end are fetched again.
    pub(super) refetch_after: Option<Duration>,
    /// How long one refresh may take.
    pub(super) deadline: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            refetch_after: None,
            deadline: DEADLINE,
        }
    }
}

/// What a caller must do after the state machine has decided.
enum Next {
    Done(Result<Credentials, CredentialsError>),
    Wait(SharedTask<()>),
}

impl Handle {
    pub(super) fn new(source: Arc<dyn ProvideCredentials>, limits: Limits) -> Arc<Self> {
        let cache = Cache {
            source,
            state: Mutex::new(State::new(limits.refetch_after)),
            limits,
            usable: ArcSwapOption::empty(),
        };
        Arc::new(Self {
            cache: Arc::new(cache),
            alive: watch::Sender::new(()),
        })
    }

    /// The same source with an empty cache of other limits.
    pub(super) fn with_limits(&self, change: impl FnOnce(Limits) -> Limits) -> Arc<Self> {
        Self::new(Arc::clone(self.source()), change(self.cache.limits))
    }

    pub(super) fn source(&self) -> &Arc<dyn ProvideCredentials> {
        &self.cache.source
    }

    pub(super) fn status(&self) -> Status {
        self.cache.state().status()
    }

    pub(super) fn invalidate(&self, credentials: &Credentials) {
        self.cache.change(|state| state.invalidate(credentials));
    }

    pub(super) async fn keys(
        &self,
        cx: &Context,
        min_lifetime: Duration,
    ) -> Result<Credentials, CredentialsError> {
        let now = Moment::now(cx);
        if let Some(held) = &*self.cache.usable.load()
            && held.serves(now, min_lifetime)
        {
            return Ok(held.credentials().clone());
        }
        match self.next(cx, now, min_lifetime) {
            Next::Done(result) => result,
            Next::Wait(task) => {
                let result = task.result().await;
                self.cache.state().settle(Moment::now(cx), result)
            }
        }
    }

    fn next(&self, cx: &Context, now: Moment, min_lifetime: Duration) -> Next {
        let mut state = self.cache.state();
        let action = state.ask(now, min_lifetime);
        let served = match action {
            Action::Fail(error) => return Next::Done(state.settle(now, Err(error))),
            Action::Join(task) => return Next::Wait(task),
            Action::Serve(credentials) => return Next::Done(Ok(credentials)),
            Action::ServeAndStart(credentials) => Some(credentials),
            Action::Start => None,
        };
        let (task, promise) = SharedTask::new();
        state.started(task.clone());
        let span = tracing::debug_span!("credentials.refresh", provider = state.source());
        drop(state);
        let work = self.refresh(cx, min_lifetime).instrument(span);
        self.start(cx, promise, work);
        served.map_or(Next::Wait(task), |credentials| Next::Done(Ok(credentials)))
    }

    fn refresh(
        &self,
        cx: &Context,
        min_lifetime: Duration,
    ) -> impl Future<Output = Result<Credentials, CredentialsError>> + Send + 'static {
        let (cache, context) = (Arc::clone(&self.cache), cx.clone());
        let mut alive = self.alive.subscribe();
        async move {
            let fetch = cache.fetch(&context, min_lifetime);
            let deadline = cache.limits.deadline;
            let fetch = within(context.runtime(), deadline, fetch);
            let last_handle_gone = async { while alive.changed().await.is_ok() {} };
            match first(fetch, last_handle_gone).await {
                Some(Some(result)) => result,
                Some(None) => Err(CredentialsError::Timeout {
                    what: "the refresh of credentials".to_owned(),
                    after: deadline,
                }),
                None => Err(CredentialsError::Aborted),
            }
        }
    }

    fn start(
        &self,
        cx: &Context,
        promise: Promise<()>,
        work: impl Future<Output = Result<Credentials, CredentialsError>> + Send + 'static,
    ) {
        let (cache, context) = (Arc::clone(&self.cache), cx.clone());
        promise.spawn(cx.runtime(), work, move |result| {
            let (now, random) = (Moment::now(&context), context.random());
            let (result, provider, left) = cache.change(|state| {
                let result = state.finished(now, result, random);
                (result, state.source().map(str::to_owned), state.left(now))
            });
            log(&result, provider.as_deref(), left);
            result
        });
    }
}

impl Cache {
    fn state(&self) -> MutexGuard<'_, State<SharedTask<()>>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn change<T>(&self, change: impl FnOnce(&mut State<SharedTask<()>>) -> T) -> T {
        let mut state = self.state();
        let result = change(&mut state);
        self.usable.store(state.usable());
        result
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

/// Logs one event for each refresh, however many callers waited for it.
fn log(result: &Result<(), CredentialsError>, provider: Option<&str>, left: Option<Duration>) {
    let seconds_left = left.map(|left| left.as_secs());
    let error = match result {
        Ok(_) => return tracing::debug!(provider, seconds_left, "credentials refreshed"),
        Err(error) if error.is_not_configured() => {
            return tracing::debug!(%error, "no credentials");
        }
        Err(error) => error,
    };
    let service = error.service();
    tracing::warn!(
        provider,
        %error,
        cause = deepest(error).to_string(),
        code = service.and_then(|service| service.code()),
        request_id = service.and_then(|service| service.request_id()),
        seconds_left,
        "credentials could not be refreshed; old ones are used while they live"
    );
}

/// The error that caused it in the end.
fn deepest(error: &CredentialsError) -> &(dyn std::error::Error + 'static) {
    let mut error: &(dyn std::error::Error + 'static) = error;
    while let Some(source) = error.source() {
        error = source;
    }
    error
}

const DEADLINE: Duration = Duration::from_secs(25);

#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::task::{Context as TaskContext, Poll, Waker};

    use oss_transport::testing::{NoTransport, SteppedRuntime};

    use super::*;

    #[tokio::test]
    async fn a_call_that_needs_no_refresh_takes_no_lock() {
        let runtime = SteppedRuntime::at_unix(1_772_694_489).manual();
        let cx = Context::new(Arc::new(NoTransport::new()), Arc::new(runtime));
        let fresh = Credentials::new("id", "secret")
            .unwrap()
            .with_expiration(cx.now().plus_seconds(3600));
        let handle = Handle::new(Arc::new(fresh), Limits::default());
        handle.keys(&cx, Duration::ZERO).await.unwrap();

        let locked = handle.cache.state();
        let (sender, answered) = mpsc::channel();
        let other = Arc::clone(&handle);
        let caller = std::thread::spawn(move || {
            let keys = std::pin::pin!(other.keys(&cx, Duration::from_secs(60)));
            let polled = keys.poll(&mut TaskContext::from_waker(Waker::noop()));
            sender.send(matches!(polled, Poll::Ready(Ok(_)))).unwrap();
        });
        let served = answered.recv_timeout(Duration::from_secs(10));
        drop(locked);
        caller.join().unwrap();
        assert_eq!(served, Ok(true));
    }
}
