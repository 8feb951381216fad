//! The file that a new key's secret goes to: opened before the key is made, and only for its owner.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use crate::exit::ExitStatus;
use crate::failure::{Failure, Result};

/// A file that waits for its contents. Dropped before, it leaves nothing.
#[derive(Debug)]
pub(crate) struct KeyFile {
    path: PathBuf,
    /// Where the contents are written first, if an existing file is replaced.
    beside: Option<PathBuf>,
    file: File,
    kept: bool,
}

impl KeyFile {
    /// Opens a new file; no link is followed, and what exists is refused.
    ///
    /// # Errors
    ///
    /// Something has that name, others may write to the folder, or the system refuses.
    pub(crate) fn create(path: &Path) -> Result<Self> {
        check_folder(path)?;
        refuse_what_exists(path)?;
        let file = open(path).map_err(|error| Failure::local("cannot create", path, &error))?;
        Ok(Self {
            path: path.to_owned(),
            beside: None,
            file,
            kept: false,
        })
    }

    /// Opens a file that will take the place of one that exists, in one step.
    ///
    /// # Errors
    ///
    /// As [`create`](Self::create), except that a file may exist.
    pub(crate) fn replace(path: &Path) -> Result<Self> {
        match fs::symlink_metadata(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Self::create(path),
            Err(error) => return Err(Failure::local("cannot look at", path, &error)),
            Ok(found) if !found.is_file() => return Err(no_file(path, &found)),
            Ok(_) => check_folder(path)?,
        }
        let mut beside = path.as_os_str().to_owned();
        beside.push(".new");
        let beside = PathBuf::from(beside);
        let file = open(&beside);
        let file = file.map_err(|error| Failure::local("cannot create", &beside, &error))?;
        Ok(Self {
            path: path.to_owned(),
            beside: Some(beside),
            file,
            kept: false,
        })
    }

    /// Writes the contents, safely on the disk.
    ///
    /// # Errors
    ///
    /// The system refuses; then nothing is left.
    pub(crate) fn keep(mut self, contents: &Zeroizing<String>) -> Result<()> {
        let written = self
            .file
            .write_all(contents.as_bytes())
            .and_then(|()| self.file.sync_all())
            .and_then(|()| match &self.beside {
                Some(beside) => fs::rename(beside, &self.path),
                None => Ok(()),
            });
        written.map_err(|error| Failure::local("cannot write", &self.path, &error))?;
        self.kept = true;
        Ok(())
    }
}

impl Drop for KeyFile {
    fn drop(&mut self) {
        if self.kept {
            return;
        }
        let path = self.beside.as_ref().unwrap_or(&self.path);
        let removed = fs::remove_file(path);
        tracing::debug!(path = %path.display(), ?removed, "a key file was not needed");
    }
}

fn refuse_what_exists(path: &Path) -> Result<()> {
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(Failure::local("cannot look at", path, &error)),
        Ok(found) if !found.is_file() => Err(no_file(path, &found)),
        Ok(_) => Err(Failure::new(
            ExitStatus::Conflict,
            format!("--key-file {}: the file exists", path.display()),
        )
        .hint("name another file; --rotate-key makes a new key and replaces the file")),
    }
}

fn no_file(path: &Path, found: &fs::Metadata) -> Failure {
    let what = if found.is_symlink() {
        "it is a link, which would decide where the secret goes"
    } else {
        "it is no file"
    };
    Failure::new(
        ExitStatus::Conflict,
        format!("--key-file {}: {what}", path.display()),
    )
    .hint("name a file that does not exist")
}

fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    }
}

#[cfg(unix)]
fn check_folder(path: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder(path);
    let found =
        fs::metadata(folder).map_err(|error| Failure::local("no folder", folder, &error))?;
    if found.permissions().mode() & OTHERS_WRITE == 0 {
        return Ok(());
    }
    Err(Failure::usage(format!(
        "--key-file {}: others may write to the folder {}",
        path.display(),
        folder.display()
    ))
    .hint(format!(
        "name a folder of your own, or: chmod go-w {}",
        folder.display()
    )))
}

#[cfg(not(unix))]
fn check_folder(path: &Path) -> Result<()> {
    let folder = folder(path);
    let found = fs::metadata(folder);
    found
        .map_err(|error| Failure::local("no folder", folder, &error))
        .map(drop)
}

/// A new file, never one that exists or that a link leads to.
fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options.open(path)
}

/// The group, and everybody.
#[cfg(unix)]
const OTHERS_WRITE: u32 = 0o022;
