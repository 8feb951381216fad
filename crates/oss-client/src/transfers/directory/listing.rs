//! The objects under a prefix, in the order of their keys.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use oss_sign::UtcSeconds;
use tokio::sync::mpsc::Sender;

use super::entry::{Entry, Found, Item, Kind};
use super::filter::Filter;
use crate::error::{Error, ErrorKind, Result};
use crate::operations::listing::{ListObjectsV2, ObjectSummary};

/// Lists objects. It ends when nobody receives any more.
pub(super) struct Listing {
    pub(super) call: ListObjectsV2,
    pub(super) prefix: String,
    pub(super) filter: Filter,
    pub(super) out: Sender<Result<Found>>,
}

impl Listing {
    pub(super) async fn run(mut self) {
        let ended = match self.list().await {
            Ok(true) => Ok(Found::End),
            Ok(false) => return,
            Err(error) => Err(error),
        };
        drop(self.out.send(ended).await);
    }

    /// Returns whether it came to the end.
    async fn list(&mut self) -> Result<bool> {
        let prefix = self.prefix.clone();
        let mut objects = self.call.clone().prefix(prefix.as_str()).items();
        let mut last = String::new();
        while let Some(object) = objects.next().await.transpose()? {
            let Some(name) = object.key.strip_prefix(&prefix) else {
                return Err(unexpected("it is not under the prefix", &object.key));
            };
            // The marker of the directory itself.
            if name.is_empty() {
                continue;
            }
            // Both sides are compared as they come, which is right only in this order.
            if *name <= *last {
                return Err(unexpected("it is not in order", &object.key));
            }
            name.clone_into(&mut last);
            let entry = entry(&object, name);
            let item = Item {
                kind: if entry.is_dir {
                    Kind::Folder
                } else {
                    Kind::File
                },
                is_wanted: self.filter.wants(&entry),
                entry,
            };
            if self.out.send(Ok(Found::Item(item))).await.is_err() {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

fn entry(object: &ObjectSummary, name: &str) -> Entry {
    // A marker has no content. An object with content is one, whatever its name is.
    match name.ends_with('/') && object.size == 0 {
        true => Entry::folder(name),
        false => Entry {
            name: name.to_owned(),
            size: object.size,
            modified: Some(time(object.last_modified)),
            is_dir: false,
        },
    }
}

fn time(seconds: UtcSeconds) -> SystemTime {
    let seconds = u64::try_from(seconds.as_i64()).unwrap_or_default();
    UNIX_EPOCH + Duration::from_secs(seconds)
}

fn unexpected(what: &str, key: &str) -> Error {
    Error::new(ErrorKind::Protocol).with_message(format!(
        "the list has the key `{}`, but {what}",
        key.escape_debug()
    ))
}
