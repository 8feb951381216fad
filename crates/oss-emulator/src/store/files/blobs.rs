//! The files that contain blobs.
//!
//! The files of one run of the server are in one folder, and each is named by the number of its blob.
//! The number of the run is a part of the number of the blob, so that a file is found by its number.

use std::collections::BTreeSet;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::pins::{Pin, Pins};
use super::{Disk, DiskFile};
use crate::store::error::StoreError;
use crate::store::ids::{Ids, run_of};

/// The files of all blobs.
#[derive(Debug)]
pub(crate) struct Blobs {
    disk: Arc<dyn Disk>,
    folder: PathBuf,
    pins: Arc<Pins>,
    ids: Arc<Ids>,
    /// Whether the folder of this run exists.
    ready: AtomicBool,
}

impl Blobs {
    /// `folder` is the folder that contains the folders of all runs.
    pub(crate) fn new(disk: Arc<dyn Disk>, folder: PathBuf, ids: Arc<Ids>) -> Self {
        Self {
            disk,
            folder,
            pins: Arc::default(),
            ids,
            ready: AtomicBool::new(false),
        }
    }

    /// Creates the file of a new blob. This call blocks.
    ///
    /// # Errors
    ///
    /// Returns an error if the disk refuses.
    pub(crate) fn create(self: &Arc<Self>) -> io::Result<NewFile> {
        let blob = self.ids.next();
        let path = self.path(blob);
        if !self.ready.load(Ordering::Acquire) {
            self.disk.create_folder(&self.folder_of(blob))?;
            self.disk.sync_folder(&self.folder)?;
            self.ready.store(true, Ordering::Release);
        }
        let file = self.disk.create(&path)?;
        Ok(NewFile {
            blobs: Arc::clone(self),
            blob,
            file,
            kept: false,
        })
    }

    /// Protects the file of a blob, to read it later. The caller must have the snapshot of rows in
    /// which it has found the blob.
    pub(crate) fn reader(self: &Arc<Self>, blob: u64) -> BlobFile {
        BlobFile {
            path: self.path(blob),
            disk: Arc::clone(&self.disk),
            _pin: self.pins.pin(blob),
        }
    }

    /// Returns whether a blob is being read.
    pub(crate) fn is_pinned(&self, blob: u64) -> bool {
        self.pins.contains(blob)
    }

    /// Removes the file of a blob, unless it is gone already. This call blocks.
    ///
    /// # Errors
    ///
    /// Returns an error if the disk refuses.
    pub(crate) fn remove(&self, blob: u64) -> io::Result<()> {
        match self.disk.remove(&self.path(blob)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            result => result,
        }
    }

    /// Makes it durable that the files of these blobs were removed. This call blocks.
    ///
    /// # Errors
    ///
    /// Returns an error if the disk refuses.
    pub(crate) fn sync_folders(&self, blobs: &[u64]) -> io::Result<()> {
        let folders: BTreeSet<PathBuf> = blobs.iter().map(|blob| self.folder_of(*blob)).collect();
        for folder in folders {
            match self.disk.sync_folder(&folder) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                result => result?,
            }
        }
        Ok(())
    }

    /// Returns all blobs of a run that have files. This call blocks.
    ///
    /// # Errors
    ///
    /// Returns an error if the disk refuses.
    pub(crate) fn of_run(&self, run: u64) -> io::Result<Vec<u64>> {
        let names = match self.disk.list(&self.folder_of_run(run)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            names => names?,
        };
        let blob = |name: &String| u64::from_str_radix(name, 16).ok();
        Ok(names.iter().filter_map(blob).collect())
    }

    /// Removes the folders of runs whose files are all gone. This call blocks.
    ///
    /// # Errors
    ///
    /// Returns an error if the disk refuses.
    pub(crate) fn remove_empty_folders(&self) -> io::Result<()> {
        for name in self.disk.list(&self.folder)? {
            // A folder that is not empty stays.
            drop(self.disk.remove_folder(&self.folder.join(name)));
        }
        Ok(())
    }

    fn folder_of(&self, blob: u64) -> PathBuf {
        self.folder_of_run(run_of(blob))
    }

    fn folder_of_run(&self, run: u64) -> PathBuf {
        self.folder.join(format!("{run:06x}"))
    }

    fn path(&self, blob: u64) -> PathBuf {
        self.folder_of(blob).join(format!("{blob:016x}"))
    }
}

/// The file of a blob that belongs to no object yet. It is removed when this value is dropped,
/// unless it was kept.
#[derive(Debug)]
pub(crate) struct NewFile {
    blobs: Arc<Blobs>,
    blob: u64,
    file: Arc<dyn DiskFile>,
    kept: bool,
}

impl NewFile {
    /// Returns the number of the blob.
    pub(crate) fn blob(&self) -> u64 {
        self.blob
    }

    /// Writes data at an offset. This call blocks.
    ///
    /// # Errors
    ///
    /// Returns an error if the disk refuses.
    pub(crate) fn write_at(&self, offset: u64, data: &[u8]) -> Result<(), StoreError> {
        self.file.write_at(offset, data).map_err(StoreError::from)
    }

    /// Makes the file with its name durable. This call blocks.
    ///
    /// # Errors
    ///
    /// Returns an error if the disk refuses.
    pub(crate) fn sync(&self) -> Result<(), StoreError> {
        self.file.sync()?;
        let folder = self.blobs.folder_of(self.blob);
        Ok(self.blobs.disk.sync_folder(&folder)?)
    }

    /// Lets the file stay, because a change refers to it or may do so.
    pub(crate) fn keep(mut self) {
        self.kept = true;
    }
}

impl Drop for NewFile {
    fn drop(&mut self) {
        if self.kept {
            return;
        }
        let (blobs, blob) = (Arc::clone(&self.blobs), self.blob);
        // A file that cannot be removed now is removed when the server starts again.
        let remove = move || drop(blobs.remove(blob));
        match tokio::runtime::Handle::try_current() {
            Ok(runtime) => drop(runtime.spawn_blocking(remove)),
            Err(_) => remove(),
        }
    }
}

/// The file of a blob that is being read. The file exists as long as this value does.
#[derive(Debug)]
pub(crate) struct BlobFile {
    path: PathBuf,
    disk: Arc<dyn Disk>,
    _pin: Pin,
}

impl BlobFile {
    /// Opens the file. This call blocks.
    ///
    /// # Errors
    ///
    /// Returns an error if the disk refuses.
    pub(crate) fn open(&self) -> Result<Arc<dyn DiskFile>, StoreError> {
        Ok(self.disk.open(&self.path)?)
    }
}
