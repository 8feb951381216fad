//! Data in memory, in pieces of different sizes.

use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Data in memory. A clone shares the same memory.
#[derive(Clone)]
pub(crate) struct Pieces {
    pieces: Arc<[Bytes]>,
    len: u64,
}

impl Pieces {
    pub(crate) fn new(pieces: Vec<Bytes>) -> Self {
        let len = pieces.iter().map(|piece| piece.len() as u64).sum();
        Self {
            pieces: pieces.into(),
            len,
        }
    }

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
}

impl fmt::Debug for Pieces {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Pieces({} bytes in {} pieces)",
            self.len,
            self.pieces.len()
        )
    }
}

// In a row on disk the pieces are one.
impl Serialize for Pieces {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match &*self.pieces {
            [] => to.serialize_bytes(&[]),
            [only] => to.serialize_bytes(only),
            several => to.serialize_bytes(&several.concat()),
        }
    }
}

impl<'de> Deserialize<'de> for Pieces {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let bytes = Bytes::deserialize(from)?;
        Ok(Self::new(vec![bytes]))
    }
}
