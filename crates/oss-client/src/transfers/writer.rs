//! An object as a file that is written.

use std::fmt;
use std::future::Future;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, ready};

use futures_util::future::RemoteHandle;
use tokio::io::{AsyncRead, AsyncWrite, AsyncWriteExt, DuplexStream, ReadBuf};

use crate::client::Client;
use crate::error::{Error, Result};
use crate::transfers::options::{Options, options};
use crate::transfers::tasks;
use crate::transfers::upload::settings::{ObjectSettings, object_setters};
use crate::transfers::upload::{Upload, UploadOutput, UploadSource};

/// Configures an object that is written like a file. [`Transfers::writer`](super::Transfers::writer)
/// creates it.
#[must_use = "nothing is written before the writer is opened"]
pub struct WriterBuilder {
    client: Client,
    bucket: String,
    key: String,
    object: ObjectSettings,
    options: Options,
}

/// An object that is written like a file. [`WriterBuilder::open`] returns it.
///
/// What is written is uploaded in parts while more of it is written. The object exists when
/// [`shutdown`](AsyncWriteExt::shutdown) or [`finish`](Self::finish) has returned without an error. If the
/// writer is dropped before, the upload is aborted and nothing is stored.
///
/// ```
/// use tokio::io::AsyncWriteExt;
///
/// # async fn example(client: oss_client::Client) -> Result<(), Box<dyn std::error::Error>> {
/// let mut file = client.transfers().writer("examplebucket", "exampledir/log.txt").open().await?;
/// file.write_all(b"hello ").await?;
/// file.write_all(b"world").await?;
/// let uploaded = file.finish().await?;
/// assert_eq!(uploaded.size, 11);
/// # Ok(())
/// # }
/// ```
pub struct ObjectWriter {
    pipe: DuplexStream,
    complete: Arc<AtomicBool>,
    upload: State,
}

enum State {
    Running(RemoteHandle<Result<UploadOutput>>),
    Done(UploadOutput),
    Failed,
}

impl WriterBuilder {
    pub(super) fn new(client: &Client, bucket: String, key: String) -> Self {
        Self {
            client: client.clone(),
            bucket,
            key,
            object: ObjectSettings::default(),
            options: Options::default(),
        }
    }

    /// Opens the writer. Nothing is sent before there is something to send.
    ///
    /// # Errors
    ///
    /// Fails with [`ErrorKind::InvalidRequest`](crate::ErrorKind::InvalidRequest) if no bucket can have
    /// this name.
    #[expect(
        clippy::unused_async,
        reason = "the upload is a task of the async runtime, in which this is awaited"
    )]
    pub async fn open(self) -> Result<ObjectWriter> {
        self.client.bucket(&self.bucket)?;
        let (pipe, reader) = tokio::io::duplex(PIPE);
        let complete = Arc::new(AtomicBool::new(false));
        let source = WholeOnly {
            reader,
            complete: Arc::clone(&complete),
        };
        let source = UploadSource::reader(source, None);
        let upload = Upload::new(&self.client, self.bucket, self.key, source);
        let upload = upload.with(self.object, self.options);
        let runtime = self.client.context().runtime();
        Ok(ObjectWriter {
            pipe,
            complete,
            upload: State::Running(tasks::start(runtime, upload.send())),
        })
    }
}

options!(WriterBuilder);
object_setters!(WriterBuilder);

impl ObjectWriter {
    /// Completes the object, and returns what was stored.
    ///
    /// # Errors
    ///
    /// Fails as [`Upload::send`] does.
    pub async fn finish(mut self) -> Result<UploadOutput> {
        match self.shutdown().await {
            Ok(()) => match self.upload {
                State::Done(output) => Ok(output),
                _ => Err(earlier()),
            },
            Err(error) => Err(error
                .downcast::<Error>()
                .unwrap_or_else(|error| Error::new(crate::ErrorKind::Io).with_source(error))),
        }
    }

    /// Waits for the end of the upload.
    fn poll_upload(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let ended = match &mut self.upload {
            State::Running(upload) => ready!(Pin::new(upload).poll(cx)),
            State::Done(_) => return Poll::Ready(Ok(())),
            State::Failed => return Poll::Ready(Err(io::Error::other(earlier()))),
        };
        Poll::Ready(match ended {
            Ok(output) => {
                self.upload = State::Done(output);
                Ok(())
            }
            Err(error) => {
                self.upload = State::Failed;
                Err(io::Error::other(error))
            }
        })
    }

    /// Nobody reads what is written any more: the upload says why.
    fn poll_broken(&mut self, cx: &mut Context<'_>) -> Poll<io::Error> {
        match ready!(self.poll_upload(cx)) {
            Ok(()) => Poll::Ready(io::ErrorKind::BrokenPipe.into()),
            Err(error) => Poll::Ready(error),
        }
    }
}

fn earlier() -> Error {
    Error::protocol("an earlier write had failed already")
}

impl AsyncWrite for ObjectWriter {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        match ready!(Pin::new(&mut self.pipe).poll_write(cx, bytes)) {
            Ok(written) => Poll::Ready(Ok(written)),
            Err(_) => self.poll_broken(cx).map(Err),
        }
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        // What was written is stored when the object is complete, not earlier.
        Pin::new(&mut self.pipe).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.complete.store(true, Ordering::Release);
        // If it is closed already, the upload says why.
        let _ = ready!(Pin::new(&mut self.pipe).poll_shutdown(cx));
        self.poll_upload(cx)
    }
}

impl fmt::Debug for ObjectWriter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ObjectWriter").finish_non_exhaustive()
    }
}

impl fmt::Debug for WriterBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WriterBuilder")
            .field("bucket", &self.bucket)
            .field("key", &self.key)
            .finish_non_exhaustive()
    }
}

/// What is written, which ends only if the writer says that it is complete. The end of a writer that was
/// dropped must not look like the end of the content.
struct WholeOnly {
    reader: DuplexStream,
    complete: Arc<AtomicBool>,
}

impl AsyncRead for WholeOnly {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        ready!(Pin::new(&mut self.reader).poll_read(cx, buffer))?;
        let is_end = buffer.filled().len() == before && buffer.remaining() > 0;
        match is_end && !self.complete.load(Ordering::Acquire) {
            true => Poll::Ready(Err(io::Error::new(
                io::ErrorKind::UnexpectedEof,
                "the writer was dropped before it was complete",
            ))),
            false => Poll::Ready(Ok(())),
        }
    }
}

const PIPE: usize = 256 * 1024;
