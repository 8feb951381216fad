//! Files, on this machine or in memory.

mod rewrite;

use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use oss_transport::{RealWork, Runtime};
use tokio::fs::{self, File};
use tokio::io::AsyncReadExt;
use zeroize::Zeroizing;

use crate::error::CredentialsError;

/// Where files are read from and written to: this machine, or a set of files in memory.
///
/// `Debug` shows paths, never contents. Clones of a fixed set share its files, so that a test can
/// replace a file while a provider runs, as a rotating volume in a cluster does.
///
/// ```
/// use oss_context::Files;
///
/// let files = Files::fixed([("/token", "first")]);
/// files.put("/token", "second");
/// ```
#[derive(Clone)]
pub struct Files(Place);

#[derive(Clone)]
enum Place {
    /// With the runtime whose clock stands still while a file is read.
    Machine(Option<Arc<dyn Runtime>>),
    Memory(Arc<Mutex<Contents>>),
}

/// The files of a fixed set. Each write gets the next number, which replaces the time of the write.
#[derive(Default)]
struct Contents {
    files: BTreeMap<PathBuf, (u64, Zeroizing<Vec<u8>>)>,
    writes: u64,
}

/// The contents of a file, as [`Files::read`] returns them.
pub struct FileText {
    /// The bytes of the file. They are overwritten when this value is dropped.
    pub contents: Zeroizing<Vec<u8>>,
    /// Compare it with a later [`Files::stamp`] to find out whether the file has changed.
    pub stamp: Stamp,
    /// Whether users other than the owner may access the file: on Unix, whether its mode has bits
    /// for the group or for others. Always `false` on other systems and in memory.
    pub shared: bool,
}

/// The length, the modification time and the number of a file. It differs after the file was
/// written or replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    modified: Option<SystemTime>,
    length: u64,
    inode: u64,
}

impl Files {
    /// Uses the files of this machine.
    pub fn machine() -> Self {
        Self(Place::Machine(None))
    }

    /// Uses exactly the given files, in memory, and ignores those of the machine.
    pub fn fixed<P: Into<PathBuf>, C: Into<Vec<u8>>>(
        files: impl IntoIterator<Item = (P, C)>,
    ) -> Self {
        let memory = Self(Place::Memory(Arc::default()));
        for (path, contents) in files {
            memory.put(path, contents);
        }
        memory
    }

    /// Uses no files at all.
    pub fn none() -> Self {
        Self::fixed::<PathBuf, Vec<u8>>([])
    }

    /// Adds or replaces a file of a fixed set. This has no effect on the files of the machine.
    pub fn put(&self, path: impl Into<PathBuf>, contents: impl Into<Vec<u8>>) {
        if let Place::Memory(memory) = &self.0 {
            lock(memory).put(path.into(), Zeroizing::new(contents.into()));
        }
    }

    /// Reads a whole file. Returns `None` if there is no file at this path.
    ///
    /// # Errors
    ///
    /// [`CredentialsError::Io`] if the file exists but cannot be read, and
    /// [`CredentialsError::TooLarge`] if it has more than `limit` bytes.
    pub async fn read(
        &self,
        path: &Path,
        limit: usize,
    ) -> Result<Option<FileText>, CredentialsError> {
        let _work = self.begin_work();
        let text = match &self.0 {
            Place::Machine(_) => match read_machine(path, limit).await {
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

    /// Returns the stamp of a file, by which a change of the file is noticed without reading it.
    /// Returns `None` if there is no file at this path.
    ///
    /// # Errors
    ///
    /// [`CredentialsError::Io`] if the operating system refuses to look.
    pub async fn stamp(&self, path: &Path) -> Result<Option<Stamp>, CredentialsError> {
        let _work = self.begin_work();
        match &self.0 {
            Place::Machine(_) => match fs::metadata(path).await {
                Ok(metadata) => Ok(Some(Stamp::from_metadata(&metadata))),
                Err(error) if is_absent(&error) => Ok(None),
                Err(error) => Err(failed(path, error)),
            },
            Place::Memory(memory) => Ok(lock(memory).read(path).map(|text| text.stamp)),
        }
    }
}

impl Files {
    /// Files are read in real time, whatever clock the runtime has.
    pub(crate) fn with_runtime(self, runtime: &Arc<dyn Runtime>) -> Self {
        match self.0 {
            Place::Machine(_) => Self(Place::Machine(Some(Arc::clone(runtime)))),
            Place::Memory(_) => self,
        }
    }

    fn begin_work(&self) -> RealWork {
        match &self.0 {
            Place::Machine(Some(runtime)) => runtime.begin_real_work(),
            Place::Machine(None) | Place::Memory(_) => RealWork::default(),
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
    fn from_metadata(metadata: &std::fs::Metadata) -> Self {
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
    // The buffer has its full size from the start, if the size is known: a buffer that grows leaves
    // copies of its contents behind.
    let size = usize::try_from(metadata.len().min(most)).unwrap_or(0);
    let mut contents = Zeroizing::new(Vec::with_capacity(size.saturating_add(1)));
    file.take(most).read_to_end(&mut contents).await?;
    Ok(FileText {
        contents,
        stamp: Stamp::from_metadata(&metadata),
        shared: is_shared(&metadata),
    })
}

/// Whether the file does not exist. A path that leads through a file, as if that were a folder,
/// names no file either.
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
            Place::Machine(_) => f.write_str("Files(machine)"),
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

    #[tokio::test]
    async fn a_limit_of_a_stepped_clock_leaves_time_to_read_a_file() {
        let runtime = oss_transport::testing::SteppedRuntime::at_unix(0);
        let transport = oss_transport::testing::NoTransport::new();
        let file = tempfile::NamedTempFile::new().unwrap();
        let limit = std::time::Duration::from_secs(1);
        let plain = crate::Context::new(transport, runtime.clone());
        for cx in [plain.clone(), plain.with_files(Files::machine())] {
            tokio::select! {
                biased;
                () = runtime.sleep(limit) => unreachable!("the clock stands still"),
                text = cx.files().read(file.path(), 10) => assert!(text.unwrap().is_some()),
            }
            tokio::select! {
                biased;
                () = runtime.sleep(limit) => unreachable!("the clock stands still"),
                stamp = cx.files().stamp(file.path()) => assert!(stamp.unwrap().is_some()),
            }
        }
        assert!(runtime.monotonic().is_zero());
    }

    #[test]
    fn contents_are_not_in_debug() {
        let files = Files::fixed([("/a", "CANARY")]);
        assert_eq!(format!("{files:?}"), r#"Files(["/a"])"#);
    }
}
