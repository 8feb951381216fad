//! Writing data while it arrives, with its checksums.

use std::sync::Arc;

use bytes::Bytes;
use crc_fast::{CrcAlgorithm, Digest as Crc};
use md5::{Digest, Md5};

use super::file_writer::FileWriter;
use super::gathered::Gathered;
use super::pieces::Pieces;
use crate::store::error::StoreError;
use crate::store::files::blobs::{Blobs, NewFile};

/// The checksums of data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Digests {
    /// The MD5 of the data.
    pub(crate) md5: [u8; 16],
    /// The CRC-64/XZ of the data.
    pub(crate) crc64: u64,
}

/// A blob that was written completely and belongs to no object yet. It is removed if it is dropped.
#[derive(Debug)]
pub(crate) struct NewBlob {
    pub(in crate::store) data: NewData,
    pub(crate) len: u64,
    pub(crate) digests: Digests,
}

/// Where the data of a new blob is.
#[derive(Debug)]
pub(in crate::store) enum NewData {
    Held(Pieces),
    File(NewFile),
}

impl NewBlob {
    /// Returns a blob without any data, for objects that have none.
    pub(crate) fn empty() -> Self {
        Self {
            data: NewData::Held(Pieces::new(Vec::new())),
            len: 0,
            digests: Digests {
                md5: Md5::digest([]).into(),
                crc64: 0,
            },
        }
    }
}

/// Writes one blob while its data arrives. Nobody else can see the data before it is stored as an
/// object or a part.
pub(crate) struct BlobWriter {
    place: Place,
    len: u64,
    md5: Md5,
    crc: Crc,
}

/// Where data goes while it arrives.
enum Place {
    Memory {
        gathered: Gathered,
        /// The blobs on disk to which data goes that is too large for a row.
        blobs: Option<Arc<Blobs>>,
    },
    File(FileWriter),
}

impl BlobWriter {
    /// Begins a blob. With `blobs`, data that is longer than a row can be is written to a file.
    pub(in crate::store) fn new(blobs: Option<Arc<Blobs>>) -> Self {
        Self {
            place: Place::Memory {
                gathered: Gathered::default(),
                blobs,
            },
            len: 0,
            md5: Md5::new(),
            crc: Crc::new(CrcAlgorithm::Crc64Xz),
        }
    }

    /// Returns how many bytes have arrived.
    pub(crate) fn len(&self) -> u64 {
        self.len
    }

    /// Appends a piece of data.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::Disk`] if the data cannot be written.
    pub(crate) async fn push(&mut self, piece: Bytes) -> Result<(), StoreError> {
        self.md5.update(&piece);
        self.crc.update(&piece);
        self.len += piece.len() as u64;
        match &mut self.place {
            Place::Memory { gathered, blobs } => {
                gathered.push(piece);
                let Some(blobs) = blobs.take_if(|_| self.len > IN_ROW) else {
                    return Ok(());
                };
                let mut writer = FileWriter::new(blobs);
                let gathered = std::mem::take(gathered).finish();
                for piece in gathered.slice(0, gathered.len()) {
                    writer.push(piece).await?;
                }
                self.place = Place::File(writer);
                Ok(())
            }
            Place::File(writer) => writer.push(piece).await,
        }
    }

    /// Ends the blob. Its data is on the disk when this method returns, if the store has a disk.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::Disk`] if the data cannot be written.
    pub(crate) async fn finish(self) -> Result<NewBlob, StoreError> {
        let digests = Digests {
            md5: self.md5.finalize().into(),
            crc64: self.crc.finalize(),
        };
        let data = match self.place {
            Place::Memory { gathered, .. } => NewData::Held(gathered.finish()),
            Place::File(writer) => NewData::File(writer.finish().await?),
        };
        Ok(NewBlob {
            data,
            len: self.len,
            digests,
        })
    }
}

/// The longest data that is kept in a row, in bytes. Longer data gets a file.
const IN_ROW: u64 = 8 * 1024;

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn checksums_are_those_of_the_whole() {
        let mut writer = BlobWriter::new(None);
        for piece in ["1234", "", "56789"] {
            writer.push(Bytes::from(piece)).await.unwrap();
        }
        let blob = writer.finish().await.unwrap();
        assert_eq!(blob.len, 9);
        assert_eq!(blob.digests.crc64, 0x995D_C9BB_DF19_39FA);
        let md5: [u8; 16] = Md5::digest(b"123456789").into();
        assert_eq!(blob.digests.md5, md5);
        let empty = BlobWriter::new(None).finish().await.unwrap();
        assert_eq!(empty.digests, NewBlob::empty().digests);
    }
}
