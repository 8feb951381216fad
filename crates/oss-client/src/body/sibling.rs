//! Temporary files beside the file that they are going to replace.

use std::fs::Metadata;
use std::io;
use std::path::{Path, PathBuf};

use tokio::fs::{File, OpenOptions};

/// A temporary file, which is removed when this is dropped.
pub(crate) struct Part(PathBuf);

impl Part {
    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    /// The file has another name by now, and stays.
    pub(crate) fn keep(mut self) {
        self.0.clear();
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        if !self.0.as_os_str().is_empty() {
            // The error that ended the download is what matters, not a file that stays behind.
            let _ = std::fs::remove_file(&self.0);
        }
    }
}

/// Creates a file beside `path`, under a name that does not exist. It has the permissions of the
/// existing file before anything is written to it.
pub(crate) async fn create_sibling(
    path: &Path,
    existing: Option<&Metadata>,
) -> io::Result<(File, Part)> {
    let name = path
        .file_name()
        .ok_or_else(|| io::Error::other("the path does not end with the name of a file"))?;
    let name = name.to_string_lossy();
    let name = shortened(&name);
    let process = std::process::id();
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if existing.is_some() {
        options.mode(0o600);
    }
    let mut taken = io::Error::other("no free name for a temporary file");
    for number in 0..MAX_NAMES {
        let part = path.with_file_name(format!(".{name}.{process}-{number}.part"));
        match options.open(&part).await {
            Ok(file) => {
                let part = Part(part);
                if let Some(existing) = existing {
                    imitate(&file, existing).await?;
                }
                return Ok((file, part));
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => taken = error,
            Err(error) => return Err(error),
        }
    }
    Err(taken)
}

/// Gives the new file the owner and the permissions of the one that it replaces. Only root may give
/// files away; what stays with this process has the same permissions all the same.
pub(crate) async fn imitate(file: &File, existing: &Metadata) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, fchown};
        let new = file.metadata().await?;
        if (new.uid(), new.gid()) != (existing.uid(), existing.gid()) {
            let _ = fchown(file, Some(existing.uid()), Some(existing.gid()));
        }
    }
    file.set_permissions(existing.permissions()).await
}

/// The beginning of a name. A file system that can hold the name itself, mostly of 255 bytes at
/// most, can hold the temporary one too.
pub(crate) fn shortened(name: &str) -> &str {
    let mut end = name.len().min(MAX_STEM);
    while !name.is_char_boundary(end) {
        end -= 1;
    }
    name.get(..end).unwrap_or_default()
}

const MAX_NAMES: u32 = 1000;
const MAX_STEM: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_is_cut_between_characters() {
        assert_eq!(shortened("a.txt"), "a.txt");
        assert_eq!(shortened(&"a".repeat(255)).len(), 64);
        let long = format!("a{}", "é".repeat(127));
        assert_eq!(shortened(&long), format!("a{}", "é".repeat(31)));
    }
}
