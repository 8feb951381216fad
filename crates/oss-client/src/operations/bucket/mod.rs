//! Buckets: made and removed.

mod delete_bucket;
mod put_bucket;

pub use delete_bucket::{DeleteBucket, DeleteBucketOutput};
pub use put_bucket::{PutBucket, PutBucketOutput};
