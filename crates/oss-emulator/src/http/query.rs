//! The parameters of a query or of a URL-encoded form, decoded once.

use std::borrow::Cow;
use std::fmt;

use oss_sign::comparisons::Counted;
use oss_sign::encode::percent_decode_query;

/// The decoded parameters of a query or of a URL-encoded form.
///
/// The pairs are sorted by name, so that a parameter is found by a binary search. Values of the
/// same name keep the order in which they were sent.
#[derive(Clone, Default)]
pub(crate) struct Query {
    /// All names and values. They share one text, because every request has a query and most of its
    /// names and values are short.
    text: String,
    pairs: Vec<Pair>,
}

/// Where the text has a name, from `start` to `middle`, and its value, from `middle` to `end`.
#[derive(Clone, Copy)]
struct Pair {
    start: usize,
    middle: usize,
    end: usize,
}

/// The reasons for which a query is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum BadQuery {
    /// A name or a value is not UTF-8 after decoding.
    NotUtf8,
    /// The parameter of this name is given more than once.
    Repeated(String),
    /// There are more than [`Query::MOST`] parameters.
    TooMany,
}

impl fmt::Display for BadQuery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotUtf8 => f.write_str("The characters encoding must be utf-8."),
            Self::Repeated(name) => {
                write!(f, "The parameter {name} is given more than once.")
            }
            Self::TooMany => write!(
                f,
                "There are more than {} parameters in the request.",
                Query::MOST
            ),
        }
    }
}

impl Query {
    /// The highest number of parameters that a request may have.
    pub(crate) const MOST: usize = 1000;

    /// The parameters of a V1 URL that may be repeated; the first value counts.
    const FIRST_COUNTS: [&str; 3] = ["Expires", "OSSAccessKeyId", "Signature"];

    /// Reads the query of a request to OSS, without its `?`.
    ///
    /// # Errors
    /// Returns [`BadQuery`] if the query cannot be decoded, has too many parameters, or repeats
    /// one. Only `OSSAccessKeyId`, `Expires` and `Signature` may be repeated: OSS documents that
    /// the first value counts in V1 URLs.
    pub(crate) fn read(raw: &str) -> Result<Self, BadQuery> {
        Self::decode(&[raw], &Self::FIRST_COUNTS)
    }

    /// Reads the parameters of an RPC call or of a URL-encoded form. The parts of a call, its query
    /// and its body, count as one set of parameters.
    ///
    /// # Errors
    /// Returns [`BadQuery`] if the text cannot be decoded, has too many parameters, or repeats one.
    pub(crate) fn read_form(parts: &[&str]) -> Result<Self, BadQuery> {
        Self::decode(parts, &[])
    }

    fn decode(parts: &[&str], first_counts: &[&str]) -> Result<Self, BadQuery> {
        let mut query = Self {
            text: String::with_capacity(parts.iter().map(|raw| raw.len()).sum()),
            pairs: Vec::new(),
        };
        for piece in parts.iter().flat_map(|raw| pieces(raw)) {
            if query.pairs.len() == Self::MOST {
                return Err(BadQuery::TooMany);
            }
            let (name, value) = piece.split_once('=').unwrap_or((piece, ""));
            let start = query.text.len();
            query.text.push_str(&decoded(name)?);
            let middle = query.text.len();
            query.text.push_str(&decoded(value)?);
            let end = query.text.len();
            query.pairs.push(Pair { start, middle, end });
        }
        let mut pairs = std::mem::take(&mut query.pairs);
        // The sort is stable, so the first of several equal names stays the first.
        pairs.sort_by(|a, b| query.name(*a).cmp(&query.name(*b)));
        let repeats = |two: &&[Pair]| match **two {
            [a, b] => query.name(a) == query.name(b),
            _ => false,
        };
        let repeated = pairs.windows(2).filter(repeats).filter_map(<[Pair]>::first);
        let mut names = repeated.map(|pair| query.name(*pair).0);
        match names.find(|name| !first_counts.contains(name)) {
            Some(name) => Err(BadQuery::Repeated(name.to_owned())),
            None => Ok(Self { pairs, ..query }),
        }
    }

    fn name(&self, pair: Pair) -> Counted<&str> {
        Counted(self.text.get(pair.start..pair.middle).unwrap_or_default())
    }

    fn value(&self, pair: Pair) -> &str {
        self.text.get(pair.middle..pair.end).unwrap_or_default()
    }

