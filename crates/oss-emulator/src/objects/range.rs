//! The bytes that a `Range` header selects.

use std::ops::RangeInclusive;

/// How a range is treated that reaches beyond the end of the object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RangeBehavior {
    /// The range is ignored, and the response is the whole object.
    Lenient,
    /// The rules of HTTP apply. The header `x-oss-range-behavior: standard` asks for this.
    Standard,
}

impl RangeBehavior {
    /// Parses the value of `x-oss-range-behavior`.
    pub(crate) fn parse(header: Option<&str>) -> Self {
        match header {
            Some(value) if value.eq_ignore_ascii_case("standard") => Self::Standard,
            _ => Self::Lenient,
        }
    }
}

/// The bytes of the object that the response contains.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Selection {
    /// The whole object; the status is 200.
    Whole,
    /// The bytes from the first to the last, both included; the status is 206.
    Part(RangeInclusive<u64>),
    /// None, because the range does not fit the object; the status is 416.
    Unsatisfiable,
}

/// Determines the selected bytes of an object of `size` bytes. If the header has several ranges,
/// only the first counts.
pub(crate) fn select(header: Option<&str>, behavior: RangeBehavior, size: u64) -> Selection {
    match header.and_then(parse) {
        None => Selection::Whole,
        Some(requested) => match behavior {
            RangeBehavior::Lenient => lenient(requested, size),
            RangeBehavior::Standard => standard(requested, size),
        },
    }
}

#[derive(Clone, Copy)]
enum Requested {
    /// `a-b`, `a-`.
    From(u64, Option<u64>),
    /// `-s`.
    Last(u64),
}

fn parse(header: &str) -> Option<Requested> {
    let ranges = header.trim().strip_prefix("bytes=")?;
    let (first, last) = ranges.split(',').next()?.trim().split_once('-')?;
    match (first, last) {
        ("", last) => Some(Requested::Last(number(last)?)),
        (first, "") => Some(Requested::From(number(first)?, None)),
        (first, last) => {
            let (first, last) = (number(first)?, number(last)?);
            (first <= last).then_some(Requested::From(first, Some(last)))
        }
    }
}

/// Parses a number that has digits only, because `parse` alone would accept a sign. A number of
/// more than 64 bits is larger than every object.
fn number(text: &str) -> Option<u64> {
    let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| text.parse().unwrap_or(u64::MAX))
}

fn lenient(requested: Requested, size: u64) -> Selection {
    match requested {
        Requested::Last(0) => Selection::Unsatisfiable,
        _ if size == 0 => Selection::Whole,
        Requested::Last(suffix) if suffix <= size => Selection::Part(size - suffix..=size - 1),
        Requested::From(first, None) if first < size => Selection::Part(first..=size - 1),
        Requested::From(first, Some(last)) if last < size => Selection::Part(first..=last),
        Requested::Last(_) | Requested::From(..) => Selection::Whole,
    }
}

fn standard(requested: Requested, size: u64) -> Selection {
    match requested {
        Requested::Last(0) => Selection::Unsatisfiable,
        // An empty object has no last bytes, so the response is the whole object.
        Requested::Last(_) if size == 0 => Selection::Whole,
        Requested::Last(suffix) => Selection::Part(size.saturating_sub(suffix)..=size - 1),
        Requested::From(first, _) if first >= size => Selection::Unsatisfiable,
        Requested::From(first, last) => {
            Selection::Part(first..=last.unwrap_or(u64::MAX).min(size - 1))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RangeBehavior::{Lenient, Standard};
    use super::Selection::{Part, Unsatisfiable, Whole};
    use super::*;

    #[test]
    fn every_row_of_the_table() {
        for (header, size, by_default, by_standard) in [
            ("bytes=0-9", 10, Part(0..=9), Part(0..=9)),
            ("bytes=2-2", 10, Part(2..=2), Part(2..=2)),
            ("bytes=4-", 10, Part(4..=9), Part(4..=9)),
            ("bytes=-3", 10, Part(7..=9), Part(7..=9)),
            ("bytes=-10", 10, Part(0..=9), Part(0..=9)),
            ("bytes=-0", 10, Unsatisfiable, Unsatisfiable),
            ("bytes=5-10", 10, Whole, Part(5..=9)),
            ("bytes=0-19", 10, Whole, Part(0..=9)),
            ("bytes=10-", 10, Whole, Unsatisfiable),
            ("bytes=10-20", 10, Whole, Unsatisfiable),
            ("bytes=-11", 10, Whole, Part(0..=9)),
            ("bytes=5-4", 10, Whole, Whole),
            ("items=0-1", 10, Whole, Whole),
            ("bytes=a-b", 10, Whole, Whole),
            ("bytes=+1-2", 10, Whole, Whole),
            ("bytes=-", 10, Whole, Whole),
            ("bytes=1-2,4-5", 10, Part(1..=2), Part(1..=2)),
            ("bytes=0-", 0, Whole, Unsatisfiable),
            ("bytes=-1", 0, Whole, Whole),
            ("bytes=3-99999999999999999999999", 10, Whole, Part(3..=9)),
        ] {
            assert_eq!(
                select(Some(header), Lenient, size),
                by_default,
                "{header} of {size}"
            );
            assert_eq!(
                select(Some(header), Standard, size),
                by_standard,
                "{header} of {size}"
            );
        }
        assert_eq!(select(None, Standard, 10), Whole);
    }
}
