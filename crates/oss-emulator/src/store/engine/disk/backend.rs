//! The file of the database, as `redb` uses it.

use std::io;
use std::sync::Arc;

use redb::StorageBackend;

use crate::store::files::DiskFile;

/// The file of the database.
#[derive(Debug)]
pub(super) struct Backend(pub(super) Arc<dyn DiskFile>);

impl StorageBackend for Backend {
    fn len(&self) -> io::Result<u64> {
        self.0.len()
    }

    fn read(&self, offset: u64, out: &mut [u8]) -> io::Result<()> {
        self.0.read_at(offset, out)
    }

    fn set_len(&self, len: u64) -> io::Result<()> {
        let grows = len > self.0.len()?;
        self.0.set_len(len)?;
        match grows {
            // The header of the database states its length, and `redb` refuses a file that is
            // shorter. Without this the header could reach the disk before the length does.
            true => self.0.sync(),
            false => Ok(()),
        }
    }

    fn sync_data(&self) -> io::Result<()> {
        self.0.sync()
    }

    fn write(&self, offset: u64, data: &[u8]) -> io::Result<()> {
        self.0.write_at(offset, data)
    }
}
