//! The resource of a request: the service, a bucket or an object.

use std::fmt;

use crate::Error;

/// A bucket name that was checked.
///
/// It has 3 to 63 characters, which are lower-case letters, digits, hyphens and underscores, and it
/// begins and ends with a letter or a digit. OSS no longer creates buckets with an underscore, but
/// old ones exist, so the name of one is accepted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BucketName(Box<str>);

impl BucketName {
    /// Checks a bucket name.
    ///
    /// # Errors
    ///
    /// Returns [`Error::InvalidBucketName`] with the rule that the name breaks.
    pub fn new(name: impl Into<String>) -> Result<Self, Error> {
        let name = name.into();
        match broken_rule(&name) {
            Some(reason) => Err(Error::InvalidBucketName { name, reason }),
            None => Ok(Self(name.into_boxed_str())),
        }
    }

    /// Returns the name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for BucketName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::str::FromStr for BucketName {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        Self::new(name)
    }
}

impl TryFrom<&str> for BucketName {
    type Error = Error;

    fn try_from(name: &str) -> Result<Self, Error> {
        Self::new(name)
    }
}

impl TryFrom<String> for BucketName {
    type Error = Error;

    fn try_from(name: String) -> Result<Self, Error> {
        Self::new(name)
    }
}

impl From<BucketName> for String {
    fn from(name: BucketName) -> Self {
        name.0.into_string()
    }
}

impl From<&BucketName> for String {
    fn from(name: &BucketName) -> Self {
        name.0.to_string()
    }
}

impl AsRef<str> for BucketName {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

/// An object key that was checked.
///
/// It has 1 to 1023 bytes of UTF-8, contains no NUL, and does not begin with `/` or `\`. Everything
/// else is allowed and kept as it is: `.` and `..` segments, `//`, control characters, and a `/` at
/// the end.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ObjectKey(Box<str>);

impl ObjectKey {
    /// Checks an object key.
    ///
    /// # Errors
    ///
    /// Returns [`Error::InvalidObjectKey`] with the rule that the key breaks.
    pub fn new(key: impl Into<String>) -> Result<Self, Error> {
        let key = key.into();
        let reason = match key.as_bytes() {
            [] => "it is empty; a key has 1 to 1023 bytes",
            [b'/' | b'\\', ..] => "it begins with a slash, which OSS does not allow",
            bytes if bytes.len() > 1023 => "it is longer than 1023 bytes of UTF-8",
            bytes if bytes.contains(&0) => "it contains a NUL byte",
            _ => return Ok(Self(key.into_boxed_str())),
        };
        Err(Error::InvalidObjectKey { key, reason })
    }

    /// Returns the key.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ObjectKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::str::FromStr for ObjectKey {
    type Err = Error;

    fn from_str(key: &str) -> Result<Self, Error> {
        Self::new(key)
    }
}

impl TryFrom<&str> for ObjectKey {
    type Error = Error;

    fn try_from(key: &str) -> Result<Self, Error> {
        Self::new(key)
    }
}

impl TryFrom<String> for ObjectKey {
    type Error = Error;

    fn try_from(key: String) -> Result<Self, Error> {
        Self::new(key)
    }
}

impl From<ObjectKey> for String {
    fn from(key: ObjectKey) -> Self {
        key.0.into_string()
    }
}

impl From<&ObjectKey> for String {
    fn from(key: &ObjectKey) -> Self {
        key.0.to_string()
    }
}

impl AsRef<str> for ObjectKey {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

/// A resource path as it is signed, not percent-encoded, such as `/bucket/key`.
///
/// It is for servers, and for products other than OSS, whose paths look like ARNs. Nothing is checked
/// but the slash at its beginning.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CanonicalPath(Box<str>);

impl CanonicalPath {
    /// Creates a path from a text that begins with `/`.
    ///
    /// # Errors
    ///
    /// Returns [`Error::InvalidCanonicalPath`] if the text does not begin with `/`.
    pub fn new(path: impl Into<String>) -> Result<Self, Error> {
        let path = path.into();
        if path.starts_with('/') {
            Ok(Self(path.into_boxed_str()))
        } else {
            Err(Error::InvalidCanonicalPath { path })
        }
    }

