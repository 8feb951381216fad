//! Bodies from sources that break the rules of their traits, read in every way that a body can be read.

use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_util::Stream;
use oss_client::transport::Body;
use tokio::io::{AsyncRead, ReadBuf};

use super::block_on;
use crate::fuzz::Target;

pub(super) const BODIES: Target = Target {
    name: "bodies",
    // The first byte selects the stated length, the second byte the kind of source. Each other byte is
    // the length of a piece, or an error if it is 255.
    seeds: || {
        vec![
            vec![0, 0, 3, 0, 4],
            vec![1, 0, 10, 20, 30],
            vec![2, 1, 5, 0, 0, 7],
            vec![3, 1, 255, 8],
            vec![4, 0, 100, 255],
        ]
    },
    words: &["\0", "\u{1}", "\u{1}\u{1}", "\u{7f}"],
    run: |input| {
        let Some(([stated, kind], pieces)) = input.split_first_chunk::<2>() else {
            return;
        };
        let source = Source::new(pieces);
        let length = source.length();
        let stated = match stated % 5 {
            0 => None,
            1 => Some(length),
            2 => Some(length + 1),
            3 => Some(length.saturating_sub(1)),
            _ => Some(u64::MAX),
        };
        let (good, expected) = (source.is_good(), source.bytes());
        let body = match kind % 2 {
            0 => Body::from_stream(source, stated),
            _ => Body::from_reader(source, stated),
        };
        let read = block_on(body.bytes(LIMIT));
        match read {
            Ok(bytes) => {
                assert_eq!(bytes, expected);
                assert!(good || kind % 2 == 1, "an error of the source was lost");
                assert!(
                    stated.is_none_or(|stated| stated == length),
                    "{stated:?} bytes were stated"
                );
            }
            Err(_) => assert!(!good || stated.is_some_and(|stated| stated != length)),
        }
    },
    smoke: 4000,
};

/// More bytes than the longest input can stand for, so that this limit is never the error.
const LIMIT: usize = 1 << 26;

/// Yields its pieces. If it is polled again after its end, it yields other bytes, which must not be used.
struct Source {
    pieces: VecDeque<u8>,
    ended: bool,
}

impl Source {
    fn new(pieces: &[u8]) -> Self {
        Self {
            pieces: pieces.iter().copied().collect(),
            ended: false,
        }
    }

    /// The pieces before the first error.
    fn sound(&self) -> impl Iterator<Item = u8> {
        self.pieces
            .iter()
            .copied()
            .take_while(|piece| *piece != 255)
    }

    fn length(&self) -> u64 {
        self.sound().map(u64::from).sum()
    }

    fn is_good(&self) -> bool {
        !self.pieces.contains(&255)
    }

    fn bytes(&self) -> Vec<u8> {
        self.sound()
            .flat_map(|piece| vec![piece; usize::from(piece)])
            .collect()
    }

    fn next(&mut self) -> Option<Result<Bytes, std::io::Error>> {
        assert!(!self.ended, "a source is asked again after its end");
        match self.pieces.pop_front() {
            Some(255) => {
                self.ended = true;
                Some(Err(std::io::Error::other("the source failed")))
            }
            Some(piece) => Some(Ok(Bytes::from(vec![piece; usize::from(piece)]))),
            None => {
                self.ended = true;
                None
            }
        }
    }
}

impl Stream for Source {
    type Item = Result<Bytes, std::io::Error>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.next())
    }
}

impl AsyncRead for Source {
    fn poll_read(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<std::io::Result<()>> {
        // A reader that yields no bytes is at its end, so empty pieces are left out.
        loop {
            let Some(piece) = self.pieces.front().copied() else {
                return Poll::Ready(Ok(()));
            };
            if piece == 255 {
                return Poll::Ready(Err(std::io::Error::other("the source failed")));
            }
            if piece == 0 {
                self.pieces.pop_front();
                continue;
            }
            if usize::from(piece) > buffer.remaining() {
                let part = buffer.remaining();
                buffer.put_slice(&vec![piece; part]);
                return Poll::Ready(Ok(()));
            }
            self.pieces.pop_front();
            buffer.put_slice(&vec![piece; usize::from(piece)]);
            return Poll::Ready(Ok(()));
        }
    }
}
