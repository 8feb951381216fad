//! The files that providers read.

mod rewrite;

use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use tokio::fs::{self, File};
use tokio::io::AsyncReadExt;
use zeroize::Zeroizing;

use crate::CredentialsError;

/// Where files come from: the machine, or a set of them in memory.
///
/// `Debug` shows paths, never contents. Clones of a fixed set share it, so that a test can replace
/// a file under a running provider, as a rotating volume does.
///
/// ```
/// use oss_credentials::Files;
///
/// let files = Files::fixed([("/token", "first")]);
/// files.put("/token", "second");
/// ```
#[derive(Clone)]
pub struct Files(Place);

#[derive(Clone)]
enum Place {
    Machine,
    Memory(Arc<Mutex<Contents>>),
}

/// Each write gets the next number, which stands for the time it was made.
#[derive(Default)]
struct Contents {
    files: BTreeMap<PathBuf, (u64, Zeroizing<Vec<u8>>)>,
    writes: u64,
}

/// What a file held, and by what a later look tells whether it still does.
pub(crate) struct FileText {
    pub(crate) contents: Zeroizing<Vec<u8>>,
    pub(crate) stamp: Stamp,
    /// Whether users beside the owner may read it, where the system knows that.
    pub(crate) shared: bool,
}

/// What changes when a file is written or replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stamp {
    modified: Option<SystemTime>,
    length: u64,
    inode: u64,
}

impl Files {
    /// The files of this machine.
    pub fn machine() -> Self {
        Self(Place::Machine)
    }

    /// Exactly these files, whatever the machine has.
    pub fn fixed<P: Into<PathBuf>, C: Into<Vec<u8>>>(
        files: impl IntoIterator<Item = (P, C)>,
    ) -> Self {
        let memory = Self(Place::Memory(Arc::default()));
        for (path, contents) in files {
            memory.put(path, contents);
        }
        memory
    }

    /// No file at all.
    pub fn none() -> Self {
        Self::fixed::<PathBuf, Vec<u8>>([])
    }

    /// Adds or replaces a file of a fixed set. The machine's files are left alone.
    pub fn put(&self, path: impl Into<PathBuf>, contents: impl Into<Vec<u8>>) {
        if let Place::Memory(memory) = &self.0 {
            lock(memory).put(path.into(), Zeroizing::new(contents.into()));
        }
    }

    /// Reads a whole file of at most `limit` bytes; `None` if there is none.
    ///
    /// # Errors
    ///
    /// [`CredentialsError::Io`] when it is there and cannot be read, `TooLarge` beyond the limit.
    pub(crate) async fn read(
        &self,
        path: &Path,
        limit: usize,
    ) -> Result<Option<FileText>, CredentialsError> {
        let text = match &self.0 {
            Place::Machine => match read_machine(path, limit).await {
                Ok(text) => text,
                Err(error) if is_absent(&error) => return Ok(None),
                Err(error) => return Err(failed(path, error)),
            },
            Place::Memory(memory) => match lock(memory).read(path) {
                Some(text) => text,
                None => return Ok(None),
            },
        };
        if text.contents.len() > limit {
            return Err(CredentialsError::TooLarge {
                origin: path.display().to_string(),
                limit,
            });
        }
        Ok(Some(text))
    }

    /// By what a file that was read is known again; `None` if there is none.
    ///
    /// # Errors
    ///
    /// [`CredentialsError::Io`] when the system does not say.
    pub(crate) async fn stamp(&self, path: &Path) -> Result<Option<Stamp>, CredentialsError> {
        match &self.0 {
            Place::Machine => match fs::metadata(path).await {
                Ok(metadata) => Ok(Some(Stamp::of(&metadata))),
                Err(error) if is_absent(&error) => Ok(None),
                Err(error) => Err(failed(path, error)),
            },
            Place::Memory(memory) => Ok(lock(memory).read(path).map(|text| text.stamp)),
        }
    }
}

