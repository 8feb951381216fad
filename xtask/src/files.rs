//! Reads and writes text files. Blocking is harmless here, because these commands are not async.

use std::path::{Path, PathBuf};

use crate::failure::Failure;

/// Reads the whole text of a file.
pub(crate) fn read(path: impl AsRef<Path>) -> Result<String, Failure> {
    let path = path.as_ref();
    #[expect(
        clippy::disallowed_methods,
        reason = "no runtime that could be blocked"
    )]
    std::fs::read_to_string(path).map_err(Failure::during(path.display()))
}

/// Writes a file, and replaces a file that is already there.
pub(crate) fn write(path: impl AsRef<Path>, text: &str) -> Result<(), Failure> {
    let path = path.as_ref();
    #[expect(
        clippy::disallowed_methods,
        reason = "no runtime that could be blocked"
    )]
    std::fs::write(path, text).map_err(Failure::during(path.display()))
}

/// Writes a file, and creates the folders in which it stands.
pub(crate) fn write_new(path: &Path, text: &str) -> Result<(), Failure> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(Failure::during(folder.display()))?;
    }
    write(path, text)
}

/// Removes a file.
pub(crate) fn remove(path: &Path) -> Result<(), Failure> {
    std::fs::remove_file(path).map_err(Failure::during(path.display()))
}

/// Returns the files below a folder whose names end with this extension, sorted.
pub(crate) fn with_extension(folder: &Path, extension: &str) -> Result<Vec<PathBuf>, Failure> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let entries = std::fs::read_dir(&folder).map_err(Failure::during(folder.display()))?;
        for entry in entries {
            let path = entry.map_err(Failure::during(folder.display()))?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|found| found == extension) {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}
