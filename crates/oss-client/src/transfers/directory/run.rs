//! A transfer of directories that is running.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use futures_core::Stream;
use futures_util::future::RemoteHandle;
use tokio::sync::mpsc::{Receiver, channel};

use super::builder::DirectoryTransfer;
use super::engine;
use super::report::{DirectoryReport, FileReport};
use crate::error::Result;
use crate::transfers::tasks;

/// A transfer of directories that is running: a stream of what happened to each file, in the order in which
/// that happened. [`DirectoryTransfer::start`] returns it.
///
/// At the end of the stream, [`finish`](Self::finish) says how the transfer ended. The transfer waits while
/// 64 reports have not been taken.
///
/// Dropping it ends the transfer. Files that are under way are given up as
/// [`Upload::send`](crate::transfers::Upload::send) and
/// [`Download::to_file`](crate::transfers::Download::to_file) describe; what was done stays.
#[must_use = "the transfer ends when this is dropped"]
pub struct DirectoryRun {
    reports: Receiver<FileReport>,
    ended: RemoteHandle<Result<DirectoryReport>>,
}

impl DirectoryRun {
    fn of(transfer: DirectoryTransfer) -> Self {
        let (out, reports) = channel(WAITING);
        let runtime = Arc::clone(transfer.client.context().runtime());
        Self {
            reports,
            ended: tasks::start(&runtime, engine::run(transfer, out)),
        }
    }

    /// Returns what happened to the next file, or `None` at the end.
    ///
    /// # Cancel safety
    ///
    /// If the future is dropped, no report is lost.
    pub async fn next(&mut self) -> Option<FileReport> {
        self.reports.recv().await
    }

    /// Waits for the end, and returns what happened to all files. Reports that were not taken are counted
    /// too.
    ///
    /// # Errors
    ///
    /// As for [`DirectoryTransfer::send`].
    pub async fn finish(mut self) -> Result<DirectoryReport> {
        while self.next().await.is_some() {}
        self.ended.await
    }
}

impl DirectoryTransfer {
    /// Begins the transfer, and returns it as a stream of what happens to each file.
    pub fn start(self) -> DirectoryRun {
        DirectoryRun::of(self)
    }

    /// Makes the transfer, and returns what happened to all files.
    ///
    /// Files that fail are in the report, and are not an error:
    /// [`is_complete`](DirectoryReport::is_complete) says whether there were any.
    ///
    /// # Errors
    ///
    /// - [`ErrorKind::InvalidRequest`](crate::ErrorKind::InvalidRequest) if both directories are local, or
    ///   overlap. Nothing is done.
    /// - [`ErrorKind::Io`](crate::ErrorKind::Io) if the local folder cannot be read or created.
    /// - The errors of the requests that list the objects, and that there is no such bucket, or are no
    ///   credentials.
    /// - With [`fail_fast`](Self::fail_fast), the error of the first file that fails.
    /// - [`ErrorKind::Deadline`](crate::ErrorKind::Deadline) if the time has passed that
    ///   [`timeout`](Self::timeout) sets.
    ///
    /// Some files may have been transferred then.
    ///
    /// # Cancel safety
    ///
    /// If the future is dropped, the transfer ends as if a [`DirectoryRun`] is dropped.
    pub async fn send(self) -> Result<DirectoryReport> {
        self.start().finish().await
    }
}

impl IntoFuture for DirectoryTransfer {
    type Output = Result<DirectoryReport>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

impl Stream for DirectoryRun {
    type Item = FileReport;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<FileReport>> {
        self.reports.poll_recv(cx)
    }
}

impl fmt::Debug for DirectoryRun {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DirectoryRun").finish_non_exhaustive()
    }
}

/// How many reports wait for the caller at most.
const WAITING: usize = 64;
