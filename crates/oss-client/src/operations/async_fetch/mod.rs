//! Fetch tasks.
//!
//! | operation | what it does |
//! |---|---|
//! | [`Bucket::put_async_fetch_task`] | Asks OSS to fetch a file from a URL and to store it in a bucket. |
//! | [`Bucket::get_async_fetch_task`] | Reads the state of a task that fetches a file. |

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::bucket::Bucket;

mod async_fetch_task_configuration;
mod get_async_fetch_task;
mod put_async_fetch_task;
#[cfg(test)]
mod tests;

pub use async_fetch_task_configuration::AsyncFetchTaskConfiguration;
pub use get_async_fetch_task::{GetAsyncFetchTask, GetAsyncFetchTaskOutput};
pub use put_async_fetch_task::{PutAsyncFetchTask, PutAsyncFetchTaskOutput};

/// Fetch tasks.
impl Bucket {
    /// Asks OSS to fetch a file from a URL and to store it in a bucket. See [`PutAsyncFetchTask`].
    pub fn put_async_fetch_task(
        &self,
        task: impl Into<AsyncFetchTaskConfiguration>,
    ) -> PutAsyncFetchTask {
        PutAsyncFetchTask::new(self, task)
    }

    /// Reads the state of a task that fetches a file. See [`GetAsyncFetchTask`].
    pub fn get_async_fetch_task(&self, task_id: impl Into<String>) -> GetAsyncFetchTask {
        GetAsyncFetchTask::new(self, task_id)
    }
}
