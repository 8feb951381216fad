//! The URL of a resource at an endpoint.

use super::{Addressing, Endpoint, Host, Scheme};
use crate::encode::{push_encoded, push_encoded_path};
use crate::{Error, Resource};

/// The address of a resource: the parts of its URL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// The scheme.
    pub scheme: Scheme,
    /// The host, such as `examplebucket.oss-cn-hangzhou.aliyuncs.com`, with the port unless it is
    /// the default of the scheme. This is also the value of the `Host` header.
    pub authority: String,
    /// The percent-encoded path, which begins with `/`.
    pub path: String,
    pub(crate) canonical: Path,
}

impl Location {
    /// Returns the URL, without a query.
    pub fn url(&self) -> String {
        [self.scheme.as_str(), "://", &self.authority, &self.path].concat()
    }
}

/// How the path in a URL relates to the canonical path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Path {
    /// It is the canonical path itself.
    Canonical,
    /// The canonical path is `/BUCKET` and this path.
    WithoutBucket,
    /// Its slashes are escaped, so the canonical path must be written again.
    Escaped,
}

impl Endpoint {
    /// Returns the address of a resource.
    ///
    /// The slashes of a key are kept. In a key with a `.` or `..` segment they are written as `%2F`,
    /// because URL parsers remove such segments and would address another key.
    ///
    /// ```
    /// use oss_sign::{BucketName, Endpoint, ObjectKey, Resource};
    ///
    /// let (bucket, key) = (BucketName::new("examplebucket")?, ObjectKey::new("a dir/b+c")?);
    /// let endpoint = Endpoint::for_region("cn-hangzhou")?;
    /// assert_eq!(
    ///     endpoint.locate(Resource::Object(&bucket, &key))?.url(),
    ///     "https://examplebucket.oss-cn-hangzhou.aliyuncs.com/a%20dir/b%2Bc",
    /// );
    /// # Ok::<(), oss_sign::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Returns [`Error::InvalidEndpoint`] if the endpoint is the host of another bucket, if it is a
    /// host of OSS that is used as a bound domain, or if the bucket of an explicit path cannot be a
    /// part of a host name.
    pub fn locate(&self, resource: Resource<'_>) -> Result<Location, Error> {
        let (mut authority, mut path) = (String::new(), String::new());
        self.push_authority(&mut authority, resource)?;
        let canonical = self.push_path(&mut path, resource);
        Ok(Location {
            scheme: self.scheme,
            authority,
            path,
            canonical,
        })
    }

    pub(crate) fn push_authority(
        &self,
        to: &mut String,
        resource: Resource<'_>,
    ) -> Result<(), Error> {
        self.check_bucket(resource)?;
        if self.addressing == Addressing::VirtualHost
            && let (Some(bucket), _) = resource.bucket_and_key()
        {
            to.push_str(bucket);
            to.push('.');
        }
        to.push_str(&self.authority);
        Ok(())
    }

    pub(crate) fn push_path(&self, to: &mut String, resource: Resource<'_>) -> Path {
        let (bucket, key) = resource.bucket_and_key();
        to.push('/');
        if self.addressing == Addressing::Path
            && let Some(bucket) = bucket
        {
            push_encoded(to, bucket);
            to.push('/');
        }
        if has_dot_segment(key) {
            push_encoded(to, key);
            return Path::Escaped;
        }
        push_encoded_path(to, key);
        match bucket {
            Some(_) if self.addressing != Addressing::Path => Path::WithoutBucket,
            _ => Path::Canonical,
        }
    }

    /// Checks that the bucket of a resource can be reached at this endpoint.
    pub(crate) fn check_bucket(&self, resource: Resource<'_>) -> Result<(), Error> {
        let (Some(bucket), _) = resource.bucket_and_key() else {
            return Ok(());
        };
        let label = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
        let reason = match self.addressing {
            _ if self
                .pasted_bucket
                .as_deref()
                .is_some_and(|own| own != bucket) =>
            {
                format!(
                    "it was given as the host of the bucket {}, and the request is for {bucket}",
                    self.pasted_bucket.as_deref().unwrap_or_default()
                )
            }
            Addressing::Cname if matches!(self.host, Host::Regional | Host::Accelerated) => {
                "it is a host of OSS and not a domain that is bound to a bucket".to_owned()
            }
            Addressing::VirtualHost
                if matches!(resource, Resource::Path(_)) && !bucket.bytes().all(label) =>
            {
                "the first segment of the path cannot be a part of a host name".to_owned()
            }
            _ => return Ok(()),
        };
        let endpoint = self.authority.clone();
        Err(Error::InvalidEndpoint { endpoint, reason })
    }
}

/// URL parsers that follow WHATWG remove `.` and `..`, even if they are percent-encoded.
fn has_dot_segment(key: &str) -> bool {
    let bytes = key.as_bytes();
    let behind_slash = bytes.iter().zip(bytes.iter().skip(1));
    let begins = behind_slash.fold(false, |found, (a, b)| found | ((*a == b'/') & (*b == b'.')));
    (begins || bytes.starts_with(b"."))
        && bytes
            .split(|byte| *byte == b'/')
            .any(|segment| matches!(segment, b"." | b".."))
}
