//! Parts that are transferred in the background while their transfer waits for them.

use std::future::Future;
use std::sync::Arc;

use futures_util::future::{FutureExt, RemoteHandle};
use futures_util::stream::{FuturesUnordered, StreamExt};
use oss_transport::Runtime;

/// Tasks that belong to one transfer. Dropping this ends all of them.
pub(super) struct Tasks<T> {
    runtime: Arc<dyn Runtime>,
    running: FuturesUnordered<RemoteHandle<T>>,
}

impl<T: Send + 'static> Tasks<T> {
    pub(super) fn new(runtime: &Arc<dyn Runtime>) -> Self {
        Self {
            runtime: Arc::clone(runtime),
            running: FuturesUnordered::new(),
        }
    }

    /// Runs the future in the background.
    pub(super) fn start(&self, future: impl Future<Output = T> + Send + 'static) {
        self.running.push(start(&self.runtime, future));
    }

    /// Waits for the task that ends first. Returns `None` if there is none.
    pub(super) async fn next(&mut self) -> Option<T> {
        self.running.next().await
    }

    pub(super) fn len(&self) -> usize {
        self.running.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.running.is_empty()
    }
}

/// Runs the future in the background until the returned value is dropped.
pub(super) fn start<T: Send + 'static>(
    runtime: &Arc<dyn Runtime>,
    future: impl Future<Output = T> + Send + 'static,
) -> RemoteHandle<T> {
    let (future, handle) = future.remote_handle();
    runtime.spawn(Box::pin(future));
    handle
}
