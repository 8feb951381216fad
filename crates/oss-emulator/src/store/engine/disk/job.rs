//! Operations that wait to be carried out by the thread that makes all changes.

use std::panic::{AssertUnwindSafe, catch_unwind};

use tokio::sync::oneshot;

use crate::store::engine::changes::{Changes, Finished};
use crate::store::engine::view::View;
use crate::store::error::StoreError;
use crate::store::ids::Ids;

/// An operation that waits, with the place where its result is expected.
pub(super) trait Job: Send {
    /// Carries out the operation over these rows. The result is kept until [`Job::answer`]. Returns
    /// the changes, or `None` if the operation has failed.
    fn run(&mut self, ids: &Ids, view: &dyn View) -> Option<Finished>;

    /// Gives the result to the caller, or the error because of which the changes are not durable.
    fn answer(self: Box<Self>, outcome: Result<(), StoreError>);
}

/// Creates a job, and returns it with the place where its result will appear.
pub(super) fn job<T, F>(operation: F) -> (Box<dyn Job>, oneshot::Receiver<Result<T, StoreError>>)
where
    T: Send + 'static,
    F: FnOnce(&dyn View, &mut Changes<'_>) -> Result<T, StoreError> + Send + 'static,
{
    let (answer, answered) = oneshot::channel();
    let waiting = Waiting {
        operation: Some(operation),
        result: None,
        answer,
    };
    (Box::new(waiting), answered)
}

struct Waiting<T, F> {
    operation: Option<F>,
    result: Option<Result<T, StoreError>>,
    answer: oneshot::Sender<Result<T, StoreError>>,
}

impl<T, F> Job for Waiting<T, F>
where
    T: Send + 'static,
    F: FnOnce(&dyn View, &mut Changes<'_>) -> Result<T, StoreError> + Send + 'static,
{
    fn run(&mut self, ids: &Ids, view: &dyn View) -> Option<Finished> {
        let operation = self.operation.take()?;
        let carried_out = catch_unwind(AssertUnwindSafe(|| {
            let mut changes = Changes::new(ids);
            let result = operation(view, &mut changes)?;
            Ok((result, changes.finish(view)?))
        }));
        // If the operation panics, the caller finds that its answer is missing, and the thread
        // continues with the others.
        match carried_out.ok()? {
            Ok((result, finished)) => {
                self.result = Some(Ok(result));
                Some(finished)
            }
            Err(error) => {
                self.result = Some(Err(error));
                None
            }
        }
    }

    fn answer(self: Box<Self>, outcome: Result<(), StoreError>) {
        let result = match outcome {
            Ok(()) => self.result,
            Err(error) => Some(Err(error)),
        };
        if let Some(result) = result {
            // The caller may have gone in the meantime.
            drop(self.answer.send(result));
        }
    }
}
