//! The transfer that is under way: its progress is shown, and if it is stopped, the user is told what
//! to do.

use std::cell::RefCell;
use std::time::Duration;

use futures_util::StreamExt;
use oss_client::transfers::{self, Snapshot};

use super::again::AGAIN;
use crate::exit::ExitStatus;
use crate::failure::{Failure, Result};
use crate::output::progress::{Curtain, Progress};
use crate::output::size::human;
use crate::session::Session;

/// What a command transfers just now.
#[derive(Debug, Default)]
pub(crate) struct Underway(RefCell<Option<Current>>);

/// A transfer, for people.
#[derive(Clone, Debug)]
pub(crate) struct Task {
    /// What is shown beside the bar, such as `upload a.txt`.
    pub(crate) label: String,
    /// What messages say, such as `upload a.txt → oss://examplebucket/a.txt`.
    pub(crate) way: String,
    /// How many bytes there are, if that is known before the transfer begins.
    pub(crate) total: Option<u64>,
    /// Whether it is noted which parts were transferred.
    pub(crate) is_resumable: bool,
}

#[derive(Debug)]
struct Current {
    task: Task,
    last: Snapshot,
    curtain: Curtain,
}

impl Underway {
    /// Runs a command to its end, or until the user asks the program to stop. What is interrupted
    /// cleans up after itself then, for which it has 5 seconds.
    ///
    /// # Errors
    ///
    /// Those of the command, and that a transfer was stopped.
    pub(crate) async fn until_stopped(
        &self,
        work: impl Future<Output = Result<ExitStatus>>,
        session: &Session,
    ) -> Result<ExitStatus> {
        let stop = session.stop();
        let status = tokio::select! {
            outcome = work => return outcome,
            status = stop.requested() => status,
        };
        // The work was dropped, and so the bar is gone and the uploads are being aborted.
        if !session.settle(PATIENCE).await {
            session.printer().warning(
                "an upload was perhaps not aborted; its parts cost money until oss rm --uploads \
                 removes them",
            );
        }
        match self.0.take() {
            Some(current) => Err(current.stopped(status)),
            None => Ok(status),
        }
    }

    /// Writes something while no bar is there.
    pub(crate) fn aside<T>(&self, write: impl FnOnce() -> T) -> T {
        let curtain = self.0.borrow().as_ref().map(|now| now.curtain.clone());
        match curtain {
            Some(curtain) => curtain.aside(write),
            None => write(),
        }
    }

    /// Runs a transfer to its end, and shows its progress meanwhile.
    pub(crate) async fn watch<T>(
        &self,
        task: Task,
        mut progress: transfers::Progress,
        transfer: impl Future<Output = T>,
        session: &Session,
    ) -> T {
        let mut shown = Progress::begin(session.printer(), &task.label, task.total);
        let last = Snapshot::default();
        let curtain = shown.curtain();
        self.0.replace(Some(Current {
            task,
            last,
            curtain,
        }));
        tokio::pin!(transfer);
        loop {
            tokio::select! {
                biased;
                ended = &mut transfer => {
                    self.0.take();
                    return ended;
                }
                Some(now) = progress.next() => {
                    shown.show(now.bytes, now.total);
                    if let Some(current) = self.0.borrow_mut().as_mut() {
                        current.last = now;
                    }
                }
            }
        }
    }
}

impl Current {
    fn stopped(&self, status: ExitStatus) -> Failure {
        let Self { task, last, .. } = self;
        let done = human(last.bytes);
        let stopped = match last.total.or(task.total) {
            Some(total) => format!("{}: stopped after {done} of {}", task.way, human(total)),
            None => format!("{}: stopped after {done}", task.way),
        };
        let failure = Failure::new(status, stopped);
        match task.is_resumable && last.parts > 0 {
            true => failure.hint(AGAIN),
            false => failure,
        }
    }
}

/// How long the program waits for uploads that are being aborted.
const PATIENCE: Duration = Duration::from_secs(5);
