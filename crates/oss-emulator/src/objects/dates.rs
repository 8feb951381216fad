//! The two forms in which OSS writes an instant.

use std::time::{Duration, UNIX_EPOCH};

use oss_sign::UtcSeconds;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// `Sun, 16 Apr 2017 08:12:33 GMT`, for headers.
pub(crate) fn http_date(at: UtcSeconds) -> String {
    let seconds = u64::try_from(at.as_i64()).unwrap_or(0);
    httpdate::fmt_http_date(UNIX_EPOCH + Duration::from_secs(seconds))
}

/// Reads a header's date; `None` for what is none.
pub(crate) fn parse_http_date(text: &str) -> Option<UtcSeconds> {
    httpdate::parse_http_date(text.trim())
        .ok()
        .map(UtcSeconds::from)
}

/// `2013-07-31T10:56:21.000Z`, for documents.
pub(crate) fn iso_date(at: UtcSeconds) -> String {
    let time = OffsetDateTime::from_unix_timestamp(at.as_i64());
    let text = time
        .ok()
        .and_then(|time| time.format(&Rfc3339).ok())
        .unwrap_or_default();
    text.replace('Z', ".000Z")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_are_written_and_read() {
        let at = UtcSeconds::new(1_492_330_353);
        assert_eq!(http_date(at), "Sun, 16 Apr 2017 08:12:33 GMT");
        assert_eq!(parse_http_date("Sun, 16 Apr 2017 08:12:33 GMT"), Some(at));
        assert_eq!(iso_date(at), "2017-04-16T08:12:33.000Z");
        assert_eq!(parse_http_date("yesterday"), None);
    }
}
