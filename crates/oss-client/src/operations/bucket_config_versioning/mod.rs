//! Versioning of a bucket.

mod get_bucket_versioning;
mod put_bucket_versioning;

pub use get_bucket_versioning::{GetBucketVersioning, GetBucketVersioningOutput};
pub use put_bucket_versioning::{PutBucketVersioning, PutBucketVersioningOutput};
