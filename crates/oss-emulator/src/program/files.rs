//! Files that contain secrets. A file appears with its complete content or not at all, only its
//! owner can read it, and it is never written through a symbolic link.

use std::io;
use std::path::{Path, PathBuf};

use tokio::fs::{self, OpenOptions};
use tokio::io::AsyncWriteExt;

use crate::runtime::random_hex;

/// Removes the file that an earlier server left at this path, if there is one.
///
/// # Errors
///
/// Returns an error if the path is something other than a regular file, or if the file cannot be
/// removed.
pub(super) async fn remove_stale(path: &Path) -> io::Result<()> {
    if is_there(path).await? {
        let removed = fs::remove_file(path).await;
        return removed.map_err(|error| failed("remove", path, &error));
    }
    Ok(())
}

/// Writes a file, or replaces a regular file that exists already.
///
/// The text is written to a new file in the same directory, which is then renamed. Other programs
/// therefore never see an incomplete file.
///
/// # Errors
///
/// Returns an error if the path is something other than a regular file, or if the file cannot be
/// written.
pub(super) async fn replace(path: &Path, text: &str) -> io::Result<()> {
    is_there(path).await?;
    let sibling = path.with_file_name(format!(".oss-emulator-{}", random_hex(8)));
    let moved = match create(&sibling, text).await {
        Ok(()) => fs::rename(&sibling, path).await,
        Err(error) => Err(error),
    };
    if moved.is_err() {
        // The new file may not exist at all. The first error is the one to report.
        let _ = fs::remove_file(&sibling).await;
    }
    moved.map_err(|error| failed("write", path, &error))
}

/// Writes a new file with a random name into the directory for temporary files.
///
/// # Errors
///
/// Returns an error if the file cannot be written.
pub(super) async fn temporary(suffix: &str, text: &str) -> io::Result<PathBuf> {
    let name = format!("oss-emulator-{}-{suffix}", random_hex(8));
    let path = std::env::temp_dir().join(name);
    let created = create(&path, text).await;
    created.map_err(|error| failed("write", &path, &error))?;
    Ok(path)
}

/// Returns whether a regular file exists at this path. Symbolic links are not followed.
///
/// # Errors
///
/// Returns an error if the path is something other than a regular file.
async fn is_there(path: &Path) -> io::Result<bool> {
    let kind = match fs::symlink_metadata(path).await {
        Ok(found) => found.file_type(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(failed("read", path, &error)),
    };
    let what = match (kind.is_file(), kind.is_symlink(), kind.is_dir()) {
        (true, ..) => return Ok(true),
        (_, true, _) => "a symbolic link",
        (_, _, true) => "a directory",
        _ => "a device, a socket or a pipe",
    };
    let why = format!(
        "cannot write {}: it is {what}; name a regular file or one that does not exist yet",
        path.display()
    );
    Err(io::Error::new(io::ErrorKind::InvalidInput, why))
}

/// Creates a file, which must not exist yet. Symbolic links are not followed, not even if their
/// target does not exist.
async fn create(path: &Path, text: &str) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    options.mode(0o600);
    let mut file = options.open(path).await?;
    file.write_all(text.as_bytes()).await?;
    file.flush().await
}

fn failed(what: &str, path: &Path, error: &io::Error) -> io::Error {
    let why = format!("cannot {what} {}: {error}", path.display());
    io::Error::new(error.kind(), why)
}
