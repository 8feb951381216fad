//! What a request names: the service, a bucket or an object.

use std::fmt;

use crate::Error;

/// A checked bucket name: 3 to 63 of `a-z 0-9 - _`, the first and last a letter or digit.
///
/// `_` stands only in buckets from before the present rules; creating one is refused elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BucketName(Box<str>);

impl BucketName {
    /// Checks a bucket name.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidBucketName`] with the rule that it breaks.
    pub fn new(name: impl Into<String>) -> Result<Self, Error> {
        let name = name.into();
        match broken_rule(&name) {
            Some(reason) => Err(Error::InvalidBucketName { name, reason }),
            None => Ok(Self(name.into_boxed_str())),
        }
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for BucketName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<&str> for BucketName {
    type Error = Error;

    fn try_from(name: &str) -> Result<Self, Error> {
        Self::new(name)
    }
}

/// A checked object key: 1 to 1023 bytes of UTF-8, without NUL, not beginning with `/` or `\`.
///
/// Everything else is legal and kept byte for byte: `.` and `..` segments, `//`, control
/// characters, a trailing `/`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ObjectKey(Box<str>);

impl ObjectKey {
    /// Checks an object key.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidObjectKey`] with the rule that it breaks.
    pub fn new(key: impl Into<String>) -> Result<Self, Error> {
        let key = key.into();
        let reason = match key.as_bytes() {
            [] => "it is empty; a key has 1 to 1023 bytes",
            [b'/' | b'\\', ..] => "it begins with a slash; OSS keys have no leading slash",
            bytes if bytes.len() > 1023 => "it is longer than 1023 bytes of UTF-8",
            bytes if bytes.contains(&0) => "it holds a NUL byte",
            _ => return Ok(Self(key.into_boxed_str())),
        };
        Err(Error::InvalidObjectKey { key, reason })
    }

    /// The key.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ObjectKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<&str> for ObjectKey {
    type Error = Error;

    fn try_from(key: &str) -> Result<Self, Error> {
        Self::new(key)
    }
}

/// A resource path given as it is signed, not encoded: `/bucket/key`, or the ARN-like paths of
/// products beside OSS. It is taken as it stands; the server's half and such products use it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CanonicalPath(Box<str>);

impl CanonicalPath {
    /// Takes a path that begins with `/`.
    ///
    /// # Errors
    ///
    /// [`Error::InvalidCanonicalPath`] when it does not begin with `/`.
    pub fn new(path: impl Into<String>) -> Result<Self, Error> {
        let path = path.into();
        if path.starts_with('/') {
            Ok(Self(path.into_boxed_str()))
        } else {
            Err(Error::InvalidCanonicalPath { path })
        }
    }

    /// The path, not encoded.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What a request is about; it decides the canonical resource path of V1 and V4 alike, whatever
/// the addressing style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resource<'a> {
    /// The service: `/`.
    Service,
    /// A bucket: `/BUCKET/`, with the slash at the end.
    Bucket(&'a BucketName),
    /// An object: `/BUCKET/KEY`.
    Object(&'a BucketName, &'a ObjectKey),
    /// A path given as it is signed.
    Path(&'a CanonicalPath),
}

fn broken_rule(name: &str) -> Option<&'static str> {
    let bytes = name.as_bytes();
    let edge = |byte: Option<&u8>| {
        byte.is_some_and(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    };
    if !(3..=63).contains(&bytes.len()) {
        Some("a bucket name has 3 to 63 characters")
    } else if !bytes.iter().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_')) {
        Some("a bucket name has only lower-case letters, digits and -")
    } else if !(edge(bytes.first()) && edge(bytes.last())) {
        Some("a bucket name begins and ends with a lower-case letter or a digit")
    } else {
        None
    }
}
