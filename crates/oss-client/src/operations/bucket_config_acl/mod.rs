//! Access control lists of a bucket.

mod get_bucket_acl;
mod put_bucket_acl;

pub use get_bucket_acl::{GetBucketAcl, GetBucketAclOutput};
pub use put_bucket_acl::{PutBucketAcl, PutBucketAclOutput};
