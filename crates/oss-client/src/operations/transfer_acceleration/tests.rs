//! What goes out and comes back, by the samples.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::operations::sample;
use crate::operations::sample::random;
use crate::operations::transfer_acceleration::{
    GetBucketTransferAcceleration, PutBucketTransferAcceleration, TransferAccelerationConfiguration,
};

#[test]
fn put_bucket_transfer_acceleration() {
    let bucket = sample::bucket("PutBucketTransferAcceleration");
    sample::sends(
        "PutBucketTransferAcceleration",
        bucket.put_bucket_transfer_acceleration(TransferAccelerationConfiguration::new(true)),
    );
    sample::presigns(
        || bucket.put_bucket_transfer_acceleration(TransferAccelerationConfiguration::new(true)),
        &[],
    );
    sample::reads::<PutBucketTransferAcceleration>("PutBucketTransferAcceleration");
}

#[test]
fn get_bucket_transfer_acceleration() {
    let bucket = sample::bucket("GetBucketTransferAcceleration");
    sample::sends(
        "GetBucketTransferAcceleration",
        bucket.get_bucket_transfer_acceleration(),
    );
    sample::presigns(|| bucket.get_bucket_transfer_acceleration(), &[]);
    assert_eq!(
        sample::reads::<GetBucketTransferAcceleration>("GetBucketTransferAcceleration"),
        TransferAccelerationConfiguration { enabled: true }
    );
}

#[test]
fn structures_survive_a_document() {
    sample::survives::<TransferAccelerationConfiguration>();
}

random!(TransferAccelerationConfiguration { enabled });
