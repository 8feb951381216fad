//! Version ids: what they look like, and where new ones come from.

use std::fmt;

/// The id of a version: `null` for one that was written without versioning, else unique.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum VersionId {
    /// The null version.
    Null,
    /// An id that the store gave out.
    Assigned(Box<str>),
}

impl VersionId {
    /// Reads an id as a request writes it; `None` when no OSS can have given it out.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        if text == "null" {
            return Some(Self::Null);
        }
        let body = text.strip_prefix(PREFIX)?;
        let legal = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-');
        (LENGTHS.contains(&text.len()) && body.bytes().all(legal))
            .then(|| Self::Assigned(text.into()))
    }

    /// The id on the wire.
    pub(crate) fn as_str(&self) -> &str {
        match self {
            Self::Null => "null",
            Self::Assigned(id) => id,
        }
    }

    /// The place of an id of this store in the order of all changes; later ones are greater.
    pub(super) fn sequence(&self) -> Option<u64> {
        let Self::Assigned(id) = self else {
            return None;
        };
        u64::from_str_radix(id.get(PREFIX.len()..PREFIX.len() + SEQUENCE_DIGITS)?, 16).ok()
    }
}

impl fmt::Display for VersionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The source of new version ids and of the order of changes.
#[derive(Debug, Default)]
pub(super) struct VersionIds {
    last: u64,
}

impl VersionIds {
    /// The number of the next change.
    pub(super) fn next_sequence(&mut self) -> u64 {
        self.last += 1;
        self.last
    }

    /// The id of the version that the change of this number makes. It carries the number, so that
    /// a listing can go on behind a version that is gone.
    pub(super) fn id(sequence: u64) -> VersionId {
        let (mut id, mut state) = (format!("{PREFIX}{sequence:016x}"), sequence);
        while id.len() < LENGTH {
            state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
            id.push_str(&format!("{:016x}", mix(state)));
        }
        id.truncate(LENGTH);
        VersionId::Assigned(id.into())
    }
}

/// The finaliser of SplitMix64: neighbouring numbers come out unlike each other.
fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

const PREFIX: &str = "CAEQ";
const SEQUENCE_DIGITS: usize = 16;
const LENGTH: usize = 64;
/// Ids in the documentation are as short as 20 characters, live ones have about 64.
const LENGTHS: std::ops::RangeInclusive<usize> = 16..=128;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_unique_ordered_and_legal() {
        let mut ids = VersionIds::default();
        let (a, b) = (ids.next_sequence(), ids.next_sequence());
        let (a, b) = (VersionIds::id(a), VersionIds::id(b));
        assert_ne!(a, b);
        assert!(a.sequence() < b.sequence());
        assert_eq!(a.as_str().len(), 64);
        assert_eq!(VersionId::parse(a.as_str()), Some(a));
    }

    #[test]
    fn what_no_server_gives_out_is_malformed() {
        for text in [
            "",
            "234",
            "CAEQ",
            "NULL",
            "CAEQARiBgID8rumR2h i",
            "CAEQé234567890123456",
        ] {
            assert_eq!(VersionId::parse(text), None, "{text:?}");
        }
        assert!(VersionId::parse("CAEQARiBgID8rumR2hYiIGUy").is_some());
        assert_eq!(VersionId::parse("null"), Some(VersionId::Null));
    }
}
