//! The service: what an account has.

mod list_buckets;

pub use list_buckets::{ListBuckets, ListBucketsOutput};
