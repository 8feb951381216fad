//! The file of the database, as `redb` uses it.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use redb::StorageBackend;

use crate::store::files::DiskFile;

/// The file of the database.
#[derive(Debug)]
pub(super) struct Backend {
    file: Arc<dyn DiskFile>,
    /// Whether the disk has once refused to sync.
    unsynced: Arc<AtomicBool>,
}

impl Backend {
    /// `unsynced` is set if the disk refuses to sync.
    pub(super) fn new(file: Arc<dyn DiskFile>, unsynced: Arc<AtomicBool>) -> Self {
        Self { file, unsynced }
    }

    fn sync(&self) -> io::Result<()> {
        let result = self.file.sync();
        if result.is_err() {
            self.unsynced.store(true, Ordering::Release);
        }
        result
    }
}

impl StorageBackend for Backend {
    fn len(&self) -> io::Result<u64> {
        self.file.len()
    }

    fn read(&self, offset: u64, out: &mut [u8]) -> io::Result<()> {
        self.file.read_at(offset, out)
    }

    fn set_len(&self, len: u64) -> io::Result<()> {
        let grows = len > self.file.len()?;
        self.file.set_len(len)?;
        match grows {
            // The header of the database states its length, and `redb` refuses a file that is
            // shorter. Without this the header could reach the disk before the length does.
            true => self.sync(),
            false => Ok(()),
        }
    }

    fn sync_data(&self) -> io::Result<()> {
        self.sync()
    }

    fn write(&self, offset: u64, data: &[u8]) -> io::Result<()> {
        self.file.write_at(offset, data)
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::store::files::Disk;
    use crate::store::files::simulated::SimulatedDisk;

    #[test]
    fn a_greater_length_is_durable_before_anything_else_is_written() {
        let (disk, path) = (SimulatedDisk::default(), Path::new("/d/rows"));
        let backend = Backend::new(disk.create(path).unwrap(), Arc::default());
        disk.sync_folder(Path::new("/d")).unwrap();
        backend.set_len(8192).unwrap();
        backend.write(0, b"header").unwrap();
        disk.restart(0);
        let backend = Backend::new(disk.open(path).unwrap(), Arc::default());
        assert_eq!(backend.len().unwrap(), 8192);
        let mut header = [1; 6];
        backend.read(0, &mut header).unwrap();
        assert_eq!(header, [0; 6]);
    }
}
