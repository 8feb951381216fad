//! One piece of work for which many wait: it runs on although they leave.

use std::future::Future;
use std::marker::PhantomData;
use std::sync::Arc;

use oss_transport::Runtime;
use tokio::sync::watch;

use oss_context::CredentialsError;

/// The result of work that runs, for everyone who wants to wait for it.
#[derive(Debug)]
pub(crate) struct Flight<T>(watch::Receiver<Option<Result<T, CredentialsError>>>);

/// The other end: whoever holds it owes the result.
#[derive(Debug)]
pub(crate) struct Takeoff<T>(watch::Sender<Option<Result<T, CredentialsError>>>);

impl<T: Clone + Send + Sync + 'static> Flight<T> {
    /// The two ends, before anything runs.
    pub(crate) fn plan() -> (Self, Takeoff<T>) {
        let (sender, receiver) = watch::channel(None);
        (Self(receiver), Takeoff(sender))
    }

    /// Waits for the result. Dropping the future does not stop the work.
    pub(crate) async fn result(mut self) -> Result<T, CredentialsError> {
        match self.0.wait_for(Option::is_some).await {
            Ok(result) => result.clone().unwrap_or(Err(CredentialsError::Aborted)),
            Err(_) => Err(CredentialsError::Aborted),
        }
    }
}

impl<T> Clone for Flight<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T: Clone + Send + Sync + 'static> Takeoff<T> {
    /// Runs `work` in the background. `land` gets its result, or [`CredentialsError::Aborted`] if
    /// the task is dropped or panics, and says what those who wait get.
    ///
    /// Call it without a lock that `land` takes: a runtime that is gone lands it at once.
    pub(crate) fn spawn<W, L>(
        self,
        runtime: &Arc<dyn Runtime>,
        work: impl Future<Output = Result<W, CredentialsError>> + Send + 'static,
        land: L,
    ) where
        W: Send + 'static,
        L: FnOnce(Result<W, CredentialsError>) -> Result<T, CredentialsError> + Send + 'static,
    {
        let landing = Landing {
            sender: self.0,
            land: Some(land),
            work: PhantomData,
        };
        runtime.spawn(Box::pin(async move {
            // Named here, so that a task dropped before it first ran lands as well.
            let mut landing = landing;
            let result = work.await;
            landing.finish(result);
        }));
    }
}

struct Landing<W, T, L: FnOnce(Result<W, CredentialsError>) -> Result<T, CredentialsError>> {
    sender: watch::Sender<Option<Result<T, CredentialsError>>>,
    land: Option<L>,
    work: PhantomData<fn(W)>,
}

impl<W, T, L: FnOnce(Result<W, CredentialsError>) -> Result<T, CredentialsError>> Landing<W, T, L> {
    fn finish(&mut self, result: Result<W, CredentialsError>) {
        if let Some(land) = self.land.take() {
            self.sender.send_replace(Some(land(result)));
        }
    }
}

impl<W, T, L: FnOnce(Result<W, CredentialsError>) -> Result<T, CredentialsError>> Drop
    for Landing<W, T, L>
{
    fn drop(&mut self) {
        self.finish(Err(CredentialsError::Aborted));
    }
}
