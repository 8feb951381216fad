//! What goes out and comes back, by the samples.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::operations::sample;
use crate::operations::sample::random;
use crate::operations::storage_quota::{
    DeleteBucketStorageQuota, GetBucketStorageQuota, PutBucketStorageQuota,
    StorageQuotaConfiguration,
};

#[test]
fn put_bucket_storage_quota() {
    let bucket = sample::bucket("PutBucketStorageQuota");
    sample::sends(
        "PutBucketStorageQuota",
        bucket.put_bucket_storage_quota().quota_configuration(
            StorageQuotaConfiguration::new(1099511627776)
                .mode("mode")
                .current_usage(52428800),
        ),
    );
    sample::presigns(
        || bucket.put_bucket_storage_quota(),
        &[|operation: PutBucketStorageQuota| {
            operation.quota_configuration(
                StorageQuotaConfiguration::new(1099511627776)
                    .mode("mode")
                    .current_usage(52428800),
            )
        }],
    );
    sample::reads::<PutBucketStorageQuota>("PutBucketStorageQuota");
}

#[test]
fn get_bucket_storage_quota() {
    let bucket = sample::bucket("GetBucketStorageQuota");
    sample::sends("GetBucketStorageQuota", bucket.get_bucket_storage_quota());
    sample::presigns(|| bucket.get_bucket_storage_quota(), &[]);
    assert_eq!(
        sample::reads::<GetBucketStorageQuota>("GetBucketStorageQuota"),
        StorageQuotaConfiguration {
            storage_quota: 1099511627776,
            mode: Some("mode".to_owned()),
            current_usage: Some(52428800)
        }
    );
}

#[test]
fn delete_bucket_storage_quota() {
    let bucket = sample::bucket("DeleteBucketStorageQuota");
    sample::sends(
        "DeleteBucketStorageQuota",
        bucket.delete_bucket_storage_quota(),
    );
    sample::presigns(|| bucket.delete_bucket_storage_quota(), &[]);
    sample::reads::<DeleteBucketStorageQuota>("DeleteBucketStorageQuota");
}

#[test]
fn structures_survive_a_document() {
    sample::survives::<StorageQuotaConfiguration>();
}

random!(StorageQuotaConfiguration {
    storage_quota,
    mode,
    current_usage
});
