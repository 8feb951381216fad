//! What goes out and comes back, by the samples.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::operations::common::PublicAccessBlockConfiguration;
use crate::operations::public_access_block::{
    DeleteAccessPointPublicAccessBlock, DeleteBucketPublicAccessBlock, DeletePublicAccessBlock,
    GetAccessPointPublicAccessBlock, GetBucketPublicAccessBlock, GetPublicAccessBlock,
    PutAccessPointPublicAccessBlock, PutBucketPublicAccessBlock, PutPublicAccessBlock,
};
use crate::operations::sample;

#[test]
fn put_access_point_public_access_block() {
    let bucket = sample::bucket("PutAccessPointPublicAccessBlock");
    sample::sends(
        "PutAccessPointPublicAccessBlock",
        bucket.put_access_point_public_access_block(
            "night-door",
            PublicAccessBlockConfiguration::new(true),
        ),
    );
    sample::presigns(
        || {
            bucket.put_access_point_public_access_block(
                "night-door",
                PublicAccessBlockConfiguration::new(true),
            )
        },
        &[],
    );
    sample::reads::<PutAccessPointPublicAccessBlock>("PutAccessPointPublicAccessBlock");
}

#[test]
fn put_bucket_public_access_block() {
    let bucket = sample::bucket("PutBucketPublicAccessBlock");
    sample::sends(
        "PutBucketPublicAccessBlock",
        bucket.put_bucket_public_access_block(PublicAccessBlockConfiguration::new(true)),
    );
    sample::presigns(
        || bucket.put_bucket_public_access_block(PublicAccessBlockConfiguration::new(true)),
        &[],
    );
    sample::reads::<PutBucketPublicAccessBlock>("PutBucketPublicAccessBlock");
}

#[test]
fn put_public_access_block() {
    let client = sample::client();
    sample::sends(
        "PutPublicAccessBlock",
        client.put_public_access_block(PublicAccessBlockConfiguration::new(true)),
    );
    sample::presigns(
        || client.put_public_access_block(PublicAccessBlockConfiguration::new(true)),
        &[],
    );
    sample::reads::<PutPublicAccessBlock>("PutPublicAccessBlock");
}

#[test]
fn get_access_point_public_access_block() {
    let bucket = sample::bucket("GetAccessPointPublicAccessBlock");
    sample::sends(
        "GetAccessPointPublicAccessBlock",
        bucket.get_access_point_public_access_block("night-door"),
    );
    sample::presigns(
        || bucket.get_access_point_public_access_block("night-door"),
        &[],
    );
    assert_eq!(
        sample::reads::<GetAccessPointPublicAccessBlock>("GetAccessPointPublicAccessBlock"),
        PublicAccessBlockConfiguration {
            block_public_access: true
        }
    );
}

#[test]
fn get_bucket_public_access_block() {
    let bucket = sample::bucket("GetBucketPublicAccessBlock");
    sample::sends(
        "GetBucketPublicAccessBlock",
        bucket.get_bucket_public_access_block(),
    );
    sample::presigns(|| bucket.get_bucket_public_access_block(), &[]);
    assert_eq!(
        sample::reads::<GetBucketPublicAccessBlock>("GetBucketPublicAccessBlock"),
        PublicAccessBlockConfiguration {
            block_public_access: true
        }
    );
}

#[test]
fn get_public_access_block() {
    let client = sample::client();
    sample::sends("GetPublicAccessBlock", client.get_public_access_block());
    sample::presigns(|| client.get_public_access_block(), &[]);
    assert_eq!(
        sample::reads::<GetPublicAccessBlock>("GetPublicAccessBlock"),
        PublicAccessBlockConfiguration {
            block_public_access: true
        }
    );
}

#[test]
fn delete_access_point_public_access_block() {
    let bucket = sample::bucket("DeleteAccessPointPublicAccessBlock");
    sample::sends(
        "DeleteAccessPointPublicAccessBlock",
        bucket.delete_access_point_public_access_block("night-door"),
    );
    sample::presigns(
        || bucket.delete_access_point_public_access_block("night-door"),
        &[],
    );
    sample::reads::<DeleteAccessPointPublicAccessBlock>("DeleteAccessPointPublicAccessBlock");
}

#[test]
fn delete_bucket_public_access_block() {
    let bucket = sample::bucket("DeleteBucketPublicAccessBlock");
    sample::sends(
        "DeleteBucketPublicAccessBlock",
        bucket.delete_bucket_public_access_block(),
    );
    sample::presigns(|| bucket.delete_bucket_public_access_block(), &[]);
    sample::reads::<DeleteBucketPublicAccessBlock>("DeleteBucketPublicAccessBlock");
}

#[test]
fn delete_public_access_block() {
    let client = sample::client();
    sample::sends(
        "DeletePublicAccessBlock",
        client.delete_public_access_block(),
    );
    sample::presigns(|| client.delete_public_access_block(), &[]);
    sample::reads::<DeletePublicAccessBlock>("DeletePublicAccessBlock");
}
