//! Folders that are opened one in the other and held open.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustix::fs::{AtFlags, FileType, Mode, OFlags, mkdirat, openat, statat, unlinkat};
use rustix::io::Errno;

use super::blocked::Blocked;
use crate::body::target::Replaced;
use crate::transfers::directory::report::Refusal;
use crate::transfers::download::{Folder, Spot};

/// Opens the folder of this relative name. If `create`, those that do not exist are created.
pub(super) fn folder(root: &Path, name: &str, create: bool) -> Result<File, Blocked> {
    // The caller has chosen the root, also if it is a link.
    let mut folder = File::open(root).map_err(Blocked::Io)?;
    for component in name.split('/').filter(|component| !component.is_empty()) {
        folder = match (enter(&folder, component), create) {
            (Err(Errno::NOENT), true) => {
                match mkdirat(&folder, component, Mode::from_raw_mode(0o777)) {
                    Ok(()) | Err(Errno::EXIST) => {}
                    Err(error) => return Err(failed(error)),
                }
                enter(&folder, component)
            }
            (entered, _) => entered,
        }
        .map_err(|error| match file_type(&folder, component) {
            Ok(FileType::Symlink) => Blocked::Refused(Refusal::SymlinkInTheWay),
            Ok(FileType::Directory) | Err(_) => failed(error),
            Ok(_) => Blocked::Refused(Refusal::FileInTheWay),
        })?;
    }
    Ok(folder)
}

fn enter(folder: &File, component: &str) -> Result<File, Errno> {
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    openat(folder, component, flags, Mode::empty()).map(File::from)
}

/// Returns where a file of this name can be written in the folder.
pub(super) fn spot(folder: File, name: &str, path: PathBuf) -> Result<Spot, Blocked> {
    let existing = match file_type(&folder, name) {
        Err(Errno::NOENT) => None,
        Err(error) => return Err(failed(error)),
        Ok(FileType::RegularFile) => {
            let file = open_existing(&folder, name).map_err(failed)?;
            let metadata = file.metadata().map_err(Blocked::Io)?;
            if !metadata.is_file() {
                return Err(Blocked::Refused(Refusal::SpecialInTheWay));
            }
            Some(metadata)
        }
        Ok(other) => return Err(Blocked::Refused(in_the_way(other))),
    };
    Ok(Spot {
        folder: Folder::Open(Arc::new(folder)),
        replaced: Replaced { path, existing },
    })
}

/// Opens a file that is about to be replaced. It must be writable, because to rename another file over it
/// needs permissions on the folder only. A program that is running cannot be written, but replaced.
fn open_existing(folder: &File, name: &str) -> Result<File, Errno> {
    let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
    let opened = match openat(folder, name, flags | OFlags::WRONLY, Mode::empty()) {
        Err(Errno::TXTBSY) => openat(folder, name, flags | OFlags::RDONLY, Mode::empty()),
        opened => opened,
    };
    opened.map(File::from)
}

pub(super) fn remove_file(folder: &File, name: &str) -> Result<(), Blocked> {
    match file_type(folder, name) {
        Err(Errno::NOENT) => Ok(()),
        Err(error) => Err(failed(error)),
        // If it is replaced by a link in between, the link is removed, and not what it leads to.
        Ok(FileType::RegularFile) => unlinkat(folder, name, AtFlags::empty()).map_err(failed),
        Ok(other) => Err(Blocked::Refused(in_the_way(other))),
    }
}

pub(super) fn remove_folder(parent: &File, name: &str) -> bool {
    unlinkat(parent, name, AtFlags::REMOVEDIR).is_ok()
}

fn file_type(folder: &File, name: &str) -> Result<FileType, Errno> {
    let stat = statat(folder, name, AtFlags::SYMLINK_NOFOLLOW)?;
    Ok(FileType::from_raw_mode(stat.st_mode))
}

fn in_the_way(file_type: FileType) -> Refusal {
    match file_type {
        FileType::Symlink => Refusal::SymlinkInTheWay,
        FileType::Directory => Refusal::FolderInTheWay,
        _ => Refusal::SpecialInTheWay,
    }
}

fn failed(error: Errno) -> Blocked {
    Blocked::Io(io::Error::from(error))
}
