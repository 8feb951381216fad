//! Writing data while it arrives, with its checksums.

use bytes::{Bytes, BytesMut};
use crc_fast::{CrcAlgorithm, Digest as Crc};
use md5::{Digest, Md5};

use super::pieces::Pieces;
use crate::store::error::StoreError;

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
    gathered: Gathered,
    len: u64,
    md5: Md5,
    crc: Crc,
}

impl BlobWriter {
    pub(in crate::store) fn new() -> Self {
        Self {
            gathered: Gathered::default(),
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
        self.gathered.push(piece);
        Ok(())
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
        Ok(NewBlob {
            data: NewData::Held(self.gathered.finish()),
            len: self.len,
            digests,
        })
    }
}

/// Pieces that are kept in memory.
#[derive(Debug, Default)]
pub(in crate::store) struct Gathered {
    pieces: Vec<Bytes>,
    small: BytesMut,
}

impl Gathered {
    /// Adds a piece. A large piece is kept as it is. Small pieces are copied together, because each
    /// of them would otherwise keep the whole buffer alive that it was read into.
    pub(in crate::store) fn push(&mut self, piece: Bytes) {
        if piece.len() >= SMALL {
            self.flush();
            self.pieces.push(piece);
        } else {
            self.small.extend_from_slice(&piece);
            if self.small.len() >= GATHERED {
                self.flush();
            }
        }
    }

    /// Returns all pieces.
    pub(in crate::store) fn finish(mut self) -> Pieces {
        self.flush();
        Pieces::new(self.pieces)
    }

    fn flush(&mut self) {
        if !self.small.is_empty() {
            self.pieces.push(std::mem::take(&mut self.small).freeze());
        }
    }
}

/// Pieces with fewer bytes than this are copied.
const SMALL: usize = 8 * 1024;
/// Copied pieces are collected until they have this many bytes.
const GATHERED: usize = 64 * 1024;

#[cfg(test)]
mod tests {
    use super::*;

    fn gathered(pieces: &[&[u8]]) -> Pieces {
        let mut gathered = Gathered::default();
        for piece in pieces {
            gathered.push(Bytes::copy_from_slice(piece));
        }
        gathered.finish()
    }

    fn collect(pieces: impl Iterator<Item = Bytes>) -> Vec<u8> {
        pieces.flat_map(|piece| piece.to_vec()).collect()
    }

    #[tokio::test]
    async fn checksums_are_those_of_the_whole() {
        let mut writer = BlobWriter::new();
        for piece in ["1234", "", "56789"] {
            writer.push(Bytes::from(piece)).await.unwrap();
        }
        let blob = writer.finish().await.unwrap();
        assert_eq!(blob.len, 9);
        assert_eq!(blob.digests.crc64, 0x995D_C9BB_DF19_39FA);
        let md5: [u8; 16] = Md5::digest(b"123456789").into();
        assert_eq!(blob.digests.md5, md5);
        let empty = BlobWriter::new().finish().await.unwrap();
        assert_eq!(empty.digests, NewBlob::empty().digests);
    }

    #[test]
    fn a_slice_runs_over_large_and_small_pieces() {
        let large = vec![b'x'; SMALL];
        let pieces = gathered(&[b"ab", b"cd", &large, b"ef"]);
        let whole = [b"abcd".as_slice(), &large, b"ef"].concat();
        assert_eq!(collect(pieces.slice(0, pieces.len())), whole);
        for (start, len) in [
            (0, 0),
            (0, 3),
            (3, 2),
            (3, SMALL + 3),
            (4 + SMALL, 2),
            (5, 1),
        ] {
            let slice = collect(pieces.slice(start as u64, len as u64));
            assert_eq!(slice, &whole[start..start + len], "{start} {len}");
        }
    }

    #[test]
    fn small_pieces_are_gathered_and_large_ones_are_not_copied() {
        let large = Bytes::from(vec![1; SMALL]);
        let mut gathered = Gathered::default();
        gathered.push(large.clone());
        for _ in 0..100 {
            gathered.push(Bytes::from_static(b"small"));
        }
        let pieces: Vec<Bytes> = {
            let pieces = gathered.finish();
            pieces.slice(0, pieces.len()).collect()
        };
        assert_eq!(pieces.len(), 2);
        assert_eq!(pieces[0].as_ptr(), large.as_ptr());
    }
}
