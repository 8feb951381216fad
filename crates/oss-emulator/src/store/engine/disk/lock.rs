//! Keeping a data directory for one process.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::Path;

/// A lock on a data directory. It ends with the process at the latest.
#[derive(Debug)]
pub(super) struct Lock {
    _file: Option<File>,
}

impl Lock {
    /// Locks a directory, which must exist. Returns `None` if it is locked already.
    ///
    /// # Errors
    ///
    /// Returns an error if the file system refuses, or if it has no locks.
    pub(super) fn take(folder: &Path) -> io::Result<Option<Self>> {
        let mut options = OpenOptions::new();
        let options = options.read(true).write(true).create(true).truncate(false);
        let file = options.open(folder.join(LOCK_FILE))?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Self { _file: Some(file) })),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    /// Returns no lock, for a disk that only one test has.
    #[cfg(test)]
    pub(super) fn none() -> Self {
        Self { _file: None }
    }
}

/// The name of the file that is locked.
pub(super) const LOCK_FILE: &str = "lock";
