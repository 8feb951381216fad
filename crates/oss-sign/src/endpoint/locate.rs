//! From an endpoint and a resource to scheme, authority and path.

use super::{Addressing, Endpoint, Scheme};
use crate::encode::{push_encoded, push_encoded_path};
use crate::{Error, Resource};

/// The place of one resource: what goes into the URL and into `Host`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// The scheme.
    pub scheme: Scheme,
    /// Host and, unless it is the scheme's own, port: `examplebucket.oss-cn-hangzhou.aliyuncs.com`.
    pub authority: String,
    /// The percent-encoded path, beginning with `/`.
    pub path: String,
}

impl Location {
    /// The whole URL, without a query.
    pub fn url(&self) -> String {
        [self.scheme.as_str(), "://", &self.authority, &self.path].concat()
    }
}

/// How a path was written into a URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Path {
    /// It is the canonical path itself.
    Canonical,
    /// The canonical path is `/BUCKET` and this path.
    WithoutBucket,
    /// Its slashes are escaped, so the canonical path must be written anew.
    Escaped,
}

impl Endpoint {
    /// Where a resource is.
    ///
    /// The slashes of a key stay, except in keys with a `.` or `..` segment: those are written as
    /// `%2F`, because URL parsers collapse such segments and would address another key.
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
    /// [`Error::InvalidEndpoint`] when the endpoint was written with another bucket in front, or
    /// when a bucket of an explicit path cannot stand in a host name.
    pub fn locate(&self, resource: Resource<'_>) -> Result<Location, Error> {
        let (mut authority, mut path) = (String::new(), String::new());
        self.push_authority(&mut authority, resource)?;
        self.push_path(&mut path, resource);
        Ok(Location {
            scheme: self.scheme,
            authority,
            path,
        })
    }

    pub(crate) fn push_authority(
        &self,
        to: &mut String,
        resource: Resource<'_>,
    ) -> Result<(), Error> {
        let (bucket, _) = resource.bucket_and_key();
        if let Some(bucket) = bucket {
            self.check_bucket(bucket, resource)?;
            if self.addressing == Addressing::VirtualHost {
                to.push_str(bucket);
                to.push('.');
            }
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

    fn check_bucket(&self, bucket: &str, resource: Resource<'_>) -> Result<(), Error> {
        let refuse = |reason| {
            Err(Error::InvalidEndpoint {
                endpoint: self.authority.clone(),
                reason,
            })
        };
        if self
            .pasted_bucket
            .as_deref()
            .is_some_and(|pasted| pasted != bucket)
        {
            return refuse("it was given with another bucket in front; leave the bucket out");
        }
        let in_host = self.addressing == Addressing::VirtualHost;
        let label = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
        if in_host && matches!(resource, Resource::Path(_)) && !bucket.bytes().all(label) {
            return refuse("the first segment of the path cannot stand in a host name");
        }
        Ok(())
    }
}

/// WHATWG URL parsers collapse `.` and `..`, also when they are percent-encoded.
fn has_dot_segment(key: &str) -> bool {
    let bytes = key.as_bytes();
    let behind_slash = bytes.iter().zip(bytes.iter().skip(1));
    let begins = behind_slash.fold(false, |found, (a, b)| found | ((*a == b'/') & (*b == b'.')));
    (begins || bytes.starts_with(b"."))
        && bytes
            .split(|byte| *byte == b'/')
            .any(|segment| matches!(segment, b"." | b".."))
}