impl Contents {
    fn put(&mut self, path: PathBuf, contents: Zeroizing<Vec<u8>>) {
        self.writes += 1;
        self.files.insert(path, (self.writes, contents));
    }

    fn read(&self, path: &Path) -> Option<FileText> {
        let (write, contents) = self.files.get(path)?;
        let stamp = Stamp {
            modified: None,
            length: u64::try_from(contents.len()).unwrap_or(u64::MAX),
            inode: *write,
        };
        Some(FileText {
            contents: contents.clone(),
            stamp,
            shared: false,
        })
    }
}

impl Stamp {
    fn of(metadata: &std::fs::Metadata) -> Self {
        Self {
            modified: metadata.modified().ok(),
            length: metadata.len(),
            inode: inode(metadata),
        }
    }
}

async fn read_machine(path: &Path, limit: usize) -> io::Result<FileText> {
    let file = File::open(path).await?;
    let metadata = file.metadata().await?;
    let most = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    // Of full size from the start where the size is known, so that the buffer leaves no copy behind.
    let size = usize::try_from(metadata.len().min(most)).unwrap_or(0);
    let mut contents = Zeroizing::new(Vec::with_capacity(size.saturating_add(1)));
    file.take(most).read_to_end(&mut contents).await?;
    Ok(FileText {
        contents,
        stamp: Stamp::of(&metadata),
        shared: is_shared(&metadata),
    })
}

/// A path through something that is no folder names no file either.
fn is_absent(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    )
}

fn failed(path: &Path, error: io::Error) -> CredentialsError {
    CredentialsError::Io {
        path: path.to_owned(),
        cause: Arc::new(error),
    }
}

#[cfg(unix)]
fn is_shared(metadata: &std::fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    metadata.mode() & 0o077 != 0
}

#[cfg(not(unix))]
fn is_shared(_: &std::fs::Metadata) -> bool {
    false
}

#[cfg(unix)]
fn inode(metadata: &std::fs::Metadata) -> u64 {
    use std::os::unix::fs::MetadataExt;
    metadata.ino()
}

#[cfg(not(unix))]
fn inode(_: &std::fs::Metadata) -> u64 {
    0
}

fn lock(memory: &Mutex<Contents>) -> MutexGuard<'_, Contents> {
    memory.lock().unwrap_or_else(PoisonError::into_inner)
}

impl fmt::Debug for Files {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Place::Machine => f.write_str("Files(machine)"),
            Place::Memory(memory) => f
                .debug_tuple("Files")
                .field(&lock(memory).files.keys().collect::<Vec<_>>())
                .finish(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_replaced_file_has_another_stamp() {
        let files = Files::fixed([("/a", "one")]);
        let first = files.stamp(Path::new("/a")).await.unwrap().unwrap();
        files.put("/a", "two");
        let text = files.read(Path::new("/a"), 10).await.unwrap().unwrap();
        assert_eq!(*text.contents, b"two");
        assert_ne!(text.stamp, first);
    }

    #[tokio::test]
    async fn absent_and_too_large_are_told_apart() {
        let files = Files::fixed([("/a", "12345")]);
        assert!(files.read(Path::new("/b"), 10).await.unwrap().is_none());
        let error = files.read(Path::new("/a"), 4).await.err().unwrap();
        assert_eq!(error.to_string(), "/a sent more than 4 bytes");
    }

    #[tokio::test]
    async fn a_folder_cannot_be_read_and_says_where() {
        let folder = std::env::temp_dir();
        let error = Files::machine().read(&folder, 10).await.err().unwrap();
        assert!(
            error.to_string().starts_with(folder.to_str().unwrap()),
            "{error}"
        );
    }

    #[test]
    fn contents_are_not_in_debug() {
        let files = Files::fixed([("/a", "CANARY")]);
        assert_eq!(format!("{files:?}"), r#"Files(["/a"])"#);
    }
}
