//! The file into which a download writes before it gets its final name.

use std::collections::BTreeMap;
use std::fs::File;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use oss_transport::FileSource;
use oss_transport::body::FileIdentity;
use tokio::task::spawn_blocking;

use super::fetch::unwritable;
use super::folder::{Folder, Spot};
use crate::body::sibling::{imitate, shortened};
use crate::body::target::Replaced;
use crate::error::{Error, ErrorKind, Result};
use crate::integrity::Crc64;
use crate::transfers::plan::Plan;

/// A file beside the one that it is going to replace. It is removed when this is dropped, unless it is to
/// be [kept](Self::keep).
pub(super) struct PartFile {
    file: Arc<File>,
    folder: Folder,
    path: PathBuf,
    keep: bool,
}

impl PartFile {
    /// Returns the path of the part file of a download with this short name.
    pub(super) fn path_beside(replaced: &Replaced, short_name: &str) -> Result<PathBuf> {
        let Some(name) = replaced.path.file_name() else {
            return Err(Error::new(ErrorKind::Io).with_message(format!(
                "{} does not end with the name of a file",
                replaced.path.display()
            )));
        };
        let name = name.to_string_lossy();
        let name = format!(".{}.{short_name}.oss-part", shortened(&name));
        Ok(replaced.path.with_file_name(name))
    }

    /// Creates the file with its whole size, so that a disk that is too small is noticed early where the
    /// file system knows.
    pub(super) async fn create(path: PathBuf, spot: &Spot, size: u64) -> Result<Self> {
        let (folder, is_private) = (spot.folder.clone(), spot.replaced.existing.is_some());
        // The caller knows the name of the destination, not that of this file.
        let destination = spot.replaced.path.clone();
        // From the moment at which the file exists, it is removed after an error, and also if this future
        // is dropped.
        let created = spawn_blocking(move || match folder.create_new(&path, is_private) {
            Ok(file) => Ok(Self {
                file: Arc::new(file),
                folder,
                path,
                keep: false,
            }),
            Err(error) => Err(failed("create", &destination, error)),
        });
        let part = created
            .await
            .map_err(|error| Error::new(ErrorKind::Io).with_source(error))??;
        part.prepare(&spot.replaced, size)
            .await
            .map_err(|error| failed("write", &part.path, error))?;
        Ok(part)
    }

    async fn prepare(&self, replaced: &Replaced, size: u64) -> io::Result<()> {
        let file = tokio::fs::File::from_std(self.file.try_clone()?);
        if let Some(existing) = &replaced.existing {
            imitate(&file, existing).await?;
        }
        file.set_len(size).await
    }

    /// Opens the file of an earlier run, if it is still the same.
    pub(super) async fn reopen(
        folder: &Folder,
        path: &Path,
        is_same: impl Fn(&FileIdentity) -> bool,
    ) -> Option<Self> {
        let part = {
            let (folder, path) = (folder.clone(), path.to_owned());
            spawn_blocking(move || {
                let file = folder.open(&path).ok()?;
                let metadata = file.metadata().ok().filter(std::fs::Metadata::is_file)?;
                let part = Self {
                    file: Arc::new(file),
                    folder,
                    path,
                    keep: true,
                };
                Some((part, FileIdentity::from_metadata(&metadata)))
            })
        };
        let (part, identity) = part.await.ok()??;
        is_same(&identity).then_some(part)
    }

    /// Removes what an earlier run has left under this path.
    pub(super) async fn remove_left(folder: &Folder, path: &Path) {
        let (folder, path) = (folder.clone(), path.to_owned());
        // If it cannot be removed, creating the new one will say why.
        drop(spawn_blocking(move || folder.remove(&path)).await);
    }

    pub(super) fn folder(&self) -> &Folder {
        &self.folder
    }

    pub(super) fn file(&self) -> Arc<File> {
        Arc::clone(&self.file)
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn identity(&self) -> Result<FileIdentity> {
        let metadata = self.file.metadata().map_err(unwritable)?;
        Ok(FileIdentity::from_metadata(&metadata))
    }

    /// Sets whether the file stays when this is dropped.
    pub(super) fn keep(&mut self, keep: bool) {
        self.keep = keep;
    }

    /// Flushes the content to the disk.
    pub(super) async fn sync(&self) -> Result<()> {
        let file = self.file();
        let synced = spawn_blocking(move || file.sync_data()).await;
        synced
            .map_err(io::Error::other)
            .and_then(|synced| synced)
            .map_err(unwritable)
    }

    /// Keeps only those parts whose bytes in the file have the checksum that was noted.
    pub(super) async fn retain_intact(&self, plan: &Plan, parts: &mut BTreeMap<u64, u64>) {
        let mut damaged = Vec::new();
        for (index, noted) in parts.iter() {
            if self.checksum(plan.range(*index)).await.ok() != Some(*noted) {
                damaged.push(*index);
            }
        }
        for index in damaged {
            parts.remove(&index);
        }
    }

    /// Reads a part of the file once more, and returns its CRC-64.
    async fn checksum(&self, range: Range<u64>) -> io::Result<u64> {
        let file = tokio::fs::File::from_std(self.file.try_clone()?);
        let mut body = FileSource::from_file(file).await?.part(range)?;
        let mut crc64 = Crc64::new();
        while let Some(piece) = body.chunk().await {
            crc64.update(&piece.map_err(io::Error::other)?);
        }
        Ok(crc64.value())
    }
}

impl Drop for PartFile {
    fn drop(&mut self) {
        if !self.keep {
            // The error that ended the download is what matters, not a file that stays behind.
            drop(self.folder.remove(&self.path));
        }
    }
}

fn failed(what: &str, path: &Path, error: io::Error) -> Error {
    Error::new(ErrorKind::Io)
        .with_message(format!("cannot {what} {}: {error}", path.display()))
        .with_source(error)
}
