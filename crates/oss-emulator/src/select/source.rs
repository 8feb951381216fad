//! The rows of an object, read piece by piece.

use std::io::Write;
use std::pin::Pin;

use bytes::Bytes;
use flate2::write::MultiGzDecoder;
use futures_core::Stream;
use futures_util::StreamExt;

use super::counts::Counts;
use super::input::{Input, SPLIT};
use super::rows::{BadData, Located, Reader};
use crate::codes::Code;
use crate::http::body::BodyFailure;

/// The rows of an object. At no time more is kept in memory than a piece of the object, what a part of
/// it is decompressed to, and the row that was begun.
pub(crate) struct Source {
    pieces: Pin<Box<dyn Stream<Item = Result<Bytes, BodyFailure>> + Send>>,
    /// The rest of the piece that was read last.
    piece: Bytes,
    unzip: Option<MultiGzDecoder<Vec<u8>>>,
    reader: Reader,
    scanned: u64,
    has_ended: bool,
}

/// Why a query cannot be carried out to its end.
#[derive(Debug)]
pub(crate) enum Failed {
    /// The data does not fit the query.
    Data(Code),
    /// The data cannot be read.
    Reading(BodyFailure),
}

impl Source {
    pub(crate) fn new(
        input: &Input,
        pieces: impl Stream<Item = Result<Bytes, BodyFailure>> + Send + 'static,
    ) -> Self {
        Self {
            pieces: Box::pin(pieces),
            piece: Bytes::new(),
            unzip: input.compressed.then(|| MultiGzDecoder::new(Vec::new())),
            reader: Reader::new(input),
            scanned: 0,
            has_ended: false,
        }
    }

    /// Returns how many bytes of the object were read.
    pub(super) fn scanned(&self) -> u64 {
        self.scanned
    }

    /// Returns the names of the columns of CSV, if they were read.
    pub(super) fn names(&self) -> &[String] {
        self.reader.names()
    }

    /// Reads a part of the object, and adds the rows that it completes. Returns whether that was the
    /// end. If the returned future is dropped, nothing is lost.
    ///
    /// # Errors
    ///
    /// Returns the reason if the object cannot be read or cannot be divided into rows. The rows before
    /// that place are added.
    pub(super) async fn read(&mut self, rows: &mut Vec<Located>) -> Result<bool, Failed> {
        if self.piece.is_empty() && !self.has_ended {
            let next = self.pieces.next().await.transpose();
            match next.map_err(Failed::Reading)? {
                Some(piece) => {
                    self.scanned += piece.len() as u64;
                    self.piece = piece;
                }
                None => self.has_ended = true,
            }
        }
        let data = match &mut self.unzip {
            None => std::mem::take(&mut self.piece),
            Some(unzip) => {
                let part = self.piece.split_to(self.piece.len().min(COMPRESSED));
                let written = unzip.write_all(&part).and_then(|()| match self.has_ended {
                    true => unzip.try_finish(),
                    false => unzip.flush(),
                });
                written.map_err(|_| Failed::Data(Code::DecompressFailure))?;
                std::mem::take(unzip.get_mut()).into()
            }
        };
        let mut read = |data: &[u8]| {
            let read = self.reader.read(data, rows);
            read.map_err(|bad| {
                Failed::Data(match bad {
                    BadData::Csv => Code::InvalidCsvLine,
                    BadData::Json => Code::InvalidJsonData,
                })
            })
        };
        if !data.is_empty() {
            read(&data)?;
        }
        if self.has_ended {
            read(&[])?;
        }
        Ok(self.has_ended)
    }

    /// Reads the whole object, and counts what it consists of.
    ///
    /// # Errors
    ///
    /// Returns the reason if the object cannot be read or cannot be divided into rows.
    pub(crate) async fn count(mut self) -> Result<Counts, Failed> {
        let mut counts = Counts::default();
        let mut rows = Vec::new();
        loop {
            let end = self.read(&mut rows).await?;
            for located in rows.drain(..) {
                counts.rows = located.line + 1;
                counts.columns = counts.columns.max(located.row.width());
                counts.splits = located.start / SPLIT + 1;
            }
            if end {
                counts.scanned = self.scanned;
                return Ok(counts);
            }
        }
    }
}

/// How many bytes are decompressed at once. They become 1000 times as many at most.
const COMPRESSED: usize = 8 * 1024;
