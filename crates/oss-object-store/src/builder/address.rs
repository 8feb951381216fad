//! The URL of a store.

use url::Url;

use super::ConfigError;

/// The bucket and the prefix that a URL names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Address {
    pub(crate) bucket: String,
    /// The path after the bucket, decoded, without slashes at its ends.
    pub(crate) path: String,
}

impl Address {
    /// Parses `oss://bucket` and `oss://bucket/path`.
    pub(crate) fn parse(text: &str) -> Result<Self, ConfigError> {
        let refuse = |url: &str, reason| ConfigError::InvalidUrl {
            url: url.to_owned(),
            reason,
        };
        let url = Url::parse(text).map_err(|_| {
            // A text that is no URL may still contain a password before an at sign.
            let shown = text.rsplit_once('@').map_or(text, |(_, rest)| rest);
            refuse(shown, "is not a URL; it has the form oss://bucket/prefix")
        })?;
        let mut shown = url.clone();
        let has_user = !url.username().is_empty() || url.password().is_some();
        // Neither fails for a URL that has a host, and what has none has no user either.
        let _ = shown
            .set_password(None)
            .and_then(|()| shown.set_username(""));
        shown.set_query(None);
        let refuse = |reason| Err(refuse(shown.as_str(), reason));
        if url.scheme() != "oss" {
            return refuse("is not one of OSS; it has the form oss://bucket/prefix");
        }
        if has_user {
            return refuse("contains a user or a password; give keys as options");
        }
        if url.port().is_some() {
            return refuse("contains a port; give the endpoint as an option");
        }
        if url.query().is_some() || url.fragment().is_some() {
            return refuse("contains a query or a fragment; encode ? as %3F and # as %23");
        }
        let bucket = match url.host_str() {
            Some(host) if !host.is_empty() => host.to_owned(),
            _ => return refuse("names no bucket; it has the form oss://bucket/prefix"),
        };
        let path = percent_encoding::percent_decode_str(url.path().trim_matches('/')).decode_utf8();
        match path {
            Ok(path) => Ok(Self {
                bucket,
                path: path.into_owned(),
            }),
            Err(_) => refuse("has a path that is not UTF-8"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(bucket: &str, path: &str) -> Address {
        Address {
            bucket: bucket.to_owned(),
            path: path.to_owned(),
        }
    }

    #[test]
    fn a_url_names_a_bucket_and_a_path() {
        for (url, bucket, path) in [
            ("oss://examplebucket", "examplebucket", ""),
            ("oss://examplebucket/", "examplebucket", ""),
            ("oss://examplebucket/a/b", "examplebucket", "a/b"),
            ("oss://examplebucket/a/b/", "examplebucket", "a/b"),
            (
                "oss://examplebucket/a%20b/%E4%BD%A0",
                "examplebucket",
                "a b/你",
            ),
        ] {
            assert_eq!(Address::parse(url).unwrap(), address(bucket, path), "{url}");
        }
    }

    #[test]
    fn other_urls_are_refused_with_a_reason_and_without_a_password() {
        for (url, reason) in [
            ("examplebucket", "is not a URL"),
            ("s3://examplebucket", "is not one of OSS"),
            ("oss:///exampledir", "names no bucket"),
            ("oss://examplebucket:8080/a", "contains a port"),
            ("oss://examplebucket/a?versionId=1", "contains a query"),
            ("oss://examplebucket/%FF", "not UTF-8"),
            ("oss://id:exposed@examplebucket/a", "give keys as options"),
            ("s3://id:exposed@examplebucket/a", "is not one of OSS"),
        ] {
            let error = Address::parse(url).unwrap_err().to_string();
            assert!(error.contains(reason), "{url}: {error}");
            assert!(!error.contains("exposed"), "{error}");
        }
    }
}
