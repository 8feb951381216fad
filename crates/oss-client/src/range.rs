//! A range of bytes of an object.

use std::fmt;
use std::ops::{Range, RangeFrom, RangeInclusive, RangeTo};
use std::str::FromStr;

use crate::error::Error;

/// A range of bytes of an object, counted from 0. It becomes the header `Range`.
///
/// Ranges of the standard library can be converted into it. The text of a `Range` header can be parsed,
/// for example to pass the range on that a server was asked for.
///
/// ```
/// use oss_client::ByteRange;
///
/// assert_eq!(ByteRange::from(0..10).to_string(), "bytes=0-9");
/// assert_eq!(ByteRange::from(100..).to_string(), "bytes=100-");
/// assert_eq!(ByteRange::last(5).to_string(), "bytes=-5");
/// assert_eq!("bytes=100-".parse::<ByteRange>()?, ByteRange::from(100..));
/// # Ok::<(), oss_client::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ByteRange {
    /// From the first byte to the last, both included.
    Closed {
        /// The first byte.
        first: u64,
        /// The last byte.
        last: u64,
    },
    /// From this byte to the end.
    From(u64),
    /// This many bytes at the end.
    Last(u64),
}

impl ByteRange {
    /// Creates the range of the last `count` bytes. An object with fewer bytes is read as a whole.
    pub fn last(count: u64) -> Self {
        Self::Last(count)
    }

    /// Parses the value of a `Range` header with one range.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (first, last) = text.strip_prefix("bytes=")?.split_once('-')?;
        // The numbers of the standard library may begin with a plus sign.
        if first.starts_with('+') || last.starts_with('+') {
            return None;
        }
        match (first.is_empty(), last.is_empty()) {
            (false, false) => Some(Self::Closed {
                first: first.parse().ok()?,
                last: last.parse().ok()?,
            }),
            (false, true) => first.parse().ok().map(Self::From),
            (true, false) => last.parse().ok().map(Self::Last),
            (true, true) => None,
        }
    }

    /// Returns whether the range contains no byte. OSS answers such a range with the whole object.
    pub(crate) fn is_empty(self) -> bool {
        match self {
            Self::Closed { first, last } => first > last,
            Self::From(_) => false,
            Self::Last(count) => count == 0,
        }
    }

    /// Returns the first byte and the number of bytes, for an object of `size` bytes.
    pub(crate) fn resolve(self, size: u64) -> (u64, u64) {
        match self {
            Self::Closed { first, last } => (
                first,
                size.min(last.saturating_add(1)).saturating_sub(first),
            ),
            Self::From(first) => (first, size.saturating_sub(first)),
            Self::Last(count) => (size.saturating_sub(count), count.min(size)),
        }
    }
}

impl fmt::Display for ByteRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Closed { first, last } => write!(f, "bytes={first}-{last}"),
            Self::From(first) => write!(f, "bytes={first}-"),
            Self::Last(count) => write!(f, "bytes=-{count}"),
        }
    }
}

impl FromStr for ByteRange {
    type Err = Error;

    /// Parses the value of a `Range` header.
    ///
    /// # Errors
    ///
    /// Fails with [`ErrorKind::InvalidRequest`](crate::ErrorKind::InvalidRequest) for another unit than
    /// bytes, for several ranges, which OSS does not support, and for what is no range.
    fn from_str(text: &str) -> Result<Self, Error> {
        let refuse = |reason: &str| Error::invalid_request(format!("range {text:?}: {reason}"));
        let (unit, ranges) = text
            .split_once('=')
            .ok_or_else(|| refuse("a range has the form bytes=0-9, bytes=10- or bytes=-5"))?;
        if !unit.trim().eq_ignore_ascii_case("bytes") {
            return Err(refuse("only ranges of bytes are possible"));
        }
        if ranges.contains(',') {
            return Err(refuse(
                "OSS answers one range at a time; ask for each one by itself",
            ));
        }
        match Self::parse(&format!("bytes={}", ranges.trim())) {
            Some(Self::Closed { first, last }) if first > last => {
                Err(refuse("it ends before it begins"))
            }
            Some(range) => Ok(range),
            None => Err(refuse(
                "a range has the form bytes=0-9, bytes=10- or bytes=-5",
            )),
        }
    }
}