    /// Returns the value of a parameter. A parameter without a value has an empty one.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        let at = self.pairs.partition_point(|own| self.name(*own) < *name);
        let own = *self.pairs.get(at)?;
        (self.name(own) == *name).then(|| self.value(own))
    }

    /// Returns whether the query has the parameter, with or without a value.
    pub(crate) fn contains(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// Iterates over all pairs, sorted by name.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.counted().map(|(name, value)| (name.0, value))
    }

    /// Iterates over all pairs, sorted by name. The comparisons of the names are counted in tests.
    pub(crate) fn counted(&self) -> impl Iterator<Item = (Counted<&str>, &str)> {
        self.pairs
            .iter()
            .map(|pair| (self.name(*pair), self.value(*pair)))
    }

    /// Returns whether a raw query has a parameter. This is for telling protocols apart before the
    /// query is read.
    pub(crate) fn names(raw: &str, name: &str) -> bool {
        pieces(raw)
            .map(|piece| piece.split_once('=').map_or(piece, |(name, _)| name))
            .any(|own| percent_decode_query(own).is_some_and(|own| own == name))
    }
}

fn pieces(raw: &str) -> impl Iterator<Item = &str> {
    raw.split('&').filter(|piece| !piece.is_empty())
}

/// Decodes a name or a value with the function that signatures use, so that both get the same text.
fn decoded(text: &str) -> Result<Cow<'_, str>, BadQuery> {
    percent_decode_query(text).ok_or(BadQuery::NotUtf8)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(raw: &str) -> Result<Vec<(String, String)>, BadQuery> {
        Query::read(raw).map(|query| {
            query
                .iter()
                .map(|(name, value)| pair(name, value))
                .collect()
        })
    }

    fn pair(name: &str, value: &str) -> (String, String) {
        (name.to_owned(), value.to_owned())
    }

    #[test]
    fn parameters_are_split_once_and_decoded_once() {
        let pairs = read("b=1=2&a=%2541+%2B&&c&=d").unwrap();
        assert_eq!(
            pairs,
            [
                pair("", "d"),
                pair("a", "%41 +"),
                pair("b", "1=2"),
                pair("c", "")
            ]
        );
        let query = Query::read("c&a=1").unwrap();
        assert_eq!((query.get("c"), query.get("b")), (Some(""), None));
    }

    #[test]
    fn a_repeated_parameter_is_refused_however_it_is_written() {
        for raw in ["a=1&a=1", "versionId=1&version%49d=2", "a&a", "x&a=1&b&a"] {
            assert!(matches!(read(raw), Err(BadQuery::Repeated(_))), "{raw}");
        }
        assert!(read("a=1&A=1").is_ok());
    }

    #[test]
    fn of_the_parameters_of_a_v1_url_the_first_counts() {
        let query = Query::read("Signature=1&Expires=5&Signature=2&Expires=3").unwrap();
        assert_eq!(query.get("Signature"), Some("1"));
        assert_eq!(query.get("Expires"), Some("5"));
        let form = Query::read_form(&["Signature=1", "Signature=2"]);
        assert_eq!(form.err(), Some(BadQuery::Repeated("Signature".to_owned())));
    }

    #[test]
    fn other_bytes_than_utf8_are_refused() {
        assert_eq!(read("a=%FF"), Err(BadQuery::NotUtf8));
        assert_eq!(read("%C3=1"), Err(BadQuery::NotUtf8));
    }

    #[test]
    fn the_number_of_parameters_is_bounded() {
        let raw = |count: usize| (0..count).map(|at| format!("p{at}&")).collect::<String>();
        assert!(read(&raw(Query::MOST)).is_ok());
        assert_eq!(read(&raw(Query::MOST + 1)), Err(BadQuery::TooMany));
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig::with_cases(300))]

        /// What handlers and policies read is what the signature covers.
        #[test]
        fn a_signature_covers_the_values_that_are_read(raw in "([a-z]|%[0-9A-F]{2}|[&=+é]){0,24}") {
            let signed = format!("{raw}&OSSAccessKeyId=id&Signature=s&Expires=1");
            let received = oss_sign::verify::Received {
                method: "GET",
                resource_path: "/",
                raw_query: &signed,
                headers: &[],
                peer: None,
            };
            let claim = oss_sign::verify::claim(&received);
            let Ok(query) = Query::read(&signed) else {
                return Ok(());
            };
            let claim = claim.unwrap().unwrap();
            for (name, value) in query.iter() {
                proptest::prop_assert_eq!(claim.query(name), Some(value));
            }
        }
    }
}
