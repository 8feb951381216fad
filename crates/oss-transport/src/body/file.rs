//! Files as the source of bodies: opened once, and compared with what they were then.

use std::fmt;
use std::fs::{File, Metadata};
use std::io;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use bytes::Bytes;
use tokio::task::spawn_blocking;

use super::BodyError;
use super::file_identity::FileIdentity;

/// An open file from which bodies are made: of the whole file, or of parts of it.
///
/// The file is opened once, and all bodies read this one open file by position. A file that takes its
/// place under the same name is therefore never mixed into what is read. What the file was when it was
/// opened is remembered; a body whose last byte is the end of its range fails with
/// [`BodyErrorKind::SourceChanged`](super::BodyErrorKind::SourceChanged) if the file has another size
/// or modification time by then.
///
/// A source is cheap to clone. It keeps the file open until it and all bodies made from it are dropped.
///
/// ```
/// use oss_transport::FileSource;
///
/// # tokio::runtime::Builder::new_current_thread().build()?.block_on(async {
/// # let file = tempfile::NamedTempFile::new()?;
/// # std::fs::write(file.path(), "hello world")?;
/// # let path = file.path();
/// let source = FileSource::open(path).await?;
/// assert_eq!(source.len(), Some(11));
/// let first = source.part(0..5)?;
/// let second = source.part(5..11)?;
/// assert_eq!(first.bytes(100).await?, "hello");
/// assert_eq!(second.bytes(100).await?, " world");
/// source.check().await?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// # })?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct FileSource(Arc<Opened>);

struct Opened {
    file: File,
    identity: FileIdentity,
    length: Option<u64>,
}

/// Which bytes of a file are meant.
#[derive(Clone, Debug)]
pub(super) enum Extent {
    Range(Range<u64>),
    /// All that can be read, of a file whose size says nothing.
    ToEnd,
}

impl FileSource {
    /// Opens the file at `path`.
    ///
    /// # Errors
    ///
    /// Fails if there is no such file, if it cannot be read, or if it is not a regular file.
    pub async fn open(path: impl AsRef<Path>) -> io::Result<Self> {
        let path = path.as_ref().to_owned();
        blocking(move || {
            // Opening a named pipe would wait until something opens it for writing.
            refuse_other_than_files(&std::fs::metadata(&path)?)?;
            Self::pin(File::open(&path)?)
        })
        .await
    }

    /// Takes a file that is open already. It needs no name, so unnamed temporary files work. Its cursor
    /// does not matter and is not moved.
    ///
    /// # Errors
    ///
    /// Fails if the metadata of the file cannot be read, or if it is not a regular file.
    pub async fn from_file(file: tokio::fs::File) -> io::Result<Self> {
        let file = file.into_std().await;
        blocking(move || Self::pin(file)).await
    }

    fn pin(file: File) -> io::Result<Self> {
        let metadata = file.metadata()?;
        refuse_other_than_files(&metadata)?;
        // The files of `/proc` are made at the moment in which they are read, and have the size 0.
        let has_length = metadata.len() > 0 || read_at(&file, 0, 1)?.is_empty();
        Ok(Self(Arc::new(Opened {
            file,
            identity: FileIdentity::from_metadata(&metadata),
            length: has_length.then_some(metadata.len()),
        })))
    }

    /// Returns the length of the file in bytes, as it was when the file was opened. Some files, such as
    /// those below `/proc`, report a size of 0 although they have content; their length is unknown.
    pub fn len(&self) -> Option<u64> {
        self.0.length
    }

    /// Returns `true` if it is known that the file has no bytes.
    pub fn is_empty(&self) -> bool {
        self.0.length == Some(0)
    }

    /// Returns what the file was when it was opened.
    pub fn identity(&self) -> FileIdentity {
        self.0.identity
    }

