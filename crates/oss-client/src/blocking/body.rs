//! Bodies of requests that are read by the trait of the standard library.

use std::io::{self, Read};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use oss_transport::Body;
use tokio::sync::mpsc::{Receiver, Sender, channel};

use crate::blocking::{PIECE, background};

/// Creates the body of a request from everything that `reader` yields. If a length is stated, it must be
/// exactly that many bytes.
///
/// The reader is read by a thread of its own, in pieces of up to 256 KiB and one piece ahead, so it may
/// block, and it may be the [`Reader`](crate::blocking::Reader) of another object. The body can be sent
/// only once. To upload a file, use [`Body::from_file`], which can be sent again after a failure and
/// notices when the file changes.
///
/// ```
/// use oss_client::Bucket;
/// use oss_client::blocking::{Wait, body_from_reader};
///
/// fn upload(bucket: &Bucket) -> Result<(), Box<dyn std::error::Error>> {
///     let text: &[u8] = b"hello world";
///     let body = body_from_reader(text, Some(11));
///     bucket.put_object("exampledir/exampleobject.txt").body(body).wait()?;
///     Ok(())
/// }
/// ```
///
/// If sending ends early, the thread ends as soon as the read in which it is returns.
///
/// # Errors
///
/// What is wrong is reported by the call that sends the body, as at [`Body::from_reader`]: with
/// [`ErrorKind::BodySource`](crate::ErrorKind::BodySource) if the reader fails, panics, or yields another
/// number of bytes than stated.
pub fn body_from_reader(reader: impl Read + Send + 'static, length: Option<u64>) -> Body {
    let pieces = Pieces::Unread(Box::new(reader));
    Body::from_stream(pieces, length)
}

/// The pieces of a reader.
enum Pieces {
    Unread(Box<dyn Read + Send>),
    Reading(Receiver<Message>),
    Ended,
}

enum Message {
    Piece(Bytes),
    Error(io::Error),
    /// The end of the reader; without it, the reading has been interrupted.
    End,
}

impl Stream for Pieces {
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        if let Self::Unread(_) = this
            && let Self::Unread(reader) = std::mem::replace(this, Self::Ended)
        {
            let background = background::handle()?;
            let (sender, receiver) = channel(1);
            background.spawn_blocking(move || read(reader, &sender));
            *this = Self::Reading(receiver);
        }
        let Self::Reading(messages) = this else {
            return Poll::Ready(None);
        };
        let message = ready!(messages.poll_recv(cx));
        if let Some(Message::Piece(piece)) = message {
            return Poll::Ready(Some(Ok(piece)));
        }
        *this = Self::Ended;
        Poll::Ready(match message {
            Some(Message::Error(error)) => Some(Err(error)),
            None => Some(Err(io::Error::other("the reader panicked"))),
            _ => None,
        })
    }
}

/// Reads the reader to its end, as long as somebody takes the pieces.
fn read(mut reader: Box<dyn Read + Send>, messages: &Sender<Message>) {
    loop {
        let mut piece = vec![0; PIECE];
        let mut filled = 0;
        let end = loop {
            match reader.read(piece.get_mut(filled..).unwrap_or_default()) {
                Ok(0) => break Some(Message::End),
                Ok(read) => filled += read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => break Some(Message::Error(error)),
            }
            // A slow reader is not waited for if the connection has nothing to send.
            if filled >= piece.len() || messages.capacity() > 0 {
                break None;
            }
        };
        piece.truncate(filled);
        if filled > 0
            && messages
                .blocking_send(Message::Piece(piece.into()))
                .is_err()
        {
            return;
        }
        if let Some(end) = end {
            // If nobody takes the end, nobody needs it.
            let _ = messages.blocking_send(end);
            return;
        }
    }
}
