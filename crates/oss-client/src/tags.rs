//! The tags that an upload gives to its object.

use std::collections::HashSet;
use std::fmt;

use oss_sign::encode::{percent_decode_query, percent_encode};

use crate::error::{Error, Result};
use crate::into_field::{IntoField, converts};

/// Tags, for the setting `tagging` of the operations that create objects, of
/// [`PutBucket`](crate::operations::bucket::PutBucket), and of forms.
///
/// An object can have 10 tags. Their keys are different and have 1 to 128 characters; a value can have
/// up to 256. A call with other tags in a header fails with
/// [`ErrorKind::InvalidRequest`](crate::ErrorKind::InvalidRequest) before anything is sent; those of a
/// form are checked by OSS. OSS itself takes letters, digits, spaces and `+-=._:/`.
///
/// The keys and values of pairs are plain text. A text is the value of the header `x-oss-tagging`, whose
/// keys and values are percent-encoded already.
///
/// ```
/// use oss_client::Tags;
///
/// # fn example(bucket: oss_client::Bucket) {
/// let put = bucket.put_object("exampledir/exampleobject.txt");
/// put.tagging([("project", "alpha"), ("owner", "A & B")]);
/// # }
/// let tags = Tags::new().tag("project", "alpha").tag("owner", "A = B");
/// assert_eq!(tags.to_string(), "project=alpha&owner=A%20%3D%20B");
/// assert_eq!(tags, Tags::from("project=alpha&owner=A%20%3D%20B"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tags(String);

impl Tags {
    /// Creates an empty list.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a tag.
    #[must_use]
    pub fn tag(mut self, key: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        if !self.0.is_empty() {
            self.0.push('&');
        }
        self.0.push_str(&percent_encode(key.as_ref()));
        self.0.push('=');
        self.0.push_str(&percent_encode(value.as_ref()));
        self
    }
}

impl<K: AsRef<str>, V: AsRef<str>> FromIterator<(K, V)> for Tags {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(pairs: I) -> Self {
        let pairs = pairs.into_iter();
        pairs.fold(Self::new(), |tags, (key, value)| tags.tag(key, value))
    }
}

impl<K: AsRef<str>, V: AsRef<str>, const N: usize> From<[(K, V); N]> for Tags {
    fn from(pairs: [(K, V); N]) -> Self {
        pairs.into_iter().collect()
    }
}

impl<K: AsRef<str>, V: AsRef<str>> From<Vec<(K, V)>> for Tags {
    fn from(pairs: Vec<(K, V)>) -> Self {
        pairs.into_iter().collect()
    }
}

impl From<&str> for Tags {
    fn from(header: &str) -> Self {
        Self(header.to_owned())
    }
}

impl From<String> for Tags {
    fn from(header: String) -> Self {
        Self(header)
    }
}

impl From<&String> for Tags {
    fn from(header: &String) -> Self {
        Self(header.clone())
    }
}

impl fmt::Display for Tags {
    /// Writes the tags as the header `x-oss-tagging` contains them.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<Tags> for String {
    fn from(tags: Tags) -> Self {
        tags.0
    }
}

impl From<&Tags> for Tags {
    fn from(tags: &Tags) -> Self {
        tags.clone()
    }
}

converts!(&str => Tags, String => Tags, &String => Tags, &Tags => Tags);

impl<K: AsRef<str>, V: AsRef<str>, const N: usize> IntoField<Tags> for [(K, V); N] {
    fn into_field(self) -> Option<Tags> {
        Some(Tags::from(self))
    }
}

impl<K: AsRef<str>, V: AsRef<str>> IntoField<Tags> for Vec<(K, V)> {
    fn into_field(self) -> Option<Tags> {
        Some(Tags::from(self))
    }
}

/// Checks the value of the header `x-oss-tagging`, whoever wrote it.
pub(crate) fn check(header: &str) -> Result<()> {
    let refuse = |shown: &str, right: &str| {
        Error::invalid_field("tagging", format_args!("{shown:?}"), right)
    };
    let pairs: Vec<_> = header.split('&').filter(|pair| !pair.is_empty()).collect();
    if pairs.len() > MAX_TAGS {
        return Err(Error::invalid_request(format!(
            "tagging: there are {} tags; an object can have {MAX_TAGS}",
            pairs.len()
        )));
    }
    let mut keys = HashSet::new();
    for pair in pairs {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        let (Some(key), Some(value)) = (percent_decode_query(key), percent_decode_query(value))
        else {
            return Err(refuse(pair, "it is not percent-encoded UTF-8"));
        };
        if !(1..=MAX_KEY).contains(&key.chars().count()) {
            return Err(refuse(&key, "a key has 1 to 128 characters"));
        }
        if value.chars().count() > MAX_VALUE {
            return Err(refuse(&value, "a value has up to 256 characters"));
        }
        if keys.contains(&key) {
            return Err(refuse(&key, "the key is given twice"));
        }
        keys.insert(key);
    }
    Ok(())
}

const MAX_TAGS: usize = 10;
const MAX_KEY: usize = 128;
const MAX_VALUE: usize = 256;

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(tags: &Tags) -> Result<()> {
        check(&tags.to_string())
    }

    #[test]
    fn limits_are_those_of_the_service_in_characters() {
        let many = |count: usize| (0..count).map(|at| (at.to_string(), "")).collect::<Tags>();
        assert!(checked(&many(10)).is_ok() && checked(&many(11)).is_err());
        let key = |length: usize| Tags::new().tag("é".repeat(length), "");
        assert!(checked(&key(128)).is_ok() && checked(&key(129)).is_err());
        assert!(checked(&key(0)).is_err());
        let value = |length: usize| Tags::new().tag("a", "é".repeat(length));
        assert!(checked(&value(256)).is_ok() && checked(&value(257)).is_err());
        let error = checked(&Tags::from([("a", "1"), ("a", "2")])).unwrap_err();
        assert!(
            error
                .to_string()
                .contains("tagging \"a\": the key is given twice"),
            "{error}"
        );
    }

    #[test]
    fn a_text_is_the_header_and_pairs_are_encoded() {
        let tags = Tags::from("a=%3D").tag("b c", "&");
        assert_eq!(tags.to_string(), "a=%3D&b%20c=%26");
        assert_eq!(
            Tags::from([("b c", "&")]).tag("d", ""),
            Tags::from("b%20c=%26&d=")
        );
    }

    #[test]
    fn a_text_of_the_caller_is_checked_too() {
        assert!(check("a=1&b&c=x+y").is_ok());
        assert!(check("a=%ff").is_err());
        assert!(check("a=1&%61=2").is_err(), "the same key in other words");
    }
}
