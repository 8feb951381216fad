//! The local folder below which everything is written, and what must not be followed out of it.

use std::io;
use std::path::{Path, PathBuf};

use super::names;
use super::report::Refusal;

/// Why nothing can be written under a name.
#[derive(Debug)]
pub(super) enum Blocked {
    Refused(Refusal),
    Io(io::Error),
}

/// Returns the folder of this relative name, whose components are checked one after the other: none is a
/// symbolic link. If `create`, those that do not exist are created.
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

/// Returns where a file of this relative name can be written: there is nothing, or a regular file.
pub(super) fn place(root: &Path, name: &str) -> Result<PathBuf, Blocked> {
    let (parent, file) = names::split(name);
    let path = folder(root, parent, true)?.join(file);
    match path.symlink_metadata() {
        Ok(metadata) if metadata.is_file() => Ok(path),
        Ok(metadata) => Err(Blocked::Refused(in_the_way(&metadata))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(path),
        Err(error) => Err(Blocked::Io(error)),
    }
}

/// Removes a regular file. Returns whether there was one.
pub(super) fn remove_file(root: &Path, name: &str) -> Result<bool, Blocked> {
    let (parent, file) = names::split(name);
    let path = match folder(root, parent, false) {
        Err(Blocked::Io(error)) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        found => found?.join(file),
    };
    match path.symlink_metadata() {
        Ok(metadata) if metadata.is_file() => {
            std::fs::remove_file(&path).map_err(Blocked::Io)?;
            Ok(true)
        }
        Ok(metadata) => Err(Blocked::Refused(in_the_way(&metadata))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(Blocked::Io(error)),
    }
}

/// Removes a folder if it is empty. Returns whether it was.
pub(super) fn remove_folder(root: &Path, name: &str) -> bool {
    folder(root, name, false).is_ok_and(|path| std::fs::remove_dir(path).is_ok())
}

fn in_the_way(metadata: &std::fs::Metadata) -> Refusal {
    match () {
        () if metadata.is_symlink() => Refusal::SymlinkInTheWay,
        () if metadata.is_dir() => Refusal::FolderInTheWay,
        () => Refusal::SpecialInTheWay,
    }
}
