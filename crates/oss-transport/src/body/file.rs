//! Files as bodies: what a file was when its length was read, and its blocks.

use std::fs::{File, Metadata};
use std::io;
use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::SystemTime;

use bytes::Bytes;
use tokio::task::spawn_blocking;

use super::BodyError;

/// A file or a range of it, and what the file was when its length was read.
pub(super) struct FileSource {
    place: Place,
    identity: Identity,
    pub(super) extent: Extent,
}

/// Which bytes of a file are meant.
#[derive(Clone, Debug)]
pub(super) enum Extent {
    Range(Range<u64>),
    /// All that can be read, of a file whose size says nothing.
    ToEnd,
}

enum Place {
    Path(PathBuf),
    Open(Arc<File>),
}

/// What must not change while a body is sent, nor between two sendings.
#[derive(PartialEq, Eq)]
struct Identity {
    #[cfg(unix)]
    node: (u64, u64),
    size: u64,
    modified: Option<SystemTime>,
}

impl FileSource {
    pub(super) async fn at_path(path: PathBuf, range: Option<Range<u64>>) -> io::Result<Self> {
        blocking(move || {
            let metadata = std::fs::metadata(&path)?;
            let mut source = Self::new(Place::Path(path), &metadata, range.clone())?;
            if range.is_none() && source.identity.size == 0 {
                source.extent = Extent::from_unsized(source.open_unchecked()?.as_ref())?;
            }
            Ok(source)
        })
        .await
    }

    pub(super) async fn opened(file: File, range: Option<Range<u64>>) -> io::Result<Self> {
        blocking(move || {
            let metadata = file.metadata()?;
            let file = Arc::new(file);
            let mut source = Self::new(Place::Open(Arc::clone(&file)), &metadata, range.clone())?;
            if range.is_none() && source.identity.size == 0 {
                source.extent = Extent::from_unsized(&file)?;
            }
            Ok(source)
        })
        .await
    }

    fn new(place: Place, metadata: &Metadata, range: Option<Range<u64>>) -> io::Result<Self> {
        if !metadata.is_file() {
            let message = "only a regular file has a length; read other files with from_reader";
            return Err(io::Error::new(io::ErrorKind::InvalidInput, message));
        }
        let size = metadata.len();
        let range = range.unwrap_or(0..size);
        if range.start > range.end || range.end > size {
            let message = format!("the range {range:?} is not inside the file's {size} bytes");
            return Err(io::Error::new(io::ErrorKind::InvalidInput, message));
        }
        Ok(Self {
            place,
            identity: Identity::from_metadata(metadata),
            extent: Extent::Range(range),
        })
    }

    pub(super) fn open(&self) -> Result<Arc<File>, BodyError> {
        let file = self.open_unchecked().map_err(BodyError::from_source)?;
        self.check(&file)?;
        Ok(file)
    }

    fn open_unchecked(&self) -> io::Result<Arc<File>> {
        match &self.place {
            Place::Path(path) => Ok(Arc::new(File::open(path)?)),
            Place::Open(file) => Ok(Arc::clone(file)),
        }
    }

    fn check(&self, file: &File) -> Result<(), BodyError> {
        let metadata = file.metadata().map_err(BodyError::from_source)?;
        match self
            .identity
            .difference(&Identity::from_metadata(&metadata))
        {
            None => Ok(()),
            Some(difference) => Err(BodyError::changed(difference)),
        }
    }

    /// Reads a block of a file whose size is known.
    pub(super) fn read(&self, file: &File, block: Range<u64>) -> Result<Bytes, BodyError> {
        let length = (block.end - block.start) as usize;
        let bytes = read_at(file, block.start, length).map_err(BodyError::from_source)?;
        if bytes.len() < length {
            self.check(file)?;
            return Err(BodyError::changed(format!(
                "its size is {} bytes, but it ends after {}",
                self.identity.size,
                block.start + bytes.len() as u64
            )));
        }
        // An HTTP client asks for nothing after the last byte, so the last block is the place to
        // find out whether the file was the same all the way.
        if matches!(&self.extent, Extent::Range(range) if range.end == block.end) {
            self.check(file)?;
        }
        Ok(bytes)
    }
}

impl Extent {
    pub(super) fn start(&self) -> u64 {
        match self {
            Self::Range(range) => range.start,
            Self::ToEnd => 0,
        }
    }

    /// Of a file whose size is 0: empty, unless something can be read all the same. The files of
    /// `/proc` are made at the moment in which they are read.
    fn from_unsized(file: &File) -> io::Result<Self> {
        match read_at(file, 0, 1)?.is_empty() {
            true => Ok(Self::Range(0..0)),
            false => Ok(Self::ToEnd),
        }
    }
}

impl Identity {
    fn from_metadata(metadata: &Metadata) -> Self {
        Self {
            #[cfg(unix)]
            node: {
                use std::os::unix::fs::MetadataExt;
                (metadata.dev(), metadata.ino())
            },
            size: metadata.len(),
            modified: metadata.modified().ok(),
        }
    }

    /// What the file is now, if that is something else.
    fn difference(&self, now: &Self) -> Option<String> {
        #[cfg(unix)]
        if self.node != now.node {
            return Some("another file has taken its place".to_owned());
        }
        if self.size != now.size {
            return Some(format!(
                "it had {} bytes and has {} now",
                self.size, now.size
            ));
        }
        (self.modified != now.modified).then(|| "its modification time is another one".to_owned())
    }
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> io::Result<T> {
    spawn_blocking(work).await.map_err(io::Error::other)?
}

/// Reads at most `length` bytes at `offset`; fewer are left in the file if fewer are returned.
pub(super) fn read_at(file: &File, offset: u64, length: usize) -> io::Result<Bytes> {
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
