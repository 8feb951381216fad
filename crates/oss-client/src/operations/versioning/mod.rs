//! Versioning.
//!
//! | operation | what it does |
//! |---|---|
//! | [`Bucket::put_bucket_versioning`] | Enables or suspends the versioning of a bucket. |
//! | [`Bucket::get_bucket_versioning`] | Reads the versioning status of a bucket. |

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::bucket::Bucket;

mod get_bucket_versioning;
mod put_bucket_versioning;
#[cfg(test)]
mod tests;
mod versioning_configuration;

pub use get_bucket_versioning::{GetBucketVersioning, GetBucketVersioningOutput};
pub use put_bucket_versioning::PutBucketVersioning;
pub use versioning_configuration::VersioningConfiguration;

/// Versioning.
impl Bucket {
    /// Enables or suspends the versioning of a bucket. See [`PutBucketVersioning`].
    pub fn put_bucket_versioning(
        &self,
        versioning_configuration: impl Into<VersioningConfiguration>,
    ) -> PutBucketVersioning {
        PutBucketVersioning::new(self, versioning_configuration)
    }

    /// Reads the versioning status of a bucket. See [`GetBucketVersioning`].
    pub fn get_bucket_versioning(&self) -> GetBucketVersioning {
        GetBucketVersioning::new(self)
    }
}
