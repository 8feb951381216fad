//! What goes out and comes back, by the samples.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::operations::bucket_tags::{DeleteBucketTags, GetBucketTags, PutBucketTags};
use crate::operations::common::{Tag, Tagging};
use crate::operations::sample;

#[test]
fn put_bucket_tags() {
    let bucket = sample::bucket("PutBucketTags");
    sample::sends(
        "PutBucketTags",
        bucket.put_bucket_tags(Tagging::new([Tag::new("team", "ledger")])),
    );
    sample::presigns(
        || bucket.put_bucket_tags(Tagging::new([Tag::new("team", "ledger")])),
        &[],
    );
    sample::reads::<PutBucketTags>("PutBucketTags");
}

#[test]
fn get_bucket_tags() {
    let bucket = sample::bucket("GetBucketTags");
    sample::sends("GetBucketTags", bucket.get_bucket_tags());
    sample::presigns(|| bucket.get_bucket_tags(), &[]);
    assert_eq!(
        sample::reads::<GetBucketTags>("GetBucketTags"),
        Tagging {
            tags: vec![Tag {
                key: "team".to_owned(),
                value: "ledger".to_owned()
            }]
        }
    );
}

#[test]
fn delete_bucket_tags() {
    let bucket = sample::bucket("DeleteBucketTags");
    sample::sends("DeleteBucketTags", bucket.delete_bucket_tags());
    sample::presigns(|| bucket.delete_bucket_tags(), &[]);
    sample::reads::<DeleteBucketTags>("DeleteBucketTags");
}
