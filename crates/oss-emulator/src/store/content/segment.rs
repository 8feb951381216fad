//! Segments, of which the contents of objects and parts consist.

use serde::{Deserialize, Serialize};

/// A range of a blob.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Segment {
    /// The number of the blob.
    pub(crate) blob: u64,
    /// Where the range begins in the blob.
    pub(crate) offset: u64,
    /// The length of the range, which is not 0.
    pub(crate) len: u64,
    /// Whether the blob is a file. Otherwise it is a row.
    pub(crate) in_file: bool,
}

impl Segment {
    /// Returns the part of this segment that lies in a range of a content, in which this segment
    /// begins at `start`.
    pub(crate) fn within(self, start: u64, range: &std::ops::Range<u64>) -> Option<Self> {
        let from = range.start.max(start);
        let end = range.end.min(start + self.len);
        (from < end).then(|| Self {
            offset: self.offset + (from - start),
            len: end - from,
            ..self
        })
    }
}

/// The data of an object or a part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Content {
    /// There is no data.
    #[default]
    Empty,
    /// The data is one segment.
    One(Segment),
    /// The data has several segments. They have rows of their own, below this number.
    Many(u64),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_takes_the_part_that_it_covers() {
        let segment = Segment {
            blob: 1,
            offset: 100,
            len: 10,
            in_file: false,
        };
        let within = |range| {
            let part = segment.within(50, &range)?;
            Some((part.offset, part.len))
        };
        assert_eq!(within(0..50), None);
        assert_eq!(within(0..51), Some((100, 1)));
        assert_eq!(within(52..55), Some((102, 3)));
        assert_eq!(within(59..100), Some((109, 1)));
        assert_eq!(within(60..100), None);
    }
}
