//! Comparison of dates as points in time.

use std::cmp::Ordering;

use time::OffsetDateTime;
use time::format_description::well_known::{Iso8601, Rfc3339};

/// Compares two ISO 8601 dates. Returns `None` if one of them is not a date, or has neither `Z` nor
/// an offset.
pub(super) fn compare(a: &str, b: &str) -> Option<Ordering> {
    Some(read(a)?.cmp(&read(b)?))
}

/// Returns whether a text is a date with a time zone.
pub(crate) fn is_instant(text: &str) -> bool {
    read(text).is_some()
}

/// Reads a date with a time zone, in the form of RFC 3339 or in any other form of ISO 8601.
fn read(text: &str) -> Option<OffsetDateTime> {
    let iso = |_| OffsetDateTime::parse(text, &Iso8601::PARSING);
    OffsetDateTime::parse(text, &Rfc3339).or_else(iso).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_zone_moves_the_instant() {
        for (a, b, order) in [
            (
                "2026-03-05T17:00:00+08:00",
                "2026-03-05T09:00:00Z",
                Ordering::Equal,
            ),
            (
                "2026-03-05T09:00:00Z",
                "2026-03-05T09:00:00-00:30",
                Ordering::Less,
            ),
            (
                "2026-03-05T09:00:00.001Z",
                "2026-03-05T09:00:00Z",
                Ordering::Greater,
            ),
            ("2026-03-05T09:00Z", "2026-03-05T09:00:00Z", Ordering::Equal),
            (
                "2025-12-31T23:59:59Z",
                "2026-01-01T00:00:00+00:00",
                Ordering::Less,
            ),
        ] {
            assert_eq!(compare(a, b), Some(order), "{a} {b}");
        }
    }

    #[test]
    fn a_date_without_zone_or_out_of_range_compares_with_nothing() {
        for text in [
            "",
            "2026-03-05",
            "2026-03-05T09:00:00",
            "2026-02-30T00:00:00Z",
            "now",
            "1",
        ] {
            assert_eq!(compare(text, "2026-03-05T09:00:00Z"), None, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn nothing_panics(text in "[-+:.TZW0-9]{0,30}") {
            let _ = compare(&text, &text);
        }
    }
}
