//! What the server must contain, as far as this is known.

use std::collections::BTreeMap;

/// Numbers that depend only on the seed.
#[derive(Clone, Debug)]
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Returns a number below `limit`. This is SplitMix64.
    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % limit
    }

    /// Returns a piece of data of this length.
    pub(crate) fn piece(&mut self, len: u64) -> Piece {
        Piece {
            seed: self.below(u64::MAX),
            len,
        }
    }
}

/// Data that can be made again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    seed: u64,
    len: u64,
}

/// The data of an object, as the pieces that were written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Content(pub(crate) Vec<Piece>);

impl Content {
    pub(crate) fn len(&self) -> u64 {
        self.0.iter().map(|piece| piece.len).sum()
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        self.0.iter().flat_map(|piece| piece.bytes()).collect()
    }
}

impl Piece {
    pub(crate) fn bytes(self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.len as usize + 8);
        let mut state = self.seed | 1;
        while bytes.len() < self.len as usize {
            // One step of xorshift64.
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            bytes.extend_from_slice(&state.to_le_bytes());
        }
        bytes.truncate(self.len as usize);
        bytes
    }
}

/// The state of one key. It is `None` if there is no object.
pub(crate) type State = Option<Object>;

/// An object that was put, or one to which more can be appended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Object {
    pub(crate) content: Content,
    pub(crate) appendable: bool,
}

/// The bucket of one client, to which nobody else writes.
#[derive(Debug)]
pub(crate) struct Model {
    pub(crate) bucket: String,
    /// The ACL of the bucket.
    pub(crate) acl: &'static str,
    pub(crate) keys: BTreeMap<String, State>,
    /// The change that was sent and not answered.
    pub(crate) unanswered: Option<Unanswered>,
}

/// What may have changed.
#[derive(Debug)]
pub(crate) enum Unanswered {
    Key(String, State),
    Acl(&'static str),
}
