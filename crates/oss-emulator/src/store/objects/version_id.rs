//! Version ids: their form, and the creation of new ones.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The id of a version. It is `null` for a version that was written while versioning was not
/// enabled, and unique otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) enum VersionId {
    /// The id `null`.
    Null,
    /// Any other id.
    Assigned(Box<str>),
}

impl VersionId {
    /// Parses an id in a request. Returns `None` if the text does not have the form of an OSS
    /// version id.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        if text == "null" {
            return Some(Self::Null);
        }
        let body = text.strip_prefix(PREFIX)?;
        let legal = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-');
        (LENGTHS.contains(&text.len()) && body.bytes().all(legal))
            .then(|| Self::Assigned(text.into()))
    }

    /// Returns the id as requests and responses contain it.
    pub(crate) fn as_str(&self) -> &str {
        match self {
            Self::Null => "null",
            Self::Assigned(id) => id,
        }
    }

    /// Returns the number of the change that created the version, or `None` for an id that this
    /// store did not create. Later changes have greater numbers.
    pub(in crate::store) fn sequence(&self) -> Option<u64> {
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

impl VersionId {
    /// Returns the id of the version that the change with this number creates. The id contains the
    /// number, so that a list of versions can be continued after a version that was deleted in the
    /// meantime.
    pub(in crate::store) fn of_change(sequence: u64) -> Self {
        let (mut id, mut state) = (format!("{PREFIX}{sequence:016x}"), sequence);
        while id.len() < LENGTH {
            state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
            id.push_str(&format!("{:016x}", mix(state)));
        }
        id.truncate(LENGTH);
        Self::Assigned(id.into())
    }
}

/// The final mixing step of SplitMix64. Consecutive numbers have results that do not resemble each
/// other.
fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

const PREFIX: &str = "CAEQ";
const SEQUENCE_DIGITS: usize = 16;
const LENGTH: usize = 64;
/// The lengths of valid ids. The ids in the documentation have 20 characters or more, and those of
/// the real service have about 64.
const LENGTHS: std::ops::RangeInclusive<usize> = 16..=128;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_unique_ordered_and_legal() {
        let (a, b) = (VersionId::of_change(1), VersionId::of_change(2));
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
