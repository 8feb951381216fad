//! Gathering pieces of data in memory.

use bytes::{Bytes, BytesMut};

use super::pieces::Pieces;

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
