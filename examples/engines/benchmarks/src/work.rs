//! What is measured.

use crate::candidate::Candidate;

/// Something that is done several times while it is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Work {
    /// Gets an object of 1 KiB as one value, in that many tasks at the same time.
    GetSmall(usize),
    /// Reads many short ranges of an object of 64 MiB with one call.
    GetRanges,
    /// Lists all keys of the bucket.
    List,
    /// Reads the rows of a Parquet file that a filter lets through.
    Scan,
    /// Gets an object of 1 GiB, and drops each piece.
    GetLarge,
    /// Gets the same object as one range, for which no store has a checksum to compare.
    GetLargeRange,
    /// Puts an object of 64 MiB with one request.
    Put,
    /// Puts an object of 1 GiB in parts, four of them at the same time.
    PutParts,
}

impl Work {
    pub(crate) const ALL: [Self; 9] = [
        Self::GetSmall(1),
        Self::GetSmall(16),
        Self::GetRanges,
        Self::List,
        Self::Scan,
        Self::GetLarge,
        Self::GetLargeRange,
        Self::Put,
        Self::PutParts,
    ];

    pub(crate) fn name(self) -> String {
        match self {
            Self::GetSmall(tasks) => format!("get-1KiB-{tasks}"),
            Self::GetRanges => "get-ranges".to_owned(),
            Self::List => "list".to_owned(),
            Self::Scan => "scan".to_owned(),
            Self::GetLarge => "get-1GiB".to_owned(),
            Self::GetLargeRange => "get-1GiB-range".to_owned(),
            Self::Put => "put-64MiB".to_owned(),
            Self::PutParts => "put-1GiB".to_owned(),
        }
    }

    pub(crate) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|work| work.name() == name)
    }

    /// How many tasks do it at the same time.
    pub(crate) fn tasks(self) -> usize {
        match self {
            Self::GetSmall(tasks) => tasks,
            _ => 1,
        }
    }

    /// How often it is done while it is measured, by all tasks together.
    pub(crate) fn count(self) -> u32 {
        match self {
            Self::GetSmall(_) => 16_000,
            Self::GetRanges => 100,
            Self::List => 2,
            Self::Scan => 20,
            Self::GetLarge | Self::GetLargeRange | Self::PutParts => 2,
            Self::Put => 16,
        }
    }

    /// How often it is done before, so that what happens only once does not count.
    pub(crate) fn warm_up(self) -> u32 {
        match self {
            Self::GetSmall(_) => 200,
            Self::GetRanges => 2,
            Self::Put | Self::Scan => 1,
            Self::List | Self::GetLarge | Self::GetLargeRange | Self::PutParts => 0,
        }
    }

    /// Who can do it.
    pub(crate) fn candidates(self) -> &'static [Candidate] {
        use Candidate::{Bare, Checksum, Opendal, Ours, S3, S3Unsigned};
        match self {
            Self::GetSmall(_) | Self::GetLargeRange => &[Bare, S3, Opendal, Ours],
            Self::GetRanges | Self::List | Self::Scan => &[S3, Opendal, Ours],
            Self::GetLarge => &[Bare, Checksum, S3, Opendal, Ours],
            Self::Put | Self::PutParts => &[Bare, Checksum, S3, S3Unsigned, Opendal, Ours],
        }
    }
}
