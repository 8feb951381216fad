//! Room that is kept for a start on a full disk.
//!
//! The database needs some room whenever it is opened and changed, also if objects are deleted. Without
//! a reserve, a server that ended on a full disk could not be started again to make room.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::store::files::Disk;

/// A file whose only use is that it can be removed.
#[derive(Debug)]
pub(super) struct Reserve {
    disk: Arc<dyn Disk>,
    path: PathBuf,
}

impl Reserve {
    pub(super) fn new(disk: &Arc<dyn Disk>, folder: &Path) -> Self {
        Self {
            disk: Arc::clone(disk),
            path: folder.join(RESERVE_FILE),
        }
    }

    /// Removes the file. Returns whether there was one, so that there is more room than before.
    pub(super) fn release(&self) -> bool {
        self.disk.remove(&self.path).is_ok()
    }

    /// Writes the file, unless it is there. If there is no room for it there is no reserve until the
    /// next start.
    pub(super) fn keep(&self) {
        if self.write().is_err() {
            self.release();
        }
    }

    fn write(&self) -> io::Result<()> {
        let written = self.disk.open(&self.path).and_then(|file| file.len());
        if written.is_ok_and(|length| length == LENGTH as u64) {
            return Ok(());
        }
        // Only data that was written takes room. A file that was merely extended might not.
        let file = self.disk.create(&self.path)?;
        file.write_at(0, &vec![0; LENGTH])?;
        file.sync()
    }
}

pub(super) const RESERVE_FILE: &str = "reserve";
const LENGTH: usize = 256 * 1024;
