//! Whether an answer is JSON or XML.

use ::http::HeaderMap;

/// What the caller wants to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Json,
    Xml,
}

impl Format {
    /// `Format` without regard to case; JSON when nothing is said, except to those who accept XML
    /// only.
    pub(crate) fn of(headers: &HeaderMap, asked: Option<&str>) -> Self {
        let accept = headers.get("accept").and_then(|value| value.to_str().ok());
        match (asked, accept) {
            (Some(format), _) if format.eq_ignore_ascii_case("xml") => Self::Xml,
            (None, Some("application/xml" | "text/xml")) => Self::Xml,
            _ => Self::Json,
        }
    }
}
