//! Bucket tags.
//!
//! | operation | what it does |
//! |---|---|
//! | [`Bucket::put_bucket_tags`] | Sets the tags of a bucket. |
//! | [`Bucket::get_bucket_tags`] | Reads the tags of a bucket. |
//! | [`Bucket::delete_bucket_tags`] | Deletes all tags of a bucket, or only some of them. |

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::bucket::Bucket;
use crate::operations::common::Tagging;

mod delete_bucket_tags;
mod get_bucket_tags;
mod put_bucket_tags;
#[cfg(test)]
mod tests;

pub use delete_bucket_tags::DeleteBucketTags;
pub use get_bucket_tags::GetBucketTags;
pub use put_bucket_tags::PutBucketTags;

/// Bucket tags.
impl Bucket {
    /// Sets the tags of a bucket. See [`PutBucketTags`].
    pub fn put_bucket_tags(&self, tagging: impl Into<Tagging>) -> PutBucketTags {
        PutBucketTags::new(self, tagging)
    }

    /// Reads the tags of a bucket. See [`GetBucketTags`].
    pub fn get_bucket_tags(&self) -> GetBucketTags {
        GetBucketTags::new(self)
    }

    /// Deletes all tags of a bucket, or only some of them. See [`DeleteBucketTags`].
    pub fn delete_bucket_tags(&self) -> DeleteBucketTags {
        DeleteBucketTags::new(self)
    }
}
