//! Files on a disk: the few calls that the store makes, and the files that contain blobs.
//!
//! All access to files goes through the trait [`Disk`]. Tests replace the real disk by one that loses
//! what was not synced.

pub(super) mod blobs;
pub(super) mod pins;
pub(super) mod real;
#[cfg(test)]
pub(super) mod simulated;

use std::fmt;
use std::io;
use std::path::Path;
use std::sync::Arc;

/// The calls to a file system. All of them block.
///
/// What a call has changed may be lost when the machine stops, until it was synced: the data and the
/// length of a file with [`DiskFile::sync`], and the names in a folder with [`Disk::sync_folder`].
pub(crate) trait Disk: fmt::Debug + Send + Sync {
    /// Creates a file, or empties the one that exists, and opens it for reading and writing.
    fn create(&self, path: &Path) -> io::Result<Arc<dyn DiskFile>>;

    /// Opens a file for reading and writing.
    fn open(&self, path: &Path) -> io::Result<Arc<dyn DiskFile>>;

    /// Renames a file. A file that has the new name is replaced.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Removes a file. What has opened it can still use it.
    fn remove(&self, path: &Path) -> io::Result<()>;

    /// Creates a folder, unless it exists.
    fn create_folder(&self, path: &Path) -> io::Result<()>;

    /// Removes a folder that is empty.
    fn remove_folder(&self, path: &Path) -> io::Result<()>;

    /// Returns the names of what is in a folder, in any order.
    fn list(&self, path: &Path) -> io::Result<Vec<String>>;

    /// Makes the names in a folder durable.
    fn sync_folder(&self, path: &Path) -> io::Result<()>;
}

/// An open file.
pub(crate) trait DiskFile: fmt::Debug + Send + Sync {
    /// Fills `buffer` with the data at an offset.
    ///
    /// # Errors
    ///
    /// Returns an error if the file ends before.
    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> io::Result<()>;

    /// Writes data at an offset.
    fn write_at(&self, offset: u64, data: &[u8]) -> io::Result<()>;

    /// Returns the length in bytes.
    fn len(&self) -> io::Result<u64>;

    /// Cuts the file, or extends it by zeros.
    fn set_len(&self, len: u64) -> io::Result<()>;

    /// Makes the data and the length durable.
    fn sync(&self) -> io::Result<()>;
}

/// Reads a whole file.
pub(crate) fn read_file(disk: &dyn Disk, path: &Path) -> io::Result<Vec<u8>> {
    let file = disk.open(path)?;
    let len = usize::try_from(file.len()?).map_err(io::Error::other)?;
    let mut content = vec![0; len];
    file.read_at(0, &mut content)?;
    Ok(content)
}
