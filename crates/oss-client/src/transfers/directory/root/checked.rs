//! Folders that are checked one after the other.

use std::fs::Metadata;
use std::io;
use std::path::{Path, PathBuf};

use super::blocked::Blocked;
use crate::body::target::Replaced;
use crate::transfers::directory::report::Refusal;
use crate::transfers::download::{Folder, Spot};

/// Returns the folder of this relative name. If `create`, those that do not exist are created.
pub(super) fn folder(root: &Path, name: &str, create: bool) -> Result<PathBuf, Blocked> {
    let mut path = root.to_owned();
    for component in name.split('/').filter(|component| !component.is_empty()) {
        path.push(component);
        let created = match create {
            true => std::fs::create_dir(&path),
            false => Ok(()),
        };
        // The error is that of a folder that exists, or will show again.
        let metadata = match (path.symlink_metadata(), created) {
            (Ok(metadata), _) => metadata,
            (Err(_), Err(error)) | (Err(error), Ok(())) => return Err(Blocked::Io(error)),
        };
        if metadata.is_symlink() {
            return Err(Blocked::Refused(Refusal::SymlinkInTheWay));
        }
        if !metadata.is_dir() {
            return Err(Blocked::Refused(Refusal::FileInTheWay));
        }
    }
    Ok(path)
}

/// Returns where a file of this name can be written in the folder.
pub(super) fn spot(folder: PathBuf, name: &str, _path: PathBuf) -> Result<Spot, Blocked> {
    let path = folder.join(name);
    let existing = match path.symlink_metadata() {
        Ok(metadata) if metadata.is_file() && metadata.permissions().readonly() => {
            return Err(Blocked::Io(io::ErrorKind::PermissionDenied.into()));
        }
        Ok(metadata) if metadata.is_file() => Some(metadata),
        Ok(metadata) => return Err(Blocked::Refused(in_the_way(&metadata))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(Blocked::Io(error)),
    };
    Ok(Spot {
        folder: Folder::Named,
        replaced: Replaced { path, existing },
    })
}

pub(super) fn remove_file(folder: &Path, name: &str) -> Result<(), Blocked> {
    let path = folder.join(name);
    match path.symlink_metadata() {
        Ok(metadata) if metadata.is_file() => std::fs::remove_file(&path).map_err(Blocked::Io),
        Ok(metadata) => Err(Blocked::Refused(in_the_way(&metadata))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(Blocked::Io(error)),
    }
}

pub(super) fn remove_folder(parent: &Path, name: &str) -> bool {
    std::fs::remove_dir(parent.join(name)).is_ok()
}

fn in_the_way(metadata: &Metadata) -> Refusal {
    match () {
        () if metadata.is_symlink() => Refusal::SymlinkInTheWay,
        () if metadata.is_dir() => Refusal::FolderInTheWay,
        () => Refusal::SpecialInTheWay,
    }
}