    /// Returns the path, not percent-encoded.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The resource that a request is about.
///
/// Signatures cover its canonical path, which is the same for every addressing style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resource<'a> {
    /// The service, with the canonical path `/`.
    Service,
    /// A bucket, with the canonical path `/BUCKET/`.
    Bucket(&'a BucketName),
    /// An object, with the canonical path `/BUCKET/KEY`.
    Object(&'a BucketName, &'a ObjectKey),
    /// A path that is given as it is signed.
    Path(&'a CanonicalPath),
}

impl<'a> Resource<'a> {
    /// Returns the canonical path, not percent-encoded: `/`, `/BUCKET/` or `/BUCKET/KEY`.
    ///
    /// ```
    /// use oss_sign::{BucketName, ObjectKey, Resource};
    ///
    /// let (bucket, key) = (BucketName::new("examplebucket")?, ObjectKey::new("a+b.txt")?);
    /// assert_eq!(Resource::Object(&bucket, &key).canonical_path(), "/examplebucket/a+b.txt");
    /// # Ok::<(), oss_sign::Error>(())
    /// ```
    pub fn canonical_path(self) -> String {
        self.pieces().concat()
    }

    /// The canonical path in pieces, so that no text is put together.
    pub(crate) fn pieces(self) -> [&'a str; 4] {
        match self {
            Self::Service => ["/", "", "", ""],
            Self::Bucket(bucket) => ["/", bucket.as_str(), "/", ""],
            Self::Object(bucket, key) => ["/", bucket.as_str(), "/", key.as_str()],
            Self::Path(path) => [path.as_str(), "", "", ""],
        }
    }

    /// The bucket and the key. In a path that is given as it is signed, the bucket is the first
    /// segment.
    pub(crate) fn bucket_and_key(self) -> (Option<&'a str>, &'a str) {
        match self {
            Self::Service => (None, ""),
            Self::Bucket(bucket) => (Some(bucket.as_str()), ""),
            Self::Object(bucket, key) => (Some(bucket.as_str()), key.as_str()),
            Self::Path(path) => {
                let path = path.as_str().strip_prefix('/').unwrap_or_default();
                let (bucket, key) = path.split_once('/').unwrap_or((path, ""));
                ((!bucket.is_empty()).then_some(bucket), key)
            }
        }
    }
}

fn broken_rule(name: &str) -> Option<&'static str> {
    let bytes = name.as_bytes();
    let edge =
        |byte: Option<&u8>| byte.is_some_and(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    if !(3..=63).contains(&bytes.len()) {
        Some("a bucket name has 3 to 63 characters")
    } else if !bytes
        .iter()
        .all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_'))
    {
        Some(
            "a bucket name consists of lower-case letters, digits and hyphens; underscores are accepted for \
              old buckets",
        )
    } else if !(edge(bytes.first()) && edge(bytes.last())) {
        Some("a bucket name begins and ends with a lower-case letter or a digit")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bucket_names_keep_to_the_rules() {
        for good in ["abc", "0-9", "a_b", "examplebucket", &"a".repeat(63)] {
            assert!(BucketName::new(good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "ab",
            "Abc",
            "-ab",
            "ab-",
            "a.b",
            "a/b",
            "äbc",
            &"a".repeat(64),
        ] {
            assert!(BucketName::new(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn odd_keys_are_legal_and_kept_byte_for_byte() {
        let long = "é".repeat(511);
        for good in [
            "a",
            ".",
            "..",
            "a//b",
            "a/",
            "a/../b",
            "\t\u{1}\r\n",
            "?a",
            " ",
            &long,
        ] {
            assert_eq!(ObjectKey::new(good).unwrap().as_str(), good);
        }
        let oversized = "é".repeat(512);
        for bad in ["", "/a", "\\a", "a\0b", &oversized] {
            assert!(ObjectKey::new(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn the_first_segment_of_a_canonical_path_is_the_bucket() {
        for (path, bucket, key) in [
            ("/", None, ""),
            ("/b", Some("b"), ""),
            ("/b/", Some("b"), ""),
            ("/b//k/", Some("b"), "/k/"),
        ] {
            let path = CanonicalPath::new(path).unwrap();
            assert_eq!(Resource::Path(&path).bucket_and_key(), (bucket, key));
        }
        assert!(CanonicalPath::new("b/k").is_err());
    }
}
