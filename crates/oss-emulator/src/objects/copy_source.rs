//! `x-oss-copy-source`: the object that is copied.

use std::fmt;

use percent_encoding::percent_decode_str;

use crate::codes::OssError;
use crate::store::VersionId;

use super::version::parse_version;

/// The source of a copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CopySource {
    pub(crate) bucket: String,
    pub(crate) key: String,
    pub(crate) version: Option<VersionId>,
}

impl CopySource {
    /// Parses `/bucket/key?versionId=…`, which is percent-encoded. The first slash may be missing.
    ///
    /// # Errors
    ///
    /// Returns `InvalidArgument` if the value has another form.
    pub(crate) fn parse(header: &str) -> Result<Self, OssError> {
        let refused = || OssError::invalid_argument(NAME, header, FORM);
        let (path, version) = match header.rsplit_once("?versionId=") {
            Some((path, version)) => (path, Some(parse_version(version)?)),
            None => (header, None),
        };
        let path = percent_decode_str(path)
            .decode_utf8()
            .map_err(|_| refused())?;
        let (bucket, key) = path
            .strip_prefix('/')
            .unwrap_or(&path)
            .split_once('/')
            .ok_or_else(refused)?;
        if bucket.is_empty() || key.is_empty() {
            return Err(refused());
        }
        Ok(Self {
            bucket: bucket.to_owned(),
            key: key.to_owned(),
            version,
        })
    }
}

/// Writes `/bucket/key?versionId=…`, decoded. The text is the same however the request has written
/// the source.
impl fmt::Display for CopySource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "/{}/{}", self.bucket, self.key)?;
        match &self.version {
            Some(version) => write!(f, "?versionId={}", version.as_str()),
            None => Ok(()),
        }
    }
}

const NAME: &str = "x-oss-copy-source";
const FORM: &str = "Copy Source must mention the source bucket and key: /sourcebucket/sourcekey.";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_is_decoded_once() {
        let source = CopySource::parse("/b/dir/a%2520b%3F%2B+?versionId=null").unwrap();
        assert_eq!(
            (source.bucket.as_str(), source.key.as_str()),
            ("b", "dir/a%20b?++")
        );
        assert_eq!(source.version, Some(VersionId::Null));
        assert_eq!(source.to_string(), "/b/dir/a%20b?++?versionId=null");
        assert_eq!(CopySource::parse("b/k").unwrap().to_string(), "/b/k");
    }

    #[test]
    fn other_forms_are_refused() {
        for header in [
            "",
            "/",
            "/b",
            "/b/",
            "k",
            "/b/%FF",
            "/b/k?versionId=1",
            "/b/k?versionId=",
        ] {
            assert!(CopySource::parse(header).is_err(), "{header}");
        }
    }
}
