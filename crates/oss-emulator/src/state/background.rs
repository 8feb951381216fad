//! Work that goes on after its request was answered.

use std::collections::HashSet;
use std::future::Future;
use std::sync::{Mutex, PoisonError};

use tokio::task::JoinSet;

/// The tasks of a running server that work in the background, by their ids.
#[derive(Debug, Default)]
pub(crate) struct Background(Mutex<Tasks>);

#[derive(Debug, Default)]
struct Tasks {
    running: JoinSet<String>,
    ids: HashSet<String>,
}

impl Background {
    /// Starts a task.
    pub(crate) fn start(&self, id: String, work: impl Future<Output = ()> + Send + 'static) {
        self.with_tasks(|tasks| {
            tasks.ids.insert(id.clone());
            tasks.running.spawn(async move {
                work.await;
                id
            });
        });
    }

    /// Returns whether a task is running. One that an earlier server has started is not.
    pub(crate) fn is_running(&self, id: &str) -> bool {
        self.with_tasks(|tasks| tasks.ids.contains(id))
    }

    /// Stops all tasks.
    pub(crate) fn stop(&self) {
        self.with_tasks(|tasks| *tasks = Tasks::default());
    }

    fn with_tasks<T>(&self, change: impl FnOnce(&mut Tasks) -> T) -> T {
        let mut tasks = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        while let Some(ended) = tasks.running.try_join_next() {
            if let Ok(id) = ended {
                tasks.ids.remove(&id);
            }
        }
        change(&mut tasks)
    }
}
