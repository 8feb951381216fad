//! An object as a file that can be read anywhere.

use std::fmt;
use std::io::{self, SeekFrom};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::{Buf, Bytes};
use tokio::io::{AsyncBufRead, AsyncRead, AsyncSeek, ReadBuf};

use crate::error::{Error, Result};
use crate::etag::ETag;
use crate::transfers::Download;
use crate::transfers::download::{Object, Ordered, Reading};

/// An object as a file that can be read anywhere. [`Transfers::open`](super::Transfers::open) and
/// [`Download::open`] return it.
///
/// The requests are small at first, and grow as long as what is read adjoins; from the size of a part on,
/// further parts are read ahead, as far as the memory of all transfers allows. A jump begins with a small
/// request again. All requests are of the same content: if the object is replaced meanwhile, reading fails
/// with [`ErrorKind::SourceChanged`](crate::ErrorKind::SourceChanged), as the inner error of an
/// [`io::Error`]. If the object is read from its beginning to its end, its CRC-64 is compared at the end.
///
/// ```
/// use tokio::io::{AsyncReadExt, AsyncSeekExt};
///
/// # async fn example(client: oss_client::Client) -> Result<(), Box<dyn std::error::Error>> {
/// let mut file = client.transfers().open("examplebucket", "exampledir/data.bin").await?;
/// file.seek(std::io::SeekFrom::End(-8)).await?;
/// let footer = file.read_u64_le().await?;
/// # Ok(())
/// # }
/// ```
pub struct ObjectReader {
    ordered: Ordered,
    /// What was received and not read yet.
    rest: Bytes,
    /// Where the next read begins.
    position: u64,
}

impl Download {
    /// Opens the object as a file that can be read anywhere.
    ///
    /// # Errors
    ///
    /// Fails with the errors of the first request, and with
    /// [`ErrorKind::InvalidRequest`](crate::ErrorKind::InvalidRequest) if a range was set.
    pub async fn open(self) -> Result<ObjectReader> {
        let ordered = self.ordered(FIRST, Reading::Anywhere).await?;
        Ok(ObjectReader {
            ordered,
            rest: Bytes::new(),
            position: 0,
        })
    }
}

impl ObjectReader {
    /// Returns the size of the object in bytes.
    pub fn size(&self) -> u64 {
        self.object().size
    }

    /// Returns the ETag of the object.
    pub fn etag(&self) -> &ETag {
        &self.object().etag
    }

    /// Returns the version of the object, in a bucket with versioning.
    pub fn version_id(&self) -> Option<&str> {
        self.object().version_id.as_deref()
    }

    fn object(&self) -> &Object {
        self.ordered.object()
    }

    /// Receives the next piece, unless there is one. At the end there is none.
    fn poll_fill(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        if self.rest.is_empty() {
            self.ordered.seek(self.position);
            match ready!(self.ordered.poll_next(cx)) {
                Some(Ok(piece)) => self.rest = piece,
                Some(Err(error)) => return Poll::Ready(Err(io::Error::other(error))),
                None if self.ordered.has_failed() => {
                    let message = "an earlier read had failed already";
                    let error = self.ordered.about(Error::protocol(message));
                    return Poll::Ready(Err(io::Error::other(error)));
                }
                None => {}
            }
        }
        Poll::Ready(Ok(()))
    }

    /// Moves to another place. What was received and lies behind it is kept.
    fn move_to(&mut self, position: u64) {
        let forward = position.checked_sub(self.position);
        let within = forward.and_then(|forward| usize::try_from(forward).ok());
        match within.filter(|forward| *forward <= self.rest.len()) {
            Some(forward) => self.rest.advance(forward),
            None => self.rest.clear(),
        }
        self.position = position;
    }
}

impl AsyncBufRead for ObjectReader {
    fn poll_fill_buf(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<&[u8]>> {
        let this = self.get_mut();
        ready!(this.poll_fill(cx))?;
        Poll::Ready(Ok(&this.rest))
    }

    fn consume(mut self: Pin<&mut Self>, amount: usize) {
        let amount = amount.min(self.rest.len());
        self.rest.advance(amount);
        self.position += amount as u64;
    }
}

impl AsyncRead for ObjectReader {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        ready!(self.poll_fill(cx))?;
        let length = self.rest.len().min(buffer.remaining());
        buffer.put_slice(self.rest.get(..length).unwrap_or_default());
        self.consume(length);
        Poll::Ready(Ok(()))
    }
}

impl AsyncSeek for ObjectReader {
    fn start_seek(mut self: Pin<&mut Self>, to: SeekFrom) -> io::Result<()> {
        let position = match to {
            SeekFrom::Start(position) => Some(position),
            SeekFrom::End(offset) => self.size().checked_add_signed(offset),
            SeekFrom::Current(offset) => self.position.checked_add_signed(offset),
        };
        match position {
            Some(position) => {
                self.move_to(position);
                Ok(())
            }
            None => Err(io::Error::new(
                io::ErrorKind::InvalidInput,
                "the place is before the beginning of the object",
            )),
        }
    }

    fn poll_complete(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<u64>> {
        Poll::Ready(Ok(self.position))
    }
}

impl fmt::Debug for ObjectReader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ObjectReader")
            .field("size", &self.size())
            .field("position", &self.position)
            .finish_non_exhaustive()
    }
}

/// How many bytes the first request asks for.
const FIRST: u64 = 256 * 1024;
