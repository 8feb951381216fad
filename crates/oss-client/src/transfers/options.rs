//! What can be set for every transfer, and what every part of it needs.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use oss_transport::{RateLimit, Runtime};

use crate::bucket::Bucket;
use crate::client::Client;
use crate::error::{Error, Result, Subject};
use crate::pipeline::Deadline;
use crate::scheduler::Member;
use crate::transfers::progress::{Counters, Progress};

/// What can be set for every transfer.
#[derive(Clone, Default)]
pub(super) struct Options {
    pub(super) part_size: Option<u64>,
    pub(super) parallel: Option<usize>,
    pub(super) timeout: Option<Duration>,
    pub(super) rate: Option<RateLimit>,
    pub(super) resume: Resume,
    pub(super) counters: Arc<Counters>,
    /// The turns that the transfer takes, if it is a part of a larger one.
    pub(super) member: Option<Arc<Member>>,
    /// When the larger transfer ends.
    pub(super) until: Option<Deadline>,
}

/// Where a transfer notes how far it has come.
#[derive(Clone, Debug, Default)]
pub(super) enum Resume {
    /// Nowhere: it begins anew each time.
    #[default]
    Never,
    /// In the folder for the state of programs.
    InUsualFolder,
    InFolder(PathBuf),
}

/// Writes the methods by which the options are set.
macro_rules! options {
    ($transfer:ident) => {
        impl $transfer {
            /// Sets the size of the parts, in bytes. A part has 100 KiB to 5 GiB, and an upload or a copy
            /// at most 10,000 of them. A size that does not fit is refused when the transfer begins,
            /// never replaced. By default it is chosen by the size of the object.
            pub fn part_size(mut self, bytes: u64) -> Self {
                self.options.part_size = Some(bytes);
                self
            }

            /// Sets how many parts of this transfer are under way at once at most. All transfers of the
            /// client together have a limit as well
            /// ([`ClientBuilder::transfer_limits`](crate::ClientBuilder::transfer_limits)), which is the
            /// only one by default.
            pub fn parallel(mut self, parts: usize) -> Self {
                self.options.parallel = Some(parts.max(1));
                self
            }

            /// Sets a time limit for the whole transfer. By default there is none.
            pub fn timeout(mut self, timeout: std::time::Duration) -> Self {
                self.options.timeout = Some(timeout);
                self
            }

            /// Limits the speed. Transfers that are given the same limit share it.
            pub fn rate_limit(mut self, limit: &oss_transport::RateLimit) -> Self {
                self.options.rate = Some(limit.clone());
                self
            }

            /// Returns the progress of the transfer, as a stream. It can be called before the transfer
            /// begins, and several times.
            pub fn progress(&self) -> $crate::transfers::Progress {
                self.options.progress(&self.client)
            }
        }
    };
}

/// Writes the methods by which a transfer is made resumable.
macro_rules! resumable {
    ($transfer:ident) => {
        impl $transfer {
            /// Notes how far the transfer has come, so that it continues there when it is begun again, also
            /// after the program was killed.
            ///
            /// The notes are in `$XDG_STATE_HOME/oss-rs` or `~/.local/state/oss-rs`, on Windows in
            /// `%LOCALAPPDATA%\oss-rs`. They contain no secrets, and are removed at the end. While one
            /// process makes the transfer, another one that begins it fails with
            /// [`ErrorKind::AlreadyRunning`](crate::ErrorKind::AlreadyRunning).
            ///
            /// What was noted is believed only if it is of the same transfer and of the same content. If the
            /// source has changed meanwhile, the transfer begins anew.
            pub fn resumable(mut self) -> Self {
                self.options.resume = $crate::transfers::options::Resume::InUsualFolder;
                self
            }

            /// Notes how far the transfer has come in exactly this folder, which is created if it does not
            /// exist. Everything else is as with [`resumable`](Self::resumable).
            pub fn resumable_in(mut self, folder: impl Into<std::path::PathBuf>) -> Self {
                self.options.resume = $crate::transfers::options::Resume::InFolder(folder.into());
                self
            }
        }
    };
}

pub(super) use {options, resumable};

impl Options {
    pub(super) fn progress(&self, client: &Client) -> Progress {
        Progress::new(&self.counters, client.context().runtime())
    }

    pub(super) fn job(
        &self,
        client: &Client,
        operation: &'static str,
        bucket: &str,
        key: &str,
    ) -> Result<Job> {
        let subject = Subject {
            operation,
            resource: format!("{bucket}/{}", key.escape_debug()),
        };
        let bucket = client
            .bucket(bucket)
            .map_err(|error| error.about(&subject))?;
        let runtime = client.context().runtime();
        Ok(Job {
            bucket,
            key: key.to_owned(),
            member: match &self.member {
                Some(member) => Arc::clone(member),
                None => Arc::new(client.shared().transfers.join()),
            },
            counters: Arc::clone(&self.counters),
            deadline: Deadline::after(self.timeout, runtime)
                .or_earlier(self.until.unwrap_or(Deadline::NEVER)),
            rate: self.rate.clone(),
            parallel: self.parallel.unwrap_or(usize::MAX),
            subject,
        })
    }
}

/// What every part of a transfer needs.
#[derive(Clone)]
pub(super) struct Job {
    /// The bucket and the key that are read or written.
    pub(super) bucket: Bucket,
    pub(super) key: String,
    pub(super) member: Arc<Member>,
    pub(super) counters: Arc<Counters>,
    pub(super) deadline: Deadline,
    pub(super) rate: Option<RateLimit>,
    pub(super) parallel: usize,
    pub(super) subject: Subject,
}

impl Job {
    pub(super) fn runtime(&self) -> &Arc<dyn Runtime> {
        self.bucket.client().context().runtime()
    }

    /// Says what an error is about.
    pub(super) fn about(&self, error: Error) -> Error {
        error.about(&self.subject)
    }

    /// Counts the attempts of a call, whether it succeeded or not.
    pub(super) fn count_attempts<T>(&self, result: &Result<crate::response::Response<T>>) {
        let attempts = match result {
            Ok(response) => u64::from(response.attempts()),
            Err(error) => error.attempts().len() as u64,
        };
        self.counters.add_attempts(attempts);
    }
}
