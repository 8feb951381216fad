//! What goes out and comes back, by the samples.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use oss_sign::UtcSeconds;

use crate::operations::bucket::{
    BucketEncryption, BucketInfo, BucketLogTarget, CreateBucketConfiguration, DeleteBucket,
    GetBucketInfo, GetBucketLocation, GetBucketStat, PutBucket,
};
use crate::operations::common::{
    AccessMonitorStatus, BucketAcl, DataRedundancy, FeatureStatus, Owner, StorageClass,
    VersioningStatus,
};
use crate::operations::sample;
use crate::operations::sample::random;

#[test]
fn put_bucket() {
    let bucket = sample::bucket("PutBucket");
    sample::sends(
        "PutBucket",
        bucket
            .put_bucket()
            .acl(BucketAcl::Private)
            .resource_group_id("rg-harbor01")
            .create_bucket_configuration(
                CreateBucketConfiguration::new()
                    .storage_class(StorageClass::Ia)
                    .data_redundancy(DataRedundancy::Lrs),
            )
            .tagging("team=ledger"),
    );
    sample::presigns(
        || bucket.put_bucket(),
        &[
            |operation: PutBucket| operation.acl(BucketAcl::Private),
            |operation: PutBucket| operation.resource_group_id("rg-harbor01"),
            |operation: PutBucket| {
                operation.create_bucket_configuration(
                    CreateBucketConfiguration::new()
                        .storage_class(StorageClass::Ia)
                        .data_redundancy(DataRedundancy::Lrs),
                )
            },
            |operation: PutBucket| operation.tagging("team=ledger"),
        ],
    );
    sample::reads::<PutBucket>("PutBucket");
}

#[test]
fn get_bucket_info() {
    let bucket = sample::bucket("GetBucketInfo");
    sample::sends("GetBucketInfo", bucket.get_bucket_info());
    sample::presigns(|| bucket.get_bucket_info(), &[]);
    let output = sample::reads::<GetBucketInfo>("GetBucketInfo");
    assert_eq!(
        output.bucket,
        BucketInfo {
            name: "harbor-notes".to_owned(),
            access_monitor: Some(AccessMonitorStatus::Enabled),
            location: "oss-cn-hangzhou".to_owned(),
            creation_date: UtcSeconds::new(1_936_771_965),
            extranet_endpoint: "oss-cn-hangzhou.aliyuncs.com".to_owned(),
            intranet_endpoint: "oss-cn-hangzhou-internal.aliyuncs.com".to_owned(),
            acl: BucketAcl::Private,
            data_redundancy: Some(DataRedundancy::Lrs),
            owner: Owner {
                id: "1357924680135790".to_owned(),
                display_name: "1357924680135790".to_owned()
            },
            storage_class: StorageClass::Ia,
            resource_group_id: Some("rg-harbor01".to_owned()),
            encryption: Some(BucketEncryption {
                kms_master_key_id: Some("9468da86-3509-4f8d-a61e-6eab1eac0001".to_owned()),
                sse_algorithm: "KMS".to_owned(),
                kms_data_encryption: Some("SM4".to_owned())
            }),
            versioning: Some(VersioningStatus::Enabled),
            transfer_acceleration: Some(FeatureStatus::Enabled),
            cross_region_replication: Some(FeatureStatus::Enabled),
            logging: Some(BucketLogTarget {
                log_bucket: Some("log-bucket".to_owned()),
                log_prefix: Some("log-prefix".to_owned())
            }),
            comment: Some("comment".to_owned()),
            block_public_access: true,
            resource_type: Some("bucket-resource-type".to_owned()),
            agentic_bucket_name: Some("agentic-bucket-name".to_owned())
        }
    );
}

#[test]
fn get_bucket_location() {
    let bucket = sample::bucket("GetBucketLocation");
    sample::sends("GetBucketLocation", bucket.get_bucket_location());
    sample::presigns(|| bucket.get_bucket_location(), &[]);
    let output = sample::reads::<GetBucketLocation>("GetBucketLocation");
    assert_eq!(output.location, "oss-cn-hangzhou".to_owned());
}

#[test]
fn get_bucket_stat() {
    let bucket = sample::bucket("GetBucketStat");
    sample::sends("GetBucketStat", bucket.get_bucket_stat());
    sample::presigns(|| bucket.get_bucket_stat(), &[]);
    let output = sample::reads::<GetBucketStat>("GetBucketStat");
    assert_eq!(output.storage, 9);
    assert_eq!(output.object_count, 8);
    assert_eq!(output.multipart_upload_count, Some(7));
    assert_eq!(output.live_channel_count, Some(8));
    assert_eq!(
        output.last_modified_time,
        Some(UtcSeconds::new(1_936_857_165))
    );
    assert_eq!(output.standard_storage, Some(7));
    assert_eq!(output.standard_object_count, Some(11));
    assert_eq!(output.infrequent_access_storage, Some(10));
    assert_eq!(output.infrequent_access_real_storage, Some(9));
    assert_eq!(output.infrequent_access_object_count, Some(9));
    assert_eq!(output.archive_storage, Some(11));
    assert_eq!(output.archive_real_storage, Some(10));
    assert_eq!(output.archive_object_count, Some(10));
    assert_eq!(output.cold_archive_storage, Some(10));
    assert_eq!(output.cold_archive_real_storage, Some(9));
    assert_eq!(output.cold_archive_object_count, Some(9));
    assert_eq!(output.deep_cold_archive_object_count, Some(8));
    assert_eq!(output.deep_cold_archive_storage, Some(9));
    assert_eq!(output.deep_cold_archive_real_storage, Some(8));
    assert_eq!(output.multipart_part_count, Some(10));
    assert_eq!(output.delete_marker_count, Some(9));
}

#[test]
fn delete_bucket() {
    let bucket = sample::bucket("DeleteBucket");
    sample::sends("DeleteBucket", bucket.delete_bucket());
    sample::presigns(|| bucket.delete_bucket(), &[]);
    sample::reads::<DeleteBucket>("DeleteBucket");
}

#[test]
fn structures_survive_a_document() {
    sample::survives::<BucketEncryption>();
    sample::survives::<BucketInfo>();
    sample::survives::<BucketLogTarget>();
    sample::survives::<CreateBucketConfiguration>();
}

random!(BucketEncryption {
    kms_master_key_id,
    sse_algorithm,
    kms_data_encryption
});
random!(BucketInfo {
    name,
    access_monitor,
    location,
    creation_date,
    extranet_endpoint,
    intranet_endpoint,
    acl,
    data_redundancy,
    owner,
    storage_class,
    resource_group_id,
    encryption,
    versioning,
    transfer_acceleration,
    cross_region_replication,
    logging,
    comment,
    block_public_access,
    resource_type,
    agentic_bucket_name
});
random!(BucketLogTarget {
    log_bucket,
    log_prefix
});
random!(CreateBucketConfiguration {
    storage_class,
    data_redundancy
});
