//! Reading the data of an object.

use std::ops::Range;
use std::sync::Arc;

use bytes::Bytes;
use futures_core::Stream;
use futures_util::{StreamExt, stream};
use tokio::task::spawn_blocking;

use super::pieces::Pieces;
use super::segment::Segment;
use crate::store::error::StoreError;
use crate::store::files::DiskFile;
use crate::store::files::blobs::BlobFile;

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
    File(Arc<BlobFile>),
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
            Self::Held(pieces) => {
                stream::iter(pieces.slice(segment.offset, segment.len).map(Ok)).left_stream()
            }
            Self::File(blob) => stream::try_unfold(Reading::new(blob, segment), |reading| async {
                if reading.left == 0 {
                    return Ok(None);
                }
                spawn_blocking(|| reading.piece().map(Some))
                    .await
                    .unwrap_or_else(|_| Err(StoreError::Disk("reading was aborted".to_owned())))
            })
            .right_stream(),
        }
    }
}

/// A range of a blob file that is being read.
#[derive(Debug)]
struct Reading {
    blob: Arc<BlobFile>,
    file: Option<Arc<dyn DiskFile>>,
    offset: u64,
    left: u64,
}

impl Reading {
    fn new(blob: Arc<BlobFile>, segment: Segment) -> Self {
        Self {
            blob,
            file: None,
            offset: segment.offset,
            left: segment.len,
        }
    }

    /// Reads the next piece. This call blocks.
    fn piece(mut self) -> Result<(Bytes, Self), StoreError> {
        let file = match self.file.take() {
            Some(file) => file,
            None => self.blob.open()?,
        };
        let len = usize::try_from(self.left).map_or(PIECE, |left| left.min(PIECE));
        let mut piece = vec![0; len];
        file.read_at(self.offset, &mut piece)?;
        self.file = Some(file);
        self.offset += len as u64;
        self.left -= len as u64;
        Ok((piece.into(), self))
    }
}

/// How many bytes of a file are read at once.
const PIECE: usize = 256 * 1024;
