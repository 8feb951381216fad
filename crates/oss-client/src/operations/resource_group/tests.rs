//! What goes out and comes back, by the samples.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::operations::resource_group::{
    BucketResourceGroupConfiguration, GetBucketResourceGroup, PutBucketResourceGroup,
};
use crate::operations::sample;
use crate::operations::sample::random;

#[test]
fn put_bucket_resource_group() {
    let bucket = sample::bucket("PutBucketResourceGroup");
    sample::sends(
        "PutBucketResourceGroup",
        bucket.put_bucket_resource_group(BucketResourceGroupConfiguration::new("rg-harbor01")),
    );
    sample::presigns(
        || bucket.put_bucket_resource_group(BucketResourceGroupConfiguration::new("rg-harbor01")),
        &[],
    );
    sample::reads::<PutBucketResourceGroup>("PutBucketResourceGroup");
}

#[test]
fn get_bucket_resource_group() {
    let bucket = sample::bucket("GetBucketResourceGroup");
    sample::sends("GetBucketResourceGroup", bucket.get_bucket_resource_group());
    sample::presigns(|| bucket.get_bucket_resource_group(), &[]);
    assert_eq!(
        sample::reads::<GetBucketResourceGroup>("GetBucketResourceGroup"),
        BucketResourceGroupConfiguration {
            resource_group_id: "rg-harbor01".to_owned()
        }
    );
}

#[test]
fn structures_survive_a_document() {
    sample::survives::<BucketResourceGroupConfiguration>();
}

random!(BucketResourceGroupConfiguration { resource_group_id });
