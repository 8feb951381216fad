//! Files as bodies: read by position, in blocks, off the async threads.

use std::collections::VecDeque;
use std::fs::{File, Metadata};
use std::future::Future;
use std::io;
use std::ops::Range;
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::SystemTime;

use bytes::Bytes;
use tokio::task::{JoinHandle, spawn_blocking};

use super::{BodyError, BodyErrorKind};

/// A range of one file, and what the file was when its length was taken.
pub(super) struct FileSource {
    place: Place,
    identity: Identity,
    range: Range<u64>,
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
            Self::new(Place::Path(path), &metadata, range)
        })
        .await
    }

    pub(super) async fn opened(file: File, range: Option<Range<u64>>) -> io::Result<Self> {
        blocking(move || {
            let metadata = file.metadata()?;
            Self::new(Place::Open(Arc::new(file)), &metadata, range)
        })
        .await
    }

    fn new(place: Place, metadata: &Metadata, range: Option<Range<u64>>) -> io::Result<Self> {
        if !metadata.is_file() {
            let message = "the body of a request must be a regular file";
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
            identity: Identity::of(metadata),
            range,
        })
    }

    fn open(&self) -> Result<Arc<File>, BodyError> {
        let file = match &self.place {
            Place::Path(path) => Arc::new(File::open(path).map_err(BodyError::of_source)?),
            Place::Open(file) => Arc::clone(file),
        };
        self.check(&file)?;
        Ok(file)
    }

    fn check(&self, file: &File) -> Result<(), BodyError> {
        let metadata = file.metadata().map_err(BodyError::of_source)?;
        match Identity::of(&metadata) == self.identity {
            true => Ok(()),
            false => Err(BodyError::new(BodyErrorKind::SourceChanged)),
        }
    }

    fn read(&self, file: &File, block: Range<u64>) -> Result<Bytes, BodyError> {
        let length = (block.end - block.start) as usize;
        let mut buffer = vec![0; length];
        match read_exact_at(file, &mut buffer, block.start) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
                return Err(BodyError::new(BodyErrorKind::SourceChanged).with_source(error));
            }
            Err(error) => return Err(BodyError::of_source(error)),
        }
        // An HTTP client asks for nothing after the last byte, so the last block is the place to
        // find out whether the file was the same all the way.
        if block.end == self.range.end {
            self.check(file)?;
        }
        Ok(Bytes::from(buffer))
    }
}

impl Identity {
    fn of(metadata: &Metadata) -> Self {
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
}

/// One pass over a file, always two blocks ahead.
pub(super) struct FileReader {
    source: Arc<FileSource>,
    state: State,
    /// Where the next block to ask for begins.
    asked: u64,
    /// Where the next block to hand out begins.
    given: u64,
}

enum State {
    Unopened,
    Opening(JoinHandle<Result<Arc<File>, BodyError>>),
    Reading(Arc<File>, VecDeque<JoinHandle<Result<Bytes, BodyError>>>),
}

impl FileReader {
    pub(super) fn new(source: Arc<FileSource>) -> Self {
        let start = source.range.start;
        Self {
            source,
            state: State::Unopened,
            asked: start,
            given: start,
        }
    }

    pub(super) fn remaining(&self) -> u64 {
        self.source.range.end - self.given
    }

    pub(super) fn poll_chunk(
        &mut self,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, BodyError>>> {
        loop {
            match &mut self.state {
                State::Unopened => {
                    let source = Arc::clone(&self.source);
                    self.state = State::Opening(spawn_blocking(move || source.open()));
                }
                State::Opening(opening) => match ready!(poll_task(opening, cx)) {
                    Ok(file) => self.state = State::Reading(file, VecDeque::new()),
                    Err(error) => return Poll::Ready(Some(Err(error))),
                },
                State::Reading(file, blocks) => {
                    while blocks.len() < READ_AHEAD && self.asked < self.source.range.end {
                        let block = self.asked..self.source.range.end.min(self.asked + BLOCK);
                        self.asked = block.end;
                        let (source, file) = (Arc::clone(&self.source), Arc::clone(file));
                        blocks.push_back(spawn_blocking(move || source.read(&file, block)));
                    }
                    let Some(block) = blocks.front_mut() else {
                        return Poll::Ready(None);
                    };
                    let block = ready!(poll_task(block, cx));
                    blocks.pop_front();
                    if let Ok(bytes) = &block {
                        self.given += bytes.len() as u64;
                    }
                    return Poll::Ready(Some(block));
                }
            }
        }
    }
}

fn poll_task<T>(
    task: &mut JoinHandle<Result<T, BodyError>>,
    cx: &mut Context<'_>,
) -> Poll<Result<T, BodyError>> {
    Pin::new(task)
        .poll(cx)
        .map(|joined| joined.map_err(BodyError::of_source)?)
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> io::Result<T> {
    spawn_blocking(work).await.map_err(io::Error::other)?
}

#[cfg(unix)]
fn read_exact_at(file: &File, buffer: &mut [u8], offset: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, buffer, offset)
}

/// Without a positional read the cursor is shared, so one reader at a time may move it.
#[cfg(not(unix))]
fn read_exact_at(mut file: &File, buffer: &mut [u8], offset: u64) -> io::Result<()> {
    use std::io::{Read, Seek, SeekFrom};
    static CURSOR: std::sync::Mutex<()> = std::sync::Mutex::new(());
    let _cursor = CURSOR
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    file.seek(SeekFrom::Start(offset))?;
    file.read_exact(buffer)
}

const BLOCK: u64 = 256 * 1024;
const READ_AHEAD: usize = 2;
