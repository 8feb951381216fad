//! The headers of an upload that are stored with the object.

use ::http::{HeaderName, HeaderValue};

use crate::codes::OssError;
use crate::http::{CONTENT, Headers};

use super::persistent_headers;

/// The headers that are stored with an object. Names are in lower case, values are the bytes that
/// were received.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct StoredHeaders(Vec<(String, Vec<u8>)>);

impl StoredHeaders {
    /// Selects the headers of a request that are stored.
    ///
    /// # Errors
    ///
    /// Returns `InvalidArgument` if OSS does not accept the user metadata or the header
    /// `x-oss-persistent-headers`.
    pub(crate) fn from_headers(headers: &Headers) -> Result<Self, OssError> {
        let mut stored = Self::default();
        for (name, value) in headers.iter() {
            if is_kept(name)? {
                stored.0.push((name.to_owned(), value.to_vec()));
            }
        }
        if let Some(list) = headers.text("x-oss-persistent-headers") {
            for (name, value) in persistent_headers::read(list)? {
                stored.add_persistent(&name, &value)?;
            }
        }
        stored.check_metadata_size()?;
        Ok(stored)
    }

    /// Sets a header, which may have any name.
    pub(crate) fn set(&mut self, name: String, value: &[u8]) {
        self.0.retain(|(other, _)| *other != name);
        self.0.push((name, value.to_vec()));
    }

    /// Removes a header, by its name in lower case.
    pub(crate) fn remove(&mut self, name: &str) {
        self.0.retain(|(other, _)| other != name);
    }

    /// Returns the value of a header, by its name in lower case.
    pub(crate) fn get(&self, name: &str) -> Option<&[u8]> {
        self.0
            .iter()
            .find(|(other, _)| other == name)
            .map(|(_, value)| value.as_slice())
    }

    /// Returns the headers as pairs of names and values.
    pub(crate) fn into_pairs(self) -> Vec<(String, Vec<u8>)> {
        self.0
    }

    /// Adds a header of `x-oss-persistent-headers`.
    fn add_persistent(&mut self, name: &HeaderName, value: &HeaderValue) -> Result<(), OssError> {
        let (name, value) = (name.as_str(), value.as_bytes());
        if self.get(name).is_some() {
            return Err(OssError::invalid_argument(
                persistent_headers::NAME,
                name,
                format!("The header {name} is given more than once."),
            ));
        }
        is_kept(name)?;
        self.set(name.to_owned(), value);
        Ok(())
    }

    /// Checks that the names and values of user metadata have at most 8 KiB together.
    fn check_metadata_size(&self) -> Result<(), OssError> {
        let meta = self.0.iter().filter(|(name, _)| is_meta(name));
        let size: usize = meta
            .map(|(name, value)| name.len() - META.len() + value.len())
            .sum();
        if size > METADATA_LIMIT {
            return Err(OssError::invalid_argument(
                "x-oss-meta",
                &size.to_string(),
                "The user metadata must not be larger than 8 KB.",
            ));
        }
        Ok(())
    }
}

/// Returns whether a header of an upload is stored without `x-oss-persistent-headers`, and checks
/// its name.
fn is_kept(name: &str) -> Result<bool, OssError> {
    if is_meta(name) {
        check_metadata_name(name)?;
        return Ok(true);
    }
    Ok(CONTENT.contains(&name) || ENCRYPTION.contains(&name))
}

/// Returns whether a header is user metadata.
fn is_meta(name: &str) -> bool {
    name.starts_with(META)
}

fn check_metadata_name(name: &str) -> Result<(), OssError> {
    let own = name.strip_prefix(META).unwrap_or_default();
    match own.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') && !own.is_empty() {
        true => Ok(()),
        false => Err(OssError::invalid_argument(
            name,
            own,
            "The name of user metadata may have letters, digits and - only.",
        )),
    }
}

const META: &str = "x-oss-meta-";
const METADATA_LIMIT: usize = 8 * 1024;

const ENCRYPTION: [&str; 3] = [
    "x-oss-server-side-encryption",
    "x-oss-server-side-data-encryption",
    "x-oss-server-side-encryption-key-id",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes::Code;

    fn read_pairs(pairs: &[(&str, &[u8])]) -> Result<StoredHeaders, Code> {
        StoredHeaders::from_headers(&Headers::from_pairs(pairs)).map_err(|error| error.code())
    }

    #[test]
    fn content_headers_and_metadata_are_kept_byte_for_byte() {
        let stored = read_pairs(&[
            ("content-type", b"text/plain"),
            ("expires", b"not a date"),
            ("x-oss-meta-a", b"\xE9t\xE9"),
            ("authorization", b"x"),
            ("x-oss-object-acl", b"private"),
        ])
        .unwrap();
        assert_eq!(stored.get("expires"), Some(b"not a date".as_slice()));
        assert_eq!(stored.get("x-oss-meta-a"), Some(b"\xE9t\xE9".as_slice()));
        assert_eq!(stored.into_pairs().len(), 3);
    }

    #[test]
    fn what_oss_does_not_accept_is_refused() {
        let long = vec![b'x'; METADATA_LIMIT];
        assert_eq!(
            read_pairs(&[("x-oss-meta-a_b", b"1")]),
            Err(Code::InvalidArgument)
        );
        assert_eq!(
            read_pairs(&[("x-oss-meta-a", &long)]),
            Err(Code::InvalidArgument)
        );
        assert!(read_pairs(&[("x-oss-meta-a", &long[1..])]).is_ok());
    }

    #[test]
    fn persistent_headers_are_kept_beside_the_others() {
        let list = ("x-oss-persistent-headers", b"x-a:MQ==, x-b:Mg==".as_slice());
        let stored = read_pairs(&[list, ("expires", b"0")]).unwrap();
        assert_eq!(stored.get("x-b"), Some(b"2".as_slice()));
        assert_eq!(stored.into_pairs().len(), 3);
    }

    #[test]
    fn a_persistent_header_obeys_the_rules_of_the_header_that_it_names() {
        let with = |list: &[u8], name: &str, value: &[u8]| {
            read_pairs(&[("x-oss-persistent-headers", list), (name, value)])
        };
        // x-oss-meta-a_b: 1, and expires: 1 beside a header of the same name.
        for list in [b"x-oss-meta-a_b:MQ==".as_slice(), b"expires:MQ=="] {
            assert_eq!(with(list, "expires", b"0"), Err(Code::InvalidArgument));
        }
    }
}
