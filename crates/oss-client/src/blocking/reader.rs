//! The content of an object, read by the traits of the standard library.

use std::fmt;
use std::future::poll_fn;
use std::io::{self, BufRead, Read};
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::{Buf, Bytes};
use futures_core::Stream;
use tokio::sync::mpsc::{Receiver, Sender, channel};
use tokio::task::AbortHandle;

use crate::blocking::wait::Wait;
use crate::blocking::{PIECE, background};
use crate::body::ObjectBody;
use crate::error::Error;

/// The content of an object as [`Read`] and [`BufRead`], which is
/// [checked and resumed](ObjectBody) as everywhere.
///
/// [`ObjectBody::blocking_reader`] creates it. A background thread reads ahead, so that the content
/// arrives while the caller works on what there is. About 768 KiB are held in memory at most.
///
/// A failure is reported by every later read too, so that content that failed never looks complete.
/// The cause is an [`Error`], which [`io::Error::get_ref`] returns.
///
/// Dropping the reader before the end of the content closes the connection.
pub struct Reader {
    source: Source,
    piece: Bytes,
    /// The pieces that follow.
    pieces: std::vec::IntoIter<Bytes>,
    remaining: Option<u64>,
}

enum Source {
    Unread(Box<ObjectBody>),
    Reading(Receiver<Message>, AbortHandle),
    Ended,
    Failed(io::ErrorKind),
}

/// What the background thread has read.
enum Message {
    Pieces(Vec<Bytes>),
    Error(Error),
    /// The end of the content; without it, the reading has been interrupted.
    End,
}

impl ObjectBody {
    /// Returns the content as [`Read`] and [`BufRead`], for programs without async.
    ///
    /// ```
    /// use std::io::BufRead;
    /// use oss_client::Bucket;
    /// use oss_client::blocking::Wait;
    ///
    /// fn print_errors(bucket: &Bucket) -> Result<(), Box<dyn std::error::Error>> {
    ///     let object = bucket.get_object("exampledir/log.txt").wait()?;
    ///     for line in object.into_body().blocking_reader().lines() {
    ///         let line = line?;
    ///         if line.contains("ERROR") {
    ///             println!("{line}");
    ///         }
    ///     }
    ///     Ok(())
    /// }
    /// ```
    pub fn blocking_reader(self) -> Reader {
        Reader {
            remaining: self.remaining(),
            source: Source::Unread(Box::new(self)),
            piece: Bytes::new(),
            pieces: Vec::new().into_iter(),
        }
    }
}

impl Reader {
    /// Returns the number of bytes that are still to be read, or `None` if the server did not send the
    /// length.
    pub fn remaining(&self) -> Option<u64> {
        self.remaining
    }

    /// Gets the next piece, which is empty only at the end.
    fn next_piece(&mut self) -> io::Result<()> {
        loop {
            if let Some(piece) = self.pieces.next() {
                self.piece = piece;
                return Ok(());
            }
            let message = match &mut self.source {
                Source::Unread(body) => {
                    let background = background::handle()?;
                    let (sender, receiver) = channel(1);
                    let task = background.spawn(read_ahead(std::mem::take(body), sender));
                    self.source = Source::Reading(receiver, task.abort_handle());
                    continue;
                }
                Source::Reading(messages, _) => {
                    let next = async { Ok::<_, io::Error>(messages.recv().await) };
                    next.wait()?
                }
                Source::Ended => return Ok(()),
                Source::Failed(kind) => {
                    let message = "an earlier read of this content had failed already";
                    return Err(io::Error::new(*kind, message));
                }
            };
            match message {
                Some(Message::Pieces(pieces)) => self.pieces = pieces.into_iter(),
                Some(Message::End) => self.source = Source::Ended,
                Some(Message::Error(error)) => return Err(self.fail(error.into())),
                None => {
                    let message = "the thread that reads ahead has ended";
                    return Err(self.fail(io::Error::other(message)));
                }
            }
        }
    }

    fn fail(&mut self, error: io::Error) -> io::Error {
        self.source = Source::Failed(error.kind());
        error
    }
}

/// Reads the content, one message ahead of the caller.
async fn read_ahead(mut body: Box<ObjectBody>, messages: Sender<Message>) {
    loop {
        let mut pieces = Vec::new();
        let last = poll_fn(|cx| collect(&mut body, &mut pieces, cx)).await;
        if !pieces.is_empty() && messages.send(Message::Pieces(pieces)).await.is_err() {
            return;
        }
        if let Some(last) = last {
            // A reader that is gone needs no answer.
            let _ = messages.send(last).await;
            return;
        }
    }
}

/// Takes what has arrived, up to the size of a message, and waits only if that is nothing. Returns the
/// message that follows the pieces, if they are the last ones.
fn collect(
    body: &mut ObjectBody,
    pieces: &mut Vec<Bytes>,
    cx: &mut Context<'_>,
) -> Poll<Option<Message>> {
    let mut size = 0;
    while size < PIECE {
        match Pin::new(&mut *body).poll_next(cx) {
            Poll::Ready(Some(Ok(piece))) => {
                size += piece.len();
                pieces.push(piece);
            }
            Poll::Ready(Some(Err(error))) => return Poll::Ready(Some(Message::Error(error))),
            Poll::Ready(None) => {
                return Poll::Ready(Some(match body.check_end() {
                    Ok(()) => Message::End,
                    Err(error) => Message::Error(error),
                }));
            }
            Poll::Pending if pieces.is_empty() => return Poll::Pending,
            Poll::Pending => break,
        }
    }
    Poll::Ready(None)
}

impl BufRead for Reader {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.piece.is_empty() {
            self.next_piece()?;
        }
        Ok(&self.piece)
    }

    fn consume(&mut self, count: usize) {
        let count = count.min(self.piece.len());
        self.piece.advance(count);
        self.remaining = self.remaining.map(|left| left.saturating_sub(count as u64));
    }
}

impl Read for Reader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        let read = self.fill_buf()?.read(buffer)?;
        self.consume(read);
        Ok(read)
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        if let Source::Reading(_, task) = &self.source {
            task.abort();
        }
    }
}

impl fmt::Debug for Reader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reader")
            .field("remaining", &self.remaining)
            .finish_non_exhaustive()
    }
}
