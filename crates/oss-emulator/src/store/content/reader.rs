//! Reading the data of an object.

use std::ops::Range;

use bytes::Bytes;
use futures_core::Stream;
use futures_util::StreamExt;
use futures_util::stream;

use super::pieces::Pieces;
use super::segment::Segment;
use crate::store::error::StoreError;

/// The data of an object that was found. It stays readable, even if the object is replaced or
/// deleted in the meantime.
#[derive(Clone, Debug, Default)]
pub(crate) struct Data {
    sources: Vec<(Segment, Source)>,
}

/// Where the blob of a segment is.
#[derive(Clone, Debug)]
pub(in crate::store) enum Source {
    Held(Pieces),
}

impl Data {
    pub(in crate::store) fn new(sources: Vec<(Segment, Source)>) -> Self {
        Self { sources }
    }

    /// Returns the data if it is a single piece in memory.
    pub(crate) fn as_piece(&self) -> Option<Bytes> {
        let [(segment, Source::Held(pieces))] = self.sources.as_slice() else {
            return None;
        };
        let mut pieces = pieces.slice(segment.offset, segment.len);
        let first = pieces.next()?;
        pieces.next().is_none().then_some(first)
    }

    /// Reads a range of the data in pieces. A piece that cannot be read ends the stream with an
    /// error.
    pub(crate) fn read(
        &self,
        range: Range<u64>,
    ) -> impl Stream<Item = Result<Bytes, StoreError>> + Send + use<> {
        let mut start = 0;
        let wanted: Vec<(Segment, Source)> = self
            .sources
            .iter()
            .filter_map(|(segment, source)| {
                let begin = start;
                start += segment.len;
                Some((segment.within(begin, &range)?, source.clone()))
            })
            .collect();
        stream::iter(wanted).flat_map(|(segment, source)| source.read(segment))
    }
}

impl Source {
    fn read(self, segment: Segment) -> impl Stream<Item = Result<Bytes, StoreError>> + Send {
        match self {
            Self::Held(pieces) => stream::iter(pieces.slice(segment.offset, segment.len).map(Ok)),
        }
    }
}
