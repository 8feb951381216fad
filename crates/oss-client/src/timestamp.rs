//! The formats of times in requests and responses: ISO 8601 in XML, HTTP dates in headers.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use oss_sign::UtcSeconds;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// Parses a time such as `2031-05-17T08:12:45.000Z`, with any number of decimals and any offset.
pub(crate) fn parse_iso8601(text: &str) -> Option<UtcSeconds> {
    let time = OffsetDateTime::parse(text, &Rfc3339).ok()?;
    Some(UtcSeconds::new(time.unix_timestamp()))
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
}
