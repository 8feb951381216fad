//! The folder in which a download writes, named by its path or held open.

use std::fs::{File, OpenOptions};
use std::io;
use std::path::Path;
#[cfg(unix)]
use std::sync::Arc;

use crate::body::target::Replaced;
use crate::transfers::checkpoint::sync;

/// Where a download goes: a name in a folder.
pub(in crate::transfers) struct Spot {
    pub(in crate::transfers) folder: Folder,
    pub(in crate::transfers) replaced: Replaced,
}

/// The folder of a file.
///
/// One that is held open stays the same, whatever its path is made to lead to meanwhile. Of the paths that are
/// given to its methods only the last component counts then.
#[derive(Clone, Debug)]
pub(in crate::transfers) enum Folder {
    /// That of the path.
    Named,
    #[cfg(unix)]
    Open(Arc<File>),
}

impl Folder {
    /// Creates a file that does not exist. If it is private, nobody else may open it.
    pub(super) fn create_new(&self, path: &Path, is_private: bool) -> io::Result<File> {
        match self {
            Self::Named => {
                let mut options = OpenOptions::new();
                options.read(true).write(true).create_new(true);
                #[cfg(unix)]
                if is_private {
                    use std::os::unix::fs::OpenOptionsExt;
                    options.mode(0o600);
                }
                options.open(path)
            }
            #[cfg(unix)]
            Self::Open(folder) => {
                let mode = if is_private { 0o600 } else { 0o666 };
                let create = rustix::fs::OFlags::CREATE | rustix::fs::OFlags::EXCL;
                held::open(folder, path, create, mode)
            }
        }
    }

    /// Opens a file that exists, and is no link.
    pub(super) fn open(&self, path: &Path) -> io::Result<File> {
        match self {
            Self::Named => {
                // A link would lead to another file.
                if !path.symlink_metadata()?.is_file() {
                    return Err(io::ErrorKind::InvalidInput.into());
                }
                OpenOptions::new().read(true).write(true).open(path)
            }
            #[cfg(unix)]
            Self::Open(folder) => held::open(folder, path, rustix::fs::OFlags::NONBLOCK, 0),
        }
    }

    pub(super) fn remove(&self, path: &Path) -> io::Result<()> {
        match self {
            Self::Named => std::fs::remove_file(path),
            #[cfg(unix)]
            Self::Open(folder) => {
                let no_folder = rustix::fs::AtFlags::empty();
                Ok(rustix::fs::unlinkat(folder, held::name(path)?, no_folder)?)
            }
        }
    }

    /// Gives a file another name, which may replace a file.
    pub(super) fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        match self {
            Self::Named => std::fs::rename(from, to),
            #[cfg(unix)]
            Self::Open(folder) => {
                let (from, to) = (held::name(from)?, held::name(to)?);
                Ok(rustix::fs::renameat(folder, from, folder, to)?)
            }
        }
    }

    /// Gives a file another name, which replaces nothing.
    pub(super) fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        // A link is never made over a file that exists, while a renamed file would replace it.
        match self {
            Self::Named => std::fs::hard_link(from, to)?,
            #[cfg(unix)]
            Self::Open(folder) => {
                let (from, to) = (held::name(from)?, held::name(to)?);
                rustix::fs::linkat(folder, from, folder, to, rustix::fs::AtFlags::empty())?;
            }
        }
        self.remove(from)
    }

    /// Flushes the names in the folder of this file to the disk, where that is worth its time: a name in a
    /// folder that is held open is one of many, and if it is lost, it is only downloaded again.
    pub(super) fn sync(&self, of: &Path) -> io::Result<()> {
        match self {
            Self::Named => {
                let folder = of.parent().filter(|folder| !folder.as_os_str().is_empty());
                sync(folder.unwrap_or(Path::new(".")))
            }
            #[cfg(unix)]
            Self::Open(_) => Ok(()),
        }
    }
}

/// Files in a folder that is held open.
#[cfg(unix)]
mod held {
    use std::ffi::OsStr;
    use std::fs::File;
    use std::io;
    use std::path::Path;

    use rustix::fs::{Mode, OFlags, RawMode, openat};

    pub(super) fn open(
        folder: &File,
        path: &Path,
        more: OFlags,
        mode: RawMode,
    ) -> io::Result<File> {
        let flags = OFlags::RDWR | OFlags::NOFOLLOW | OFlags::CLOEXEC | more;
        let opened = openat(folder, name(path)?, flags, Mode::from_raw_mode(mode))?;
        Ok(File::from(opened))
    }

    pub(super) fn name(path: &Path) -> io::Result<&OsStr> {
        path.file_name().ok_or(io::ErrorKind::InvalidInput.into())
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_folder_that_is_held_open_is_written_whatever_its_path_leads_to() {
        let scene = tempfile::tempdir().unwrap();
        let at = |name: &str| scene.path().join(name);
        std::fs::create_dir(at("inside")).unwrap();
        std::fs::create_dir(at("outside")).unwrap();
        let folder = Folder::Open(Arc::new(File::open(at("inside")).unwrap()));
        std::fs::rename(at("inside"), at("moved")).unwrap();
        std::os::unix::fs::symlink(at("outside"), at("inside")).unwrap();
        let (part, file) = (at("inside/part"), at("inside/file"));
        folder.create_new(&part, false).unwrap();
        folder.rename(&part, &file).unwrap();
        folder.create_new(&part, true).unwrap();
        let taken = folder.rename_new(&part, &file).unwrap_err();
        assert_eq!(taken.kind(), io::ErrorKind::AlreadyExists);
        folder.open(&part).unwrap();
        folder.remove(&part).unwrap();
        folder.sync(&file).unwrap();
        let count = |name: &str| at(name).read_dir().unwrap().count();
        assert_eq!((count("moved"), count("outside")), (1, 0));
        // What is a link in the folder is not opened either.
        std::os::unix::fs::symlink("file", at("moved/link")).unwrap();
        folder.open(&at("inside/link")).unwrap_err();
    }
}
