//! The formats of times in requests and responses: ISO 8601 in XML, HTTP dates in headers.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use oss_sign::UtcSeconds;
use time::format_description::well_known::Rfc3339;
use time::{Date, Month, OffsetDateTime, Time};

/// Parses a time such as `2031-05-17T08:12:45.000Z`, with any number of decimals and any offset.
pub(crate) fn parse_iso8601(text: &str) -> Option<UtcSeconds> {
    if let Some(time) = parse_common(text.as_bytes()) {
        return Some(time);
    }
    let time = OffsetDateTime::parse(text, &Rfc3339).ok()?;
    Some(UtcSeconds::new(time.unix_timestamp()))
}

/// Parses the format that OSS writes, `2031-05-17T08:12:45.000Z`, or the same without decimals. A page
/// of a list has thousands of these.
fn parse_common(text: &[u8]) -> Option<UtcSeconds> {
    let (civil, rest) = text.split_first_chunk::<19>()?;
    let [
        y1,
        y2,
        y3,
        y4,
        b'-',
        mo1,
        mo2,
        b'-',
        d1,
        d2,
        b'T',
        h1,
        h2,
        b':',
        mi1,
        mi2,
        b':',
        s1,
        s2,
    ] = *civil
    else {
        return None;
    };
    let [century, year, month, day, hour, minute, second] = [
        two_digits(y1, y2)?,
        two_digits(y3, y4)?,
        two_digits(mo1, mo2)?,
        two_digits(d1, d2)?,
        two_digits(h1, h2)?,
        two_digits(mi1, mi2)?,
        two_digits(s1, s2)?,
    ];
    let decimals = match rest {
        [b'Z'] => [b'0'; 3],
        [b'.', a, b, c, b'Z'] => [*a, *b, *c],
        _ => return None,
    };
    if !decimals.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let year = i32::from(century) * 100 + i32::from(year);
    let date = Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok()?;
    let time = Time::from_hms(hour, minute, second).ok()?;
    let time = date.with_time(time).assume_utc();
    Some(UtcSeconds::new(time.unix_timestamp()))
}

fn two_digits(tens: u8, ones: u8) -> Option<u8> {
    let is_number = tens.is_ascii_digit() && ones.is_ascii_digit();
    is_number.then(|| (tens - b'0') * 10 + (ones - b'0'))
}

/// Parses a time such as `Sat, 17 May 2031 08:12:45 GMT`.
pub(crate) fn parse_http_date(text: &str) -> Option<UtcSeconds> {
    httpdate::parse_http_date(text).ok().map(UtcSeconds::from)
}

/// Formats a time as in `Sat, 17 May 2031 08:12:45 GMT`. A time before 1970 becomes 1970.
pub(crate) fn http_date(time: UtcSeconds) -> String {
    httpdate::fmt_http_date(system_time(time))
}

fn system_time(time: UtcSeconds) -> SystemTime {
    let seconds = u64::try_from(time.as_i64())
        .unwrap_or(0)
        .min(LAST_HTTP_DATE);
    UNIX_EPOCH + Duration::from_secs(seconds)
}

/// The end of the year 9999, the last year with four digits.
const LAST_HTTP_DATE: u64 = 253_402_300_799;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_formats_are_read_and_written() {
        let time = UtcSeconds::new(1_936_771_965);
        assert_eq!(http_date(time), "Sat, 17 May 2031 08:12:45 GMT");
        assert_eq!(parse_http_date("Sat, 17 May 2031 08:12:45 GMT"), Some(time));
        for text in [
            "2031-05-17T08:12:45.123456789Z",
            "2031-05-17T16:12:45+08:00",
        ] {
            assert_eq!(parse_iso8601(text), Some(time), "{text}");
        }
        assert_eq!(parse_iso8601("yesterday"), None);
        assert_eq!(
            http_date(UtcSeconds::new(i64::MAX)),
            "Fri, 31 Dec 9999 23:59:59 GMT"
        );
    }

    #[test]
    fn the_common_format_is_read_as_by_the_parser_of_all_formats() {
        let general = |text: &str| {
            let time = OffsetDateTime::parse(text, &Rfc3339).ok()?;
            Some(UtcSeconds::new(time.unix_timestamp()))
        };
        for text in [
            "2031-05-17T08:12:45.000Z",
            "2031-05-17T08:12:45.999Z",
            "2031-05-17T08:12:45Z",
            "0000-01-01T00:00:00Z",
            "1969-12-31T23:59:59.001Z",
            "2024-02-29T12:00:00.000Z",
            "9999-12-31T23:59:59.999Z",
        ] {
            assert!(general(text).is_some(), "{text}");
            assert_eq!(parse_common(text.as_bytes()), general(text), "{text}");
        }
        for text in [
            "",
            "2023-02-29T12:00:00.000Z",
            "2031-13-17T08:12:45.000Z",
            "2031-05-17T24:12:45.000Z",
            "2031-05-17T08:12:45.0a0Z",
            "2031-05-17T08:12:45.",
            "2031-05-17T08:12:45",
            "2031-05-17T08:12:4:.000Z",
            "2031/05/17T08:12:45.000Z",
            "+031-05-17T08:12:45.000Z",
            "2031-05-17T08:12:45.000Zx",
            "2031-05-17T08:12:4é.00Z",
        ] {
            assert_eq!(parse_common(text.as_bytes()), None, "{text}");
            assert_eq!(parse_iso8601(text), None, "{text}");
        }
    }
}