    /// Compares the file with what it was when it was opened, without regard to changes that leave its
    /// content alone, such as another name or other permissions.
    ///
    /// # Errors
    ///
    /// Fails with [`BodyErrorKind::SourceChanged`](super::BodyErrorKind::SourceChanged) if the size or
    /// the modification time is another one, and with
    /// [`BodyErrorKind::Source`](super::BodyErrorKind::Source) if the metadata cannot be read.
    pub async fn check(&self) -> Result<(), BodyError> {
        let source = self.clone();
        let checked = spawn_blocking(move || source.check_now()).await;
        checked.map_err(BodyError::from_source)?
    }

    /// Returns what the file is at this moment.
    ///
    /// # Errors
    ///
    /// Fails if the metadata of the file cannot be read.
    pub async fn identity_now(&self) -> io::Result<FileIdentity> {
        let source = self.clone();
        blocking(move || Ok(FileIdentity::from_metadata(&source.0.file.metadata()?))).await
    }

    fn check_now(&self) -> Result<(), BodyError> {
        let metadata = self.0.file.metadata().map_err(BodyError::from_source)?;
        let now = FileIdentity::from_metadata(&metadata);
        match self.0.identity.difference(&now) {
            None => Ok(()),
            Some(difference) => Err(BodyError::changed(difference)),
        }
    }

    /// Reads a block of a file whose size is known. `last` is the end of the range that is read.
    pub(super) fn read(&self, block: &Range<u64>, last: u64) -> Result<Bytes, BodyError> {
        if block.start == block.end {
            // An empty range has no block at whose end the file could be compared.
            self.check_now()?;
            return Ok(Bytes::new());
        }
        let length = usize::try_from(block.end - block.start).unwrap_or(usize::MAX);
        let bytes = read_at(&self.0.file, block.start, length).map_err(BodyError::from_source)?;
        if bytes.len() < length {
            self.check_now()?;
            return Err(BodyError::changed(format!(
                "its size is {} bytes, but it ends after {}",
                self.0.identity.size(),
                block.start + bytes.len() as u64
            )));
        }
        // An HTTP client asks for nothing after the last byte, so the last block is the place to
        // find out whether the file was the same all the way.
        if last == block.end {
            self.check_now()?;
        }
        Ok(bytes)
    }

    /// Reads the next bytes of a file whose size says nothing. None are left if none are returned.
    pub(super) fn read_next(&self, offset: u64, most: usize) -> Result<Bytes, BodyError> {
        read_at(&self.0.file, offset, most).map_err(BodyError::from_source)
    }
}

impl fmt::Debug for FileSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FileSource")
            .field("identity", &self.0.identity)
            .finish_non_exhaustive()
    }
}

impl Extent {
    pub(super) fn start(&self) -> u64 {
        match self {
            Self::Range(range) => range.start,
            Self::ToEnd => 0,
        }
    }
}

fn refuse_other_than_files(metadata: &Metadata) -> io::Result<()> {
    if metadata.is_file() {
        return Ok(());
    }
    let message = "only a regular file has a length; read other files with from_reader";
    Err(io::Error::new(io::ErrorKind::InvalidInput, message))
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> io::Result<T> {
    spawn_blocking(work).await.map_err(io::Error::other)?
}

/// Reads at most `length` bytes at `offset`; fewer are left in the file if fewer are returned.
fn read_at(file: &File, offset: u64, length: usize) -> io::Result<Bytes> {
    let mut buffer = vec![0; length];
    let mut filled = 0;
    while let Some(rest) = buffer.get_mut(filled..).filter(|rest| !rest.is_empty()) {
        match read_some_at(file, rest, offset + filled as u64) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    buffer.truncate(filled);
    Ok(Bytes::from(buffer))
}

#[cfg(unix)]
fn read_some_at(file: &File, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
    std::os::unix::fs::FileExt::read_at(file, buffer, offset)
}

/// Without a positional read the cursor is shared, so one reader at a time may move it.
#[cfg(not(unix))]
fn read_some_at(mut file: &File, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
    use std::io::{Read, Seek, SeekFrom};
    static CURSOR: std::sync::Mutex<()> = std::sync::Mutex::new(());
    let _cursor = CURSOR
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    file.seek(SeekFrom::Start(offset))?;
    file.read(buffer)
}
