//! Where content that is saved goes: a file that is replaced as a whole, or something that is
//! written to.

use std::fs::Metadata;
use std::io;
use std::path::{Path, PathBuf};

use tokio::fs::{self, OpenOptions};

/// What a path stands for when content is saved to it.
#[derive(Debug)]
pub(crate) enum Target {
    /// A regular file, or a name that does not exist: a new file replaces it in one step.
    Replace(Replaced),
    /// A device, a pipe, an open descriptor: there is nothing to replace, only to write to.
    WriteTo(OpenOptions),
}

/// A file that is to be replaced.
#[derive(Debug)]
pub(crate) struct Replaced {
    /// The file itself, if the caller's path is a symbolic link to it.
    pub(crate) path: PathBuf,
    /// What is there now.
    pub(crate) existing: Option<Metadata>,
}

impl Target {
    /// Finds out what `path` stands for, and refuses what must not be written.
    pub(crate) async fn find(path: &Path) -> io::Result<Self> {
        if is_descriptor(path).await {
            // Whoever opened it may have written already.
            let mut options = OpenOptions::new();
            options.append(true);
            return Ok(Self::WriteTo(options));
        }
        let link = fs::symlink_metadata(path).await;
        let is_link = link.is_ok_and(|metadata| metadata.is_symlink());
        match fs::metadata(path).await {
            Ok(metadata) if metadata.is_dir() => {
                Err(refused(io::ErrorKind::IsADirectory, "it is a directory"))
            }
            Ok(metadata) if metadata.is_file() => {
                check_writable(path, &metadata).await?;
                Ok(Self::Replace(Replaced {
                    path: if is_link {
                        fs::canonicalize(path).await?
                    } else {
                        path.to_owned()
                    },
                    existing: Some(metadata),
                }))
            }
            Ok(_) => {
                let mut options = OpenOptions::new();
                options.write(true);
                Ok(Self::WriteTo(options))
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound && is_link => {
                let message = "it is a symbolic link to a file that does not exist";
                Err(refused(io::ErrorKind::NotFound, message))
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Self::Replace(Replaced {
                path: path.to_owned(),
                existing: None,
            })),
            Err(error) => Err(error),
        }
    }
}

/// Fails if this process may not write the file. Renaming another file over it would need permissions
/// on its folder only.
async fn check_writable(path: &Path, metadata: &Metadata) -> io::Result<()> {
    if metadata.permissions().readonly() {
        let message = "the file is read-only";
        return Err(refused(io::ErrorKind::PermissionDenied, message));
    }
    match OpenOptions::new().write(true).open(path).await {
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Err(error),
        // A program that is running cannot be written, but it can be replaced.
        _ => Ok(()),
    }
}

/// Whether the path stands for a descriptor that some process has open, such as `/dev/stdout`. A
/// file that took the place of the open one would never be seen there.
async fn is_descriptor(path: &Path) -> bool {
    let mut path = path.to_owned();
    for _ in 0..MAX_LINKS {
        if path.starts_with("/dev/fd") || is_below_proc(&path) {
            return true;
        }
        let Ok(target) = fs::read_link(&path).await else {
            return false;
        };
        path = path.parent().unwrap_or(Path::new("")).join(target);
    }
    false
}

fn is_below_proc(path: &Path) -> bool {
    path.starts_with("/proc") && path.parent().is_some_and(|folder| folder.ends_with("fd"))
}

fn refused(kind: io::ErrorKind, message: &str) -> io::Error {
    io::Error::new(kind, message)
}

const MAX_LINKS: usize = 8;
