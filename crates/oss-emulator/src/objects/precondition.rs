//! `If-Match` and its like, on an object and on the source of a copy.

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

/// What the conditions say about an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// All hold.
    Holds,
    /// 304: the caller has it already.
    NotModified,
    /// 412: the condition of this header failed.
    Failed(&'static str),
}

impl Preconditions {
    /// Those of a request about an object. A date that is none is ignored.
    pub(crate) fn of(headers: &Headers) -> Self {
        Self::named(headers, "")
    }

    /// Those on the source of a copy.
    pub(crate) fn of_copy_source(headers: &Headers) -> Self {
        Self::named(headers, "x-oss-copy-source-")
    }

    fn named(headers: &Headers, prefix: &str) -> Self {
        let text = |name: &str| headers.text(&format!("{prefix}{name}")).map(str::to_owned);
        let date = |name| text(name).as_deref().and_then(UtcSeconds::parse_http_date);
        Self {
            matches: text("if-match"),
            none_match: text("if-none-match"),
            modified_since: date("if-modified-since"),
            unmodified_since: date("if-unmodified-since"),
        }
    }

    /// Asks the conditions, those that refuse first. The names are those of the plain headers, also
    /// for the source of a copy.
    pub(crate) fn ask(&self, etag: &str, modified: UtcSeconds) -> Outcome {
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

/// Whether a list of tags names this one: with or without quotes, in either case.
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
        Preconditions::of(&Headers::of(&pairs)).ask(ETAG, MODIFIED)
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
        let headers = Headers::of(&[("x-oss-copy-source-if-match", b"A"), plain]);
        let outcome = Preconditions::of_copy_source(&headers).ask(ETAG, MODIFIED);
        assert_eq!(outcome, Failed("If-Match"));
        let headers = Headers::of(&[plain]);
        assert_eq!(
            Preconditions::of_copy_source(&headers).ask(ETAG, MODIFIED),
            Holds
        );
    }
}