impl TryFrom<&str> for ByteRange {
    type Error = Error;

    /// Parses the value of a `Range` header, as [`from_str`](Self::from_str) does.
    fn try_from(text: &str) -> Result<Self, Error> {
        text.parse()
    }
}

impl From<Range<u64>> for ByteRange {
    /// Converts the range. An empty range is refused when the call is sent.
    fn from(range: Range<u64>) -> Self {
        match range.end.checked_sub(1) {
            Some(last) => Self::Closed {
                first: range.start,
                last,
            },
            None => Self::Last(0),
        }
    }
}

impl From<RangeInclusive<u64>> for ByteRange {
    fn from(range: RangeInclusive<u64>) -> Self {
        Self::Closed {
            first: *range.start(),
            last: *range.end(),
        }
    }
}

impl From<RangeFrom<u64>> for ByteRange {
    fn from(range: RangeFrom<u64>) -> Self {
        Self::From(range.start)
    }
}

impl From<RangeTo<u64>> for ByteRange {
    fn from(range: RangeTo<u64>) -> Self {
        Self::from(0..range.end)
    }
}

/// The value of a header such as `Content-Range: bytes 0-9/100`: the first byte, the last byte, and
/// the size of the object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ContentRange {
    pub(crate) first: u64,
    pub(crate) last: u64,
    pub(crate) size: u64,
}

impl ContentRange {
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (range, size) = text.strip_prefix("bytes ")?.split_once('/')?;
        let (first, last) = range.split_once('-')?;
        let parsed = Self {
            first: first.parse().ok()?,
            last: last.parse().ok()?,
            size: size.parse().ok()?,
        };
        (parsed.first <= parsed.last && parsed.last < parsed.size).then_some(parsed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_range_is_known_as_such() {
        assert!(ByteRange::from(5..5).is_empty());
        assert!(ByteRange::from(..0).is_empty());
        assert!(ByteRange::last(0).is_empty());
        assert!(!ByteRange::from(5..6).is_empty());
    }

    #[test]
    fn a_range_resolves_within_the_object() {
        assert_eq!(ByteRange::from(2..5).resolve(10), (2, 3));
        assert_eq!(ByteRange::from(2..50).resolve(10), (2, 8));
        assert_eq!(ByteRange::from(0..=u64::MAX).resolve(10), (0, 10));
        assert_eq!(ByteRange::from(4..).resolve(10), (4, 6));
        assert_eq!(ByteRange::last(20).resolve(10), (0, 10));
    }

    #[test]
    fn what_is_written_is_read_back() {
        for range in [
            ByteRange::from(2..5),
            ByteRange::from(7..),
            ByteRange::last(3),
        ] {
            assert_eq!(ByteRange::parse(&range.to_string()), Some(range));
        }
        for text in ["bytes=-", "bytes=0-1,3-4", "items=0-1", "bytes=a-b"] {
            assert_eq!(ByteRange::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_header_is_parsed_or_refused_with_the_reason() {
        assert_eq!(
            ByteRange::try_from("Bytes = 2-4").unwrap(),
            ByteRange::from(2..5)
        );
        assert_eq!("bytes=-3".parse::<ByteRange>().unwrap(), ByteRange::last(3));
        for (text, reason) in [
            ("bytes=0-1,3-4", "one range at a time"),
            ("bytes=5-2", "ends before it begins"),
            ("items=0-1", "only ranges of bytes"),
            ("bytes=+1-2", "has the form"),
            ("bytes=a-b", "has the form"),
            ("bytes=-", "has the form"),
            ("0-1", "has the form"),
        ] {
            let error = text.parse::<ByteRange>().unwrap_err().to_string();
            assert!(error.contains(reason) && error.contains(text), "{error}");
        }
    }

    #[test]
    fn a_content_range_is_read_only_if_it_makes_sense() {
        assert_eq!(
            ContentRange::parse("bytes 2-9/10"),
            Some(ContentRange {
                first: 2,
                last: 9,
                size: 10
            })
        );
        for text in ["bytes 2-10/10", "bytes 3-2/10", "bytes */10", "2-9/10", ""] {
            assert_eq!(ContentRange::parse(text), None, "{text}");
        }
    }
}
