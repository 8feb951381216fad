//! A background task for whose result several callers wait. It continues if they stop waiting.

use std::future::Future;
use std::marker::PhantomData;
use std::sync::Arc;

use oss_transport::Runtime;
use tokio::sync::watch;

use oss_context::CredentialsError;

/// The future result of a task, for any number of callers.
#[derive(Debug)]
pub(crate) struct SharedTask<T>(watch::Receiver<Option<Result<T, CredentialsError>>>);

/// The other end of a [`SharedTask`]: whoever has it must provide the result.
#[derive(Debug)]
pub(crate) struct Promise<T>(watch::Sender<Option<Result<T, CredentialsError>>>);

impl<T: Clone + Send + Sync + 'static> SharedTask<T> {
    /// Creates both ends. Nothing runs yet.
    pub(crate) fn new() -> (Self, Promise<T>) {
        let (sender, receiver) = watch::channel(None);
        (Self(receiver), Promise(sender))
    }

    /// Waits for the result. Dropping this future does not stop the task.
    pub(crate) async fn result(mut self) -> Result<T, CredentialsError> {
        match self.0.wait_for(Option::is_some).await {
            Ok(result) => result.clone().unwrap_or(Err(CredentialsError::Aborted)),
            Err(_) => Err(CredentialsError::Aborted),
        }
    }
}

impl<T> Clone for SharedTask<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T: Clone + Send + Sync + 'static> Promise<T> {
    /// Runs `work` as a background task. `complete` gets its result, or [`CredentialsError::Aborted`] if
    /// the task is dropped or panics, and returns the result for the callers that wait.
    ///
    /// Do not hold a lock that `complete` takes: if the runtime was shut down, `complete` is called
    /// immediately.
    pub(crate) fn spawn<W, L>(
        self,
        runtime: &Arc<dyn Runtime>,
        work: impl Future<Output = Result<W, CredentialsError>> + Send + 'static,
        complete: L,
    ) where
        W: Send + 'static,
        L: FnOnce(Result<W, CredentialsError>) -> Result<T, CredentialsError> + Send + 'static,
    {
        let completion = Completion {
            sender: self.0,
            complete: Some(complete),
            work: PhantomData,
        };
        runtime.spawn(Box::pin(async move {
            // This moves the value into the task, so that it is also dropped with a task that never ran.
            let mut completion = completion;
            let result = work.await;
            completion.finish(result);
        }));
    }
}

struct Completion<W, T, L: FnOnce(Result<W, CredentialsError>) -> Result<T, CredentialsError>> {
    sender: watch::Sender<Option<Result<T, CredentialsError>>>,
    complete: Option<L>,
    work: PhantomData<fn(W)>,
}

impl<W, T, L: FnOnce(Result<W, CredentialsError>) -> Result<T, CredentialsError>>
    Completion<W, T, L>
{
    fn finish(&mut self, result: Result<W, CredentialsError>) {
        if let Some(complete) = self.complete.take() {
            self.sender.send_replace(Some(complete(result)));
        }
    }
}

impl<W, T, L: FnOnce(Result<W, CredentialsError>) -> Result<T, CredentialsError>> Drop
    for Completion<W, T, L>
{
    fn drop(&mut self) {
        self.finish(Err(CredentialsError::Aborted));
    }
}
