//! The data of objects. It is kept in pieces of different sizes, and its checksums are computed
//! while it arrives.

use std::fmt;
use std::sync::Arc;

use bytes::{Bytes, BytesMut};
use crc_fast::{CrcAlgorithm, Digest as Crc};
use md5::{Digest, Md5};

/// The data of one object. A clone shares the same memory.
#[derive(Clone)]
pub(crate) struct Blob {
    pieces: Arc<[Bytes]>,
    len: u64,
}

impl Blob {
    /// Returns the length in bytes.
    pub(crate) fn len(&self) -> u64 {
        self.len
    }

    /// Iterates over `len` bytes of the data, beginning at the offset `start`. The pieces share the
    /// memory of the data.
    pub(crate) fn slice(&self, start: u64, len: u64) -> impl Iterator<Item = Bytes> + use<> {
        let (pieces, mut skip, mut left) = (Arc::clone(&self.pieces), start, len);
        (0..pieces.len()).filter_map(move |index| {
            let piece = pieces.get(index)?;
            let from = usize::try_from(skip).map_or(piece.len(), |skip| skip.min(piece.len()));
            skip -= from as u64;
            let room = piece.len() - from;
            let take = usize::try_from(left).map_or(room, |left| left.min(room));
            left -= take as u64;
            (take > 0).then(|| piece.slice(from..from + take))
        })
    }

    /// Iterates over the whole data in pieces.
    pub(crate) fn pieces(&self) -> impl Iterator<Item = Bytes> + use<> {
        self.slice(0, self.len)
    }
}

impl fmt::Debug for Blob {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Blob({} bytes in {} pieces)",
            self.len,
            self.pieces.len()
        )
    }
}

/// The checksums of an object's data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Digests {
    /// The MD5 of the data.
    pub(crate) md5: [u8; 16],
    /// The CRC-64/XZ of the data.
    pub(crate) crc64: u64,
}

/// Collects the data of one object while it arrives. The data becomes visible to others only when
/// the object is stored.
pub(crate) struct BlobWriter {
    pieces: Vec<Bytes>,
    small: BytesMut,
    len: u64,
    md5: Md5,
    crc: Crc,
}

impl BlobWriter {
    pub(crate) fn new() -> Self {
        Self {
            pieces: Vec::new(),
            small: BytesMut::new(),
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
    pub(crate) fn push(&mut self, piece: Bytes) {
        self.md5.update(&piece);
        self.crc.update(&piece);
        self.len += piece.len() as u64;
        // A large piece is kept as it is. Small pieces are copied together, because each of them
        // would otherwise keep the whole buffer alive that it was read into.
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

    /// Returns the data and its checksums.
    pub(crate) fn finish(mut self) -> (Blob, Digests) {
        self.flush();
        let digests = Digests {
            md5: self.md5.finalize().into(),
            crc64: self.crc.finalize(),
        };
        (
            Blob {
                pieces: self.pieces.into(),
                len: self.len,
            },
            digests,
        )
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

    fn blob_of(pieces: &[&[u8]]) -> (Blob, Digests) {
        let mut writer = BlobWriter::new();
        for piece in pieces {
            writer.push(Bytes::copy_from_slice(piece));
        }
        writer.finish()
    }

    fn collect(pieces: impl Iterator<Item = Bytes>) -> Vec<u8> {
        pieces.flat_map(|piece| piece.to_vec()).collect()
    }

    #[test]
    fn checksums_are_those_of_the_whole() {
        let (blob, digests) = blob_of(&[b"1234", b"", b"56789"]);
        assert_eq!(blob.len(), 9);
        assert_eq!(digests.crc64, 0x995D_C9BB_DF19_39FA);
        let md5: [u8; 16] = Md5::digest(b"123456789").into();
        assert_eq!(digests.md5, md5);
        assert_eq!(blob_of(&[]).1.crc64, 0);
    }

    #[test]
    fn a_slice_runs_over_large_and_small_pieces() {
        let large = vec![b'x'; SMALL];
        let (blob, _) = blob_of(&[b"ab", b"cd", &large, b"ef"]);
        let whole = [b"abcd".as_slice(), &large, b"ef"].concat();
        assert_eq!(collect(blob.pieces()), whole);
        for (start, len) in [
            (0, 0),
            (0, 3),
            (3, 2),
            (3, SMALL + 3),
            (4 + SMALL, 2),
            (5, 1),
        ] {
            let slice = collect(blob.slice(start as u64, len as u64));
            assert_eq!(slice, &whole[start..start + len], "{start} {len}");
        }
    }

    #[test]
    fn small_pieces_are_gathered_and_large_ones_are_not_copied() {
        let large = Bytes::from(vec![1; SMALL]);
        let mut writer = BlobWriter::new();
        writer.push(large.clone());
        for _ in 0..100 {
            writer.push(Bytes::from_static(b"small"));
        }
        let (blob, _) = writer.finish();
        assert_eq!(blob.pieces.len(), 2);
        assert_eq!(blob.pieces[0].as_ptr(), large.as_ptr());
    }
}
