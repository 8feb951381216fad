//! The conditional headers, such as `If-Match`, for an object and for the source of a copy.

use oss_sign::UtcSeconds;

use crate::http::Headers;

/// The conditions of one request.
#[derive(Debug, Default)]
pub(crate) struct Preconditions {
    matches: Option<String>,
    none_match: Option<String>,
    modified_since: Option<UtcSeconds>,
    unmodified_since: Option<UtcSeconds>,
}

/// The result of the conditions for an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// All conditions are met.
    Holds,
    /// The client has the object already, and the response is 304.
    NotModified,
    /// The condition of this header is not met, and the response is 412.
    Failed(&'static str),
}

impl Preconditions {
    /// Reads the conditions of a request for an object. A malformed date is ignored.
    pub(crate) fn from_headers(headers: &Headers) -> Self {
        let names = [
            "if-match",
            "if-none-match",
            "if-modified-since",
            "if-unmodified-since",
        ];
        Self::named(headers, names)
    }

    /// Reads the conditions for the source of a copy.
    pub(crate) fn for_copy_source(headers: &Headers) -> Self {
        let names = [
            "x-oss-copy-source-if-match",
            "x-oss-copy-source-if-none-match",
            "x-oss-copy-source-if-modified-since",
            "x-oss-copy-source-if-unmodified-since",
        ];
        Self::named(headers, names)
    }

    fn named(headers: &Headers, names: [&str; 4]) -> Self {
        let [matches, none_match, modified_since, unmodified_since] =
            names.map(|name| headers.text(name));
        Self {
            matches: matches.map(str::to_owned),
            none_match: none_match.map(str::to_owned),
            modified_since: modified_since.and_then(UtcSeconds::parse_http_date),
            unmodified_since: unmodified_since.and_then(UtcSeconds::parse_http_date),
        }
    }

    /// Checks the conditions. Those that lead to 412 come first. For the source of a copy, too, the
    /// name of the plain header is reported.
    pub(crate) fn check(&self, etag: &str, modified: UtcSeconds) -> Outcome {
        if self
            .matches
            .as_deref()
            .is_some_and(|tags| !names(tags, etag))
        {
            return Outcome::Failed("If-Match");
        }
        if self.unmodified_since.is_some_and(|since| modified > since) {
            return Outcome::Failed("If-Unmodified-Since");
        }
        if self
            .none_match
            .as_deref()
            .is_some_and(|tags| names(tags, etag))
        {
            return Outcome::NotModified;
        }
        match self.modified_since {
            Some(since) if modified <= since => Outcome::NotModified,
            _ => Outcome::Holds,
        }
    }
}

/// Returns whether a list of ETags contains this one. Quotes and case do not matter.
fn names(tags: &str, etag: &str) -> bool {
    tags.split(',')
        .map(|tag| tag.trim().trim_start_matches("W/").trim_matches('"'))
        .any(|tag| tag == "*" || tag.eq_ignore_ascii_case(etag))
}

#[cfg(test)]
mod tests {
    use super::Outcome::{Failed, Holds, NotModified};
    use super::*;

    const ETAG: &str = "5B3C1A2E053D763E1B002CC607C5A0FE";
    const MODIFIED: UtcSeconds = UtcSeconds::new(1_492_330_353);
    const BEFORE: &str = "Sun, 16 Apr 2017 08:12:32 GMT";
    const SAME: &str = "Sun, 16 Apr 2017 08:12:33 GMT";
    const LATER: &str = "Thu, 16 Apr 2037 08:12:33 GMT";

    fn ask(pairs: &[(&'static str, &str)]) -> Outcome {
        let pairs: Vec<(&str, &[u8])> = pairs.iter().map(|(n, v)| (*n, v.as_bytes())).collect();
        Preconditions::from_headers(&Headers::from_pairs(&pairs)).check(ETAG, MODIFIED)
    }

    #[test]
    fn each_condition_alone() {
        let lower = ETAG.to_lowercase();
        for (name, value, outcome) in [
            ("if-match", ETAG, Holds),
            ("if-match", &format!("\"{lower}\""), Holds),
            ("if-match", "\"A\", *", Holds),
            ("if-match", "\"A\"", Failed("If-Match")),
            ("if-none-match", "\"A\"", Holds),
            ("if-none-match", ETAG, NotModified),
            ("if-none-match", "*", NotModified),
            ("if-modified-since", BEFORE, Holds),
            ("if-modified-since", SAME, NotModified),
            ("if-modified-since", LATER, NotModified),
            ("if-modified-since", "never", Holds),
            ("if-unmodified-since", BEFORE, Failed("If-Unmodified-Since")),
            ("if-unmodified-since", SAME, Holds),
            ("if-unmodified-since", "never", Holds),
        ] {
            assert_eq!(ask(&[(name, value)]), outcome, "{name}: {value}");
        }
    }

    #[test]
    fn a_refusal_comes_before_a_304() {
        let both = [("if-none-match", ETAG), ("if-unmodified-since", BEFORE)];
        assert_eq!(ask(&both), Failed("If-Unmodified-Since"));
    }

    #[test]
    fn the_source_of_a_copy_has_headers_of_its_own() {
        let plain = ("if-none-match", ETAG.as_bytes());
        let headers = Headers::from_pairs(&[("x-oss-copy-source-if-match", b"A"), plain]);
        let outcome = Preconditions::for_copy_source(&headers).check(ETAG, MODIFIED);
        assert_eq!(outcome, Failed("If-Match"));
        let headers = Headers::from_pairs(&[plain]);
        assert_eq!(
            Preconditions::for_copy_source(&headers).check(ETAG, MODIFIED),
            Holds
        );
    }
}
