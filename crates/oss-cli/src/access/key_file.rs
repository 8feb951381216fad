//! The file that the secret of a new key is written to. It is opened before the key is created, and
//! only its owner can read it.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use crate::exit::ExitStatus;
use crate::failure::{Failure, Result};

/// A file that is open and has no contents yet. If it is dropped before it is written, it is removed.
#[derive(Debug)]
pub(crate) struct KeyFile {
    path: PathBuf,
    /// The file that is written first, if an existing file is replaced.
    beside: Option<PathBuf>,
    file: File,
    kept: bool,
}

impl KeyFile {
    /// Creates a new file. Symbolic links are not followed.
    ///
    /// # Errors
    ///
    /// Something has this name, other users can write to the folder, or the file cannot be created.
    pub(crate) fn create(path: &Path) -> Result<Self> {
        check_folder("--key-file", path)?;
        refuse_what_exists(path)?;
        let file = open(path).map_err(|error| Failure::local("cannot create", path, &error))?;
        Ok(Self {
            path: path.to_owned(),
            beside: None,
            file,
            kept: false,
        })
    }

    /// Creates a file that will replace an existing one in one step.
    ///
    /// # Errors
    ///
    /// The same as for [`create`](Self::create), except that a file may exist.
    pub(crate) fn replace(path: &Path) -> Result<Self> {
        match fs::symlink_metadata(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Self::create(path),
            Err(error) => return Err(Failure::local("cannot look at", path, &error)),
            Ok(found) if !found.is_file() => return Err(not_a_file(path, &found)),
            Ok(_) => check_folder("--key-file", path)?,
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

    /// Writes the contents and waits until they are stored on the disk.
    ///
    /// # Errors
    ///
    /// The contents cannot be written. The file is removed then.
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
        Ok(found) if !found.is_file() => Err(not_a_file(path, &found)),
        Ok(_) => Err(Failure::new(
            ExitStatus::Conflict,
            format!("--key-file {}: the file exists", path.display()),
        )
        .hint("use another file, or --rotate-key to create a new key and replace the file")),
    }
}

fn not_a_file(path: &Path, found: &fs::Metadata) -> Failure {
    let what = if found.is_symlink() {
        "it is a symbolic link, which would decide where the secret is written"
    } else {
        "it is not a regular file"
    };
    Failure::new(
        ExitStatus::Conflict,
        format!("--key-file {}: {what}", path.display()),
    )
    .hint("use the name of a file that does not exist")
}

fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    }
}

/// Checks that no other user may write to the folder of `path`, which `option` names.
///
/// # Errors
///
/// The folder does not exist, or other users may write to it.
#[cfg(unix)]
pub(crate) fn check_folder(option: &str, path: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder(path);
    let found =
        fs::metadata(folder).map_err(|error| Failure::local("no folder", folder, &error))?;
    if found.permissions().mode() & OTHERS_WRITE == 0 {
        return Ok(());
    }
    Err(Failure::usage(format!(
        "{option} {}: other users can write to the folder {}",
        path.display(),
        folder.display()
    ))
    .hint(format!(
        "use a folder that only you can write to, or: chmod go-w {}",
        folder.display()
    )))
}

#[cfg(not(unix))]
pub(crate) fn check_folder(_: &str, path: &Path) -> Result<()> {
    let folder = folder(path);
    let found = fs::metadata(folder);
    found
        .map_err(|error| Failure::local("no folder", folder, &error))
        .map(drop)
}

/// Creates a file with mode 0600. A file or a link of this name is an error.
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

/// The bits that allow the group and all other users to write.
#[cfg(unix)]
const OTHERS_WRITE: u32 = 0o022;
