//! The headers of an upload that are kept with the object.

use ::http::{HeaderMap, HeaderName, HeaderValue};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;

use crate::codes::{Code, OssError};

/// Names in lower case and values as they came, byte for byte.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct StoredHeaders(Vec<(String, Vec<u8>)>);

impl StoredHeaders {
    /// Takes from the headers of a request what is kept.
    ///
    /// # Errors
    ///
    /// `InvalidArgument` for user metadata that OSS does not take, `InvalidEncryptionAlgorithmError`.
    pub(crate) fn of(headers: &HeaderMap) -> Result<Self, OssError> {
        let mut stored = Self::default();
        for (name, value) in headers {
            stored.add(name.as_str(), value.as_bytes())?;
        }
        if let Some(persistent) = headers.get("x-oss-persistent-headers") {
            stored.add_persistent(persistent)?;
        }
        stored.check_metadata_size()?;
        Ok(stored)
    }

    /// Adds a header if it is one that is kept.
    ///
    /// # Errors
    ///
    /// As [`StoredHeaders::of`], apart from the sum of all.
    pub(crate) fn add(&mut self, name: &str, value: &[u8]) -> Result<(), OssError> {
        let name = name.to_ascii_lowercase();
        if is_meta(&name) {
            check_metadata_name(&name)?;
        } else if name == SSE {
            check_encryption(value)?;
        } else if !CONTENT.contains(&name.as_str()) && !ENCRYPTION.contains(&name.as_str()) {
            return Ok(());
        }
        // What is kept becomes a header of answers; a form can say what no header can.
        if HeaderValue::from_bytes(value).is_err() {
            let shown = String::from_utf8_lossy(value);
            return Err(OssError::invalid_argument(
                &name,
                &shown,
                "A header cannot have this value.",
            ));
        }
        self.set(name, value);
        Ok(())
    }

    /// Sets one, whatever its name.
    pub(crate) fn set(&mut self, name: String, value: &[u8]) {
        self.0.retain(|(other, _)| *other != name);
        self.0.push((name, value.to_vec()));
    }

    /// The value of one, by its name in lower case.
    pub(crate) fn get(&self, name: &str) -> Option<&[u8]> {
        self.0
            .iter()
            .find(|(other, _)| other == name)
            .map(|(_, value)| value.as_slice())
    }

    /// The sum of names and values of user metadata has a limit.
    ///
    /// # Errors
    ///
    /// `InvalidArgument` beyond 8 KiB.
    pub(crate) fn check_metadata_size(&self) -> Result<(), OssError> {
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

    /// The pairs, to be kept.
    pub(crate) fn into_pairs(self) -> Vec<(String, Vec<u8>)> {
        self.0
    }

    /// `name:base64(value),…`: any further headers.
    fn add_persistent(&mut self, list: &HeaderValue) -> Result<(), OssError> {
        let refused = || {
            OssError::new(Code::InvalidArgument)
                .message("x-oss-persistent-headers must be a list of name:base64(value).")
        };
        let list = list.to_str().map_err(|_| refused())?;
        for item in list.split(',') {
            let (name, value) = item.trim().split_once(':').ok_or_else(refused)?;
            let name = HeaderName::from_bytes(name.trim().as_bytes()).map_err(|_| refused())?;
            let value = BASE64.decode(value.trim()).map_err(|_| refused())?;
            HeaderValue::from_bytes(&value).map_err(|_| refused())?;
            if !FRAMING.contains(&name.as_str()) {
                self.set(name.as_str().to_owned(), &value);
            }
        }
        Ok(())
    }
}

/// Whether a header is user metadata.
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

fn check_encryption(value: &[u8]) -> Result<(), OssError> {
    match value {
        b"AES256" | b"KMS" | b"SM4" => Ok(()),
        _ => Err(OssError::new(Code::InvalidEncryptionAlgorithmError)),
    }
}

const META: &str = "x-oss-meta-";
const METADATA_LIMIT: usize = 8 * 1024;
const SSE: &str = "x-oss-server-side-encryption";

const CONTENT: [&str; 6] = [
    "cache-control",
    "content-disposition",
    "content-encoding",
    "content-language",
    "content-type",
    "expires",
];

const ENCRYPTION: [&str; 2] = [
    "x-oss-server-side-data-encryption",
    "x-oss-server-side-encryption-key-id",
];

/// Headers that belong to the answer itself, never to an object.
const FRAMING: [&str; 5] = [
    "connection",
    "content-length",
    "transfer-encoding",
    "date",
    "x-oss-request-id",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn of(pairs: &[(&'static str, &[u8])]) -> Result<StoredHeaders, Code> {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.insert(*name, HeaderValue::from_bytes(value).unwrap());
        }
        StoredHeaders::of(&headers).map_err(|error| error.code())
    }

    #[test]
    fn content_headers_and_metadata_are_kept_byte_for_byte() {
        let stored = of(&[
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
    fn what_oss_does_not_take_is_refused() {
        let long = vec![b'x'; METADATA_LIMIT];
        assert_eq!(of(&[("x-oss-meta-a_b", b"1")]), Err(Code::InvalidArgument));
        assert_eq!(of(&[("x-oss-meta-a", &long)]), Err(Code::InvalidArgument));
        assert!(of(&[("x-oss-meta-a", &long[1..])]).is_ok());
        assert_eq!(
            of(&[("x-oss-server-side-encryption", b"DES")]),
            Err(Code::InvalidEncryptionAlgorithmError)
        );
    }

    #[test]
    fn a_form_cannot_break_the_lines_of_an_answer() {
        let add = |name, value: &[u8]| StoredHeaders::default().add(name, value);
        assert!(add("x-oss-meta-a", b"1\r\nx: 2").is_err());
        assert!(add("Content-Type", b"text/plain\n").is_err());
        assert!(add("key", b"a\nb").is_ok());
    }

    #[test]
    fn persistent_headers_add_any_name() {
        let stored = of(&[("x-oss-persistent-headers", b"x-a:MQ==, x-b:Mg==")]).unwrap();
        assert_eq!(stored.get("x-b"), Some(b"2".as_slice()));
        assert_eq!(
            of(&[("x-oss-persistent-headers", b"x-a=1")]),
            Err(Code::InvalidArgument)
        );
    }
}
