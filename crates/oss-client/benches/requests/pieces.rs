//! A large body that needs little memory.

use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};

use crate::case::PIECE;

/// The same piece again and again, up to a length.
pub(crate) struct Pieces {
    piece: Bytes,
    left: u64,
}

impl Pieces {
    pub(crate) fn new(length: u64) -> Self {
        Self {
            piece: piece(),
            left: length,
        }
    }
}

/// The piece.
pub(crate) fn piece() -> Bytes {
    let mut byte = 0_u8;
    let next = || {
        byte = byte.wrapping_mul(5).wrapping_add(3);
        byte
    };
    std::iter::repeat_with(next).take(PIECE).collect()
}

impl Body for Pieces {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, std::io::Error>>> {
        let length = self.left.min(PIECE as u64);
        if length == 0 {
            return Poll::Ready(None);
        }
        self.left -= length;
        let piece = self.piece.slice(..length as usize);
        Poll::Ready(Some(Ok(Frame::data(piece))))
    }

    fn is_end_stream(&self) -> bool {
        self.left == 0
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left)
    }
}
