//! The disk as an engine: how operations reach the thread that makes all changes.

use std::fmt;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use super::job::job;
use super::published::Published;
use super::writer::Message;
use crate::store::engine::changes::Changes;
use crate::store::engine::view::View;
use crate::store::error::StoreError;
use crate::store::files::blobs::Blobs;

/// Rows and blobs on a disk. The directory is in use until this value is dropped.
pub(crate) struct DiskRows {
    pub(super) published: Arc<Published>,
    pub(super) blobs: Arc<Blobs>,
    pub(super) messages: Sender<Message>,
    pub(super) thread: Mutex<Option<JoinHandle<()>>>,
}

impl DiskRows {
    /// Returns the blobs that are files.
    pub(crate) fn blobs(&self) -> &Arc<Blobs> {
        &self.blobs
    }

    /// Reads the rows.
    ///
    /// # Errors
    ///
    /// Returns the error of `read`.
    pub(crate) fn read<T>(
        &self,
        read: impl FnOnce(&dyn View) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let result = read(&*self.published.get());
        if let Err(StoreError::Disk(_)) = result {
            // After an error of the disk the database refuses everything until it is opened again.
            drop(self.messages.send(Message::Check));
        }
        result
    }

    /// Carries out an operation that changes rows. Its changes are durable when this method returns.
    ///
    /// # Errors
    ///
    /// Returns the error of the operation; nothing is changed then. Returns [`StoreError::Disk`] if
    /// the disk has refused. In this case the changes may or may not have taken effect.
    pub(crate) async fn change<T: Send + 'static>(
        &self,
        operation: impl FnOnce(&dyn View, &mut Changes<'_>) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let stopped = || StoreError::Disk("the store does not accept changes".to_owned());
        let (job, answered) = job(operation);
        let sent = self.messages.send(Message::Job(job));
        sent.map_err(|_| stopped())?;
        answered.await.unwrap_or_else(|_| Err(stopped()))
    }

    /// Ends the thread after the operations that are waiting, and closes the database. This call
    /// blocks.
    pub(crate) fn close(&self) {
        drop(self.messages.send(Message::Stop));
        let mut thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(thread) = thread.take() {
            drop(thread.join());
        }
    }
}

impl Drop for DiskRows {
    fn drop(&mut self) {
        self.close();
    }
}

impl fmt::Debug for DiskRows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DiskRows").finish_non_exhaustive()
    }
}
