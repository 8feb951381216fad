//! The objects: all but the Parquet file repeat the same piece, so that the server needs little memory
//! and knows the checksum of everything that is put.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::ops::Range;
use std::pin::Pin;
use std::sync::LazyLock;
use std::task::{Context, Poll};

use bytes::Bytes;
use hyper::body::{Body, Frame, SizeHint};
use oss_client::integrity::Crc64;

pub(crate) const BUCKET: &str = "bench-bucket";
pub(crate) const SMALL: u64 = 1024;
/// The size of the object whose ranges are read, and of the object that is put with one request.
pub(crate) const MIDDLE: u64 = 64 << 20;
pub(crate) const LARGE: u64 = 1 << 30;
/// The size of the parts in which the large object is put.
pub(crate) const PART: u64 = 8 << 20;
/// How many parts are put at the same time.
pub(crate) const PARALLEL_PARTS: usize = 4;
const PIECE: u64 = 256 * 1024;

static PATTERN: LazyLock<Bytes> = LazyLock::new(|| {
    let mut random = fastrand::Rng::with_seed(5);
    std::iter::repeat_with(|| random.u8(..))
        .take(PIECE as usize)
        .collect()
});

static CHECKSUMS: LazyLock<BTreeMap<u64, u64>> = LazyLock::new(|| {
    let checksum = |length: u64| {
        let rest = Crc64::checksum(&PATTERN.slice(..(length % PIECE) as usize));
        let piece = Crc64::checksum(&PATTERN);
        let whole = (0..length / PIECE).fold(0, |whole, _| Crc64::combine(whole, piece, PIECE));
        Crc64::combine(whole, rest, length % PIECE)
    };
    [SMALL, MIDDLE, LARGE, PART]
        .map(|length| (length, checksum(length)))
        .into()
});

/// The CRC-64 of an object of that length, computed once.
pub(crate) fn crc64(length: u64) -> u64 {
    CHECKSUMS.get(&length).copied().unwrap_or_default()
}

/// An object of that length as one piece of memory.
pub(crate) fn in_memory(length: u64) -> Bytes {
    let mut content = PATTERN.repeat((length / PIECE) as usize);
    content.extend_from_slice(&PATTERN.slice(..(length % PIECE) as usize));
    content.into()
}

/// The ranges that are read with one call: 25 groups of eight ranges of 4 KiB. The groups are more than
/// 2 MiB apart, so that all stores read them with a request each. In a group, half of the ranges touch
/// the range before, and the others begin up to 60 KiB after it.
pub(crate) fn ranges() -> Vec<Range<u64>> {
    const LENGTH: u64 = 4096;
    let mut random = fastrand::Rng::with_seed(7);
    let mut ranges = Vec::new();
    for group in 0..25 {
        let mut start = group * (MIDDLE / 25);
        for index in 0..8 {
            ranges.push(start..start + LENGTH);
            let gap = if index % 2 == 0 {
                0
            } else {
                random.u64(1..60 << 10)
            };
            start += LENGTH + gap;
        }
    }
    ranges
}

/// A range of an object as the body of a response.
pub(crate) struct Pieces(Range<u64>);

impl Pieces {
    pub(crate) fn new(range: Range<u64>) -> Self {
        Self(range)
    }
}

impl Body for Pieces {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let Range { start, end } = self.0;
        if start >= end {
            return Poll::Ready(None);
        }
        let offset = start % PIECE;
        let length = (PIECE - offset).min(end - start);
        self.0.start += length;
        let piece = PATTERN.slice(offset as usize..(offset + length) as usize);
        Poll::Ready(Some(Ok(Frame::data(piece))))
    }

    fn is_end_stream(&self) -> bool {
        self.0.is_empty()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.0.end.saturating_sub(self.0.start))
    }
}
