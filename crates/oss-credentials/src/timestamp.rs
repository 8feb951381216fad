//! The times at which keys expire, as sources write them.

use oss_sign::UtcSeconds;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// Parses a time in the format of RFC 3339, with `Z` or an offset. A fraction of a second is dropped.
///
/// STS writes `2026-03-05T07:08:09Z`, and other programs often write an offset.
pub(crate) fn parse(text: &str) -> Option<UtcSeconds> {
    let instant = OffsetDateTime::parse(text.trim(), &Rfc3339).ok()?;
    Some(UtcSeconds::new(instant.unix_timestamp()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_instant_in_three_forms() {
        let expected = Some(UtcSeconds::new(1_772_698_089));
        assert_eq!(parse("2026-03-05T08:08:09Z"), expected);
        assert_eq!(parse("2026-03-05T16:08:09.250+08:00"), expected);
        assert_eq!(parse(" 2026-03-05T08:08:09.999Z\n"), expected);
    }

    #[test]
    fn other_forms_are_refused() {
        for text in [
            "",
            "05/03/2026 08:08",
            "1772698089",
            "2026-03-05",
            "2026-13-05T08:08:09Z",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
