//! What a file is, apart from its content and its name.

use std::fs::Metadata;
use std::time::SystemTime;

/// What a file was at some moment: its place on the disk, its size and its times.
///
/// Two identities are equal if the same file has not been written in between, and its name, owner and
/// permissions have not been changed either, because that changes the time [`changed`](Self::changed).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileIdentity {
    node: Option<(u64, u64)>,
    size: u64,
    modified: Option<SystemTime>,
    changed: Option<(i64, i64)>,
}

impl FileIdentity {
    /// Reads the identity from the metadata of a file.
    pub fn from_metadata(metadata: &Metadata) -> Self {
        #[cfg(unix)]
        let (node, changed) = {
            use std::os::unix::fs::MetadataExt;
            (
                Some((metadata.dev(), metadata.ino())),
                Some((metadata.ctime(), metadata.ctime_nsec())),
            )
        };
        #[cfg(not(unix))]
        let (node, changed) = (None, None);
        Self {
            node,
            size: metadata.len(),
            modified: metadata.modified().ok(),
            changed,
        }
    }

    /// Returns the number of the device and the number of the file on it, where the system has them.
    pub fn node(&self) -> Option<(u64, u64)> {
        self.node
    }

    /// Returns the size in bytes.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Returns when the content was modified for the last time. A program can set this time.
    pub fn modified(&self) -> Option<SystemTime> {
        self.modified
    }

    /// Returns when the content or the metadata was changed for the last time, in seconds and
    /// nanoseconds of Unix time. A program cannot set this time; not every system has it.
    pub fn changed(&self) -> Option<(i64, i64)> {
        self.changed
    }

    /// What has become of the content, if it may be another one.
    pub(super) fn difference(&self, now: &Self) -> Option<String> {
        if self.size != now.size {
            return Some(format!(
                "it had {} bytes and has {} now",
                self.size, now.size
            ));
        }
        (self.modified != now.modified).then(|| "its modification time is another one".to_owned())
    }
}
