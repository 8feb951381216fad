//! What every step of a transfer of directories needs.

use std::path::PathBuf;
use std::sync::Arc;

use oss_transport::Runtime;

use super::builder::DirectoryTransfer;
use super::names;
use super::report::{Action, FileReport, Skip};
use super::rules::Rules;
use super::side::Side;
use crate::bucket::Bucket;
use crate::client::Client;
use crate::error::{Error, Result, Subject};
use crate::pipeline::Deadline;
use crate::scheduler::Member;
use crate::transfers::options::{Options, Resume};
use crate::transfers::plan::USUAL_PART;
use crate::transfers::progress::Counters;
use crate::transfers::upload::settings::ObjectSettings;

/// What every step of a transfer of directories needs.
pub(super) struct Setup {
    pub(super) client: Client,
    pub(super) from: Place,
    pub(super) to: Place,
    pub(super) object: ObjectSettings,
    pub(super) rules: Rules,
    pub(super) deadline: Deadline,
    options: Options,
    member: Arc<Member>,
}

/// A side that can be used.
pub(super) enum Place {
    Local(PathBuf),
    Bucket { bucket: Bucket, prefix: String },
}

impl Setup {
    /// # Errors
    ///
    /// Such a transfer is not possible.
    pub(super) fn new(transfer: DirectoryTransfer) -> Result<Self> {
        let DirectoryTransfer {
            client,
            from,
            to,
            object,
            options,
            rules,
        } = transfer;
        if let (Side::Local(from), Side::Local(to)) = (&from.0, &to.0) {
            return Err(Error::invalid_request(format!(
                "both directories are local, {} and {}; one of them must be in a bucket",
                from.display(),
                to.display()
            )));
        }
        if from.0.overlaps(&to.0) {
            return Err(Error::invalid_request(
                "the source and the destination overlap; choose prefixes of which none begins with \
                 the other",
            ));
        }
        let member = client.shared().transfers.join();
        Ok(Self {
            from: Place::new(&client, from.0)?,
            to: Place::new(&client, to.0)?,
            object,
            rules,
            deadline: Deadline::after(options.timeout, client.context().runtime()),
            member: Arc::new(match options.parallel {
                Some(parts) => member.limited(parts),
                None => member,
            }),
            options,
            client,
        })
    }

    pub(super) fn runtime(&self) -> &Arc<dyn Runtime> {
        self.client.context().runtime()
    }

    pub(super) fn counters(&self) -> &Arc<Counters> {
        &self.options.counters
    }

    pub(super) fn subject(&self) -> Subject {
        let resource = match (&self.from, &self.to) {
            (Place::Bucket { bucket, prefix }, _) | (_, Place::Bucket { bucket, prefix }) => {
                format!("{}/{}", bucket.name(), prefix.escape_debug())
            }
            _ => String::new(),
        };
        Subject {
            operation: "TransferDirectory",
            resource,
        }
    }

    /// The options of the transfer of one file.
    pub(super) fn options_of(&self, size: u64) -> Options {
        // A file that fits into one request begins anew, without notes about it.
        let is_small = size < self.options.part_size.unwrap_or(USUAL_PART);
        Options {
            part_size: self.options.part_size,
            parallel: None,
            timeout: None,
            rate: self.options.rate.clone(),
            resume: match is_small {
                true => Resume::Never,
                false => self.options.resume.clone(),
            },
            counters: Arc::new(Counters::within(&self.options.counters)),
            member: Some(Arc::clone(&self.member)),
            until: Some(self.deadline),
        }
    }

    /// The report about a name, of which nothing else is known yet.
    pub(super) fn report(&self, name: &str, size: u64) -> FileReport {
        let key = match (&self.from, &self.to) {
            (_, Place::Bucket { prefix, .. }) | (Place::Bucket { prefix, .. }, _) => {
                Some(format!("{prefix}{name}"))
            }
            _ => None,
        };
        let path = match (&self.from, &self.to) {
            (Place::Local(root), _) | (_, Place::Local(root)) => {
                let name = name.strip_suffix('/').unwrap_or(name);
                names::check(name).is_ok().then(|| names::path(root, name))
            }
            _ => None,
        };
        FileReport {
            name: name.to_owned(),
            key,
            path,
            size,
            action: Action::Skipped { why: Skip::Same },
        }
    }
}

impl Place {
    fn new(client: &Client, side: Side) -> Result<Self> {
        Ok(match side {
            Side::Local(path) => Self::Local(path),
            Side::Bucket { bucket, prefix } => Self::Bucket {
                bucket: client.bucket(bucket)?,
                prefix,
            },
        })
    }
}
