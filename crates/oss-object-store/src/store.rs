//! The store: a bucket, or what is below a prefix of it.

use std::fmt;
use std::sync::Arc;

use oss_client::Bucket;

use crate::reads::Reads;
use crate::versioning::Versioning;

/// A bucket of OSS, or what is below a prefix of it, as an `object_store`.
///
/// It implements the trait `ObjectStore` of each version of `object_store` whose feature is on, and
/// beside it `MultipartStore`, `PaginatedListStore` and, with the feature `signer`, `Signer`.
///
/// Clones are cheap and share everything: the client with its connections and credentials, the budget
/// for reads, and what is known about the versioning of the bucket.
///
/// ```
/// use oss_object_store::OssStore;
///
/// # fn example() -> Result<(), oss_object_store::ConfigError> {
/// // The region or the endpoint, and the credentials, come from the environment.
/// let store = OssStore::from_url("oss://examplebucket/exampledir")?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct OssStore {
    inner: Arc<Inner>,
}

struct Inner {
    bucket: Bucket,
    /// What the keys of all objects of the store begin with: nothing, or a text that ends with a slash.
    prefix: String,
    versioning: Versioning,
    reads: Reads,
}

impl OssStore {
    /// Creates a store of a bucket, with the client of that bucket.
    ///
    /// ```
    /// use oss_client::Client;
    /// use oss_object_store::OssStore;
    ///
    /// # fn example(client: Client) -> Result<(), oss_client::Error> {
    /// let store = OssStore::new(client.bucket("examplebucket")?);
    /// # Ok(())
    /// # }
    /// ```
    pub fn new(bucket: Bucket) -> Self {
        Self::from_parts(
            bucket,
            String::new(),
            Versioning::default(),
            Reads::default(),
        )
    }

    pub(crate) fn from_parts(
        bucket: Bucket,
        prefix: String,
        versioning: Versioning,
        reads: Reads,
    ) -> Self {
        Self {
            inner: Arc::new(Inner {
                bucket,
                prefix,
                versioning,
                reads,
            }),
        }
    }

    /// Returns the bucket, for everything that the trait does not have.
    pub fn bucket(&self) -> &Bucket {
        &self.inner.bucket
    }

    /// Returns what the keys of all objects of the store begin with. It is empty, or ends with a slash.
    pub fn prefix(&self) -> &str {
        &self.inner.prefix
    }

    pub(crate) fn versioning(&self) -> &Versioning {
        &self.inner.versioning
    }

    pub(crate) fn reads(&self) -> &Reads {
        &self.inner.reads
    }

    /// Returns the key of the object at this path.
    pub(crate) fn key(&self, path: &str) -> String {
        format!("{}{path}", self.prefix())
    }

    /// Returns the path of the object with this key, or `None` if it is not below the prefix.
    pub(crate) fn path<'k>(&self, key: &'k str) -> Option<&'k str> {
        key.strip_prefix(self.prefix())
    }
}

impl fmt::Display for OssStore {
    /// Writes the URL of the store.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (bucket, prefix) = (self.bucket().name(), self.prefix());
        match prefix.strip_suffix('/') {
            None => write!(f, "oss://{bucket}"),
            Some(prefix) => write!(f, "oss://{bucket}/{prefix}"),
        }
    }
}

impl fmt::Debug for OssStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OssStore")
            .field("bucket", &self.bucket().name().as_str())
            .field("prefix", &self.prefix())
            .field("versioning", self.versioning())
            .field("reads", self.reads())
            .finish_non_exhaustive()
    }
}
