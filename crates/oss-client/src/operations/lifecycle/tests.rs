//! What goes out and comes back, by the samples.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use oss_sign::UtcSeconds;

use crate::operations::common::{StorageClass, Tag};
use crate::operations::lifecycle::{
    DeleteBucketLifecycle, GetBucketLifecycle, LifecycleConfiguration, LifecycleRule,
    LifecycleRuleAbortMultipartUpload, LifecycleRuleExclusion, LifecycleRuleExpiration,
    LifecycleRuleFilter, LifecycleRuleStatus, LifecycleRuleTransition, NoncurrentVersionExpiration,
    NoncurrentVersionTransition, PutBucketLifecycle,
};
use crate::operations::sample;
use crate::operations::sample::{random, random_enum};

#[test]
fn put_bucket_lifecycle() {
    let bucket = sample::bucket("PutBucketLifecycle");
    sample::sends(
        "PutBucketLifecycle",
        bucket
            .put_bucket_lifecycle(LifecycleConfiguration::new([
                LifecycleRule::new(LifecycleRuleStatus::Enabled)
                    .abort_multipart_upload(LifecycleRuleAbortMultipartUpload::new().days(30))
                    .atime_base(UtcSeconds::new(1_936_944_765))
                    .noncurrent_version_transitions([NoncurrentVersionTransition::new(
                        45,
                        StorageClass::Ia,
                    )
                    .is_access_time(true)
                    .return_to_standard(true)
                    .allow_small_file(true)])
                    .filter(
                        LifecycleRuleFilter::new()
                            .exclusions([LifecycleRuleExclusion::new()
                                .tag(Tag::new("team", "ledger"))
                                .prefix("reports/")])
                            .object_size_greater_than(500)
                            .object_size_less_than(64000),
                    )
                    .id("rule-harbor-1")
                    .prefix("reports/")
                    .expiration(LifecycleRuleExpiration::new().days(30))
                    .transitions([LifecycleRuleTransition::new(StorageClass::Ia)
                        .days(15)
                        .is_access_time(true)
                        .return_to_standard(true)
                        .allow_small_file(true)])
                    .tags([Tag::new("team", "ledger")])
                    .noncurrent_version_expiration(NoncurrentVersionExpiration::new(45)),
                LifecycleRule::new(LifecycleRuleStatus::Disabled)
                    .abort_multipart_upload(LifecycleRuleAbortMultipartUpload::new().days(30))
                    .atime_base(UtcSeconds::new(1_936_944_765))
                    .noncurrent_version_transitions([NoncurrentVersionTransition::new(
                        45,
                        StorageClass::Ia,
                    )
                    .is_access_time(true)
                    .return_to_standard(true)
                    .allow_small_file(true)])
                    .filter(
                        LifecycleRuleFilter::new()
                            .exclusions([LifecycleRuleExclusion::new()
                                .tag(Tag::new("team", "ledger"))
                                .prefix("reports/")])
                            .object_size_greater_than(500)
                            .object_size_less_than(64000),
                    )
                    .id("rule-harbor-11")
                    .prefix("reports/1")
                    .expiration(LifecycleRuleExpiration::new().days(30))
                    .transitions([LifecycleRuleTransition::new(StorageClass::Ia)
                        .days(15)
                        .is_access_time(true)
                        .return_to_standard(true)
                        .allow_small_file(true)])
                    .tags([Tag::new("team", "ledger")])
                    .noncurrent_version_expiration(NoncurrentVersionExpiration::new(45)),
            ]))
            .allow_same_action_overlap(true),
    );
    sample::presigns(
        || {
            bucket.put_bucket_lifecycle(LifecycleConfiguration::new([LifecycleRule::new(
                LifecycleRuleStatus::Enabled,
            )]))
        },
        &[|operation: PutBucketLifecycle| operation.allow_same_action_overlap(true)],
    );
    sample::reads::<PutBucketLifecycle>("PutBucketLifecycle");
}

#[test]
fn get_bucket_lifecycle() {
    let bucket = sample::bucket("GetBucketLifecycle");
    sample::sends("GetBucketLifecycle", bucket.get_bucket_lifecycle());
    sample::presigns(|| bucket.get_bucket_lifecycle(), &[]);
    assert_eq!(
        sample::reads::<GetBucketLifecycle>("GetBucketLifecycle"),
        LifecycleConfiguration {
            rules: vec![
                LifecycleRule {
                    status: LifecycleRuleStatus::Enabled,
                    abort_multipart_upload: Some(LifecycleRuleAbortMultipartUpload {
                        days: Some(30),
                        created_before_date: None,
                        date: None
                    }),
                    atime_base: Some(UtcSeconds::new(1_936_944_765)),
                    noncurrent_version_transitions: vec![NoncurrentVersionTransition {
                        is_access_time: Some(true),
                        return_to_standard: Some(true),
                        allow_small_file: Some(true),
                        noncurrent_days: 45,
                        storage_class: StorageClass::Ia
                    }],
                    filter: Some(LifecycleRuleFilter {
                        exclusions: vec![LifecycleRuleExclusion {
                            tag: Some(Tag {
                                key: "team".to_owned(),
                                value: "ledger".to_owned()
                            }),
                            prefix: Some("reports/".to_owned())
                        }],
                        object_size_greater_than: Some(500),
                        object_size_less_than: Some(64000)
                    }),
                    id: Some("rule-harbor-1".to_owned()),
                    prefix: Some("reports/".to_owned()),
                    expiration: Some(LifecycleRuleExpiration {
                        created_before_date: None,
                        days: Some(30),
                        expired_object_delete_marker: None,
                        date: None
                    }),
                    transitions: vec![LifecycleRuleTransition {
                        created_before_date: None,
                        days: Some(15),
                        storage_class: StorageClass::Ia,
                        is_access_time: Some(true),
                        return_to_standard: Some(true),
                        allow_small_file: Some(true)
                    }],
                    tags: vec![Tag {
                        key: "team".to_owned(),
                        value: "ledger".to_owned()
                    }],
                    noncurrent_version_expiration: Some(NoncurrentVersionExpiration {
                        noncurrent_days: 45
                    })
                },
                LifecycleRule {
                    status: LifecycleRuleStatus::Disabled,
                    abort_multipart_upload: Some(LifecycleRuleAbortMultipartUpload {
                        days: Some(30),
                        created_before_date: None,
                        date: None
                    }),
                    atime_base: Some(UtcSeconds::new(1_936_944_765)),
                    noncurrent_version_transitions: vec![NoncurrentVersionTransition {
                        is_access_time: Some(true),
                        return_to_standard: Some(true),
                        allow_small_file: Some(true),
                        noncurrent_days: 45,
                        storage_class: StorageClass::Ia
                    }],
                    filter: Some(LifecycleRuleFilter {
                        exclusions: vec![LifecycleRuleExclusion {
                            tag: Some(Tag {
                                key: "team".to_owned(),
                                value: "ledger".to_owned()
                            }),
                            prefix: Some("reports/".to_owned())
                        }],
                        object_size_greater_than: Some(500),
                        object_size_less_than: Some(64000)
                    }),
                    id: Some("rule-harbor-11".to_owned()),
                    prefix: Some("reports/1".to_owned()),
                    expiration: Some(LifecycleRuleExpiration {
                        created_before_date: None,
                        days: Some(30),
                        expired_object_delete_marker: None,
                        date: None
                    }),
                    transitions: vec![LifecycleRuleTransition {
                        created_before_date: None,
                        days: Some(15),
                        storage_class: StorageClass::Ia,
                        is_access_time: Some(true),
                        return_to_standard: Some(true),
                        allow_small_file: Some(true)
                    }],
                    tags: vec![Tag {
                        key: "team".to_owned(),
                        value: "ledger".to_owned()
                    }],
                    noncurrent_version_expiration: Some(NoncurrentVersionExpiration {
                        noncurrent_days: 45
                    })
                }
            ]
        }
    );
}

#[test]
fn delete_bucket_lifecycle() {
    let bucket = sample::bucket("DeleteBucketLifecycle");
    sample::sends("DeleteBucketLifecycle", bucket.delete_bucket_lifecycle());
    sample::presigns(|| bucket.delete_bucket_lifecycle(), &[]);
    sample::reads::<DeleteBucketLifecycle>("DeleteBucketLifecycle");
}

#[test]
fn structures_survive_a_document() {
    sample::survives::<LifecycleConfiguration>();
    sample::survives::<LifecycleRule>();
    sample::survives::<LifecycleRuleAbortMultipartUpload>();
    sample::survives::<LifecycleRuleExclusion>();
    sample::survives::<LifecycleRuleExpiration>();
    sample::survives::<LifecycleRuleFilter>();
    sample::survives::<LifecycleRuleTransition>();
    sample::survives::<NoncurrentVersionExpiration>();
    sample::survives::<NoncurrentVersionTransition>();
}

random!(LifecycleConfiguration { rules });
random!(LifecycleRule {
    status,
    abort_multipart_upload,
    atime_base,
    noncurrent_version_transitions,
    filter,
    id,
    prefix,
    expiration,
    transitions,
    tags,
    noncurrent_version_expiration
});
random!(LifecycleRuleAbortMultipartUpload {
    days,
    created_before_date,
    date
});
random!(LifecycleRuleExclusion { tag, prefix });
random!(LifecycleRuleExpiration {
    created_before_date,
    days,
    expired_object_delete_marker,
    date
});
random!(LifecycleRuleFilter {
    exclusions,
    object_size_greater_than,
    object_size_less_than
});
random!(LifecycleRuleTransition {
    created_before_date,
    days,
    storage_class,
    is_access_time,
    return_to_standard,
    allow_small_file
});
random!(NoncurrentVersionExpiration { noncurrent_days });
random!(NoncurrentVersionTransition {
    is_access_time,
    return_to_standard,
    allow_small_file,
    noncurrent_days,
    storage_class
});
random_enum!(LifecycleRuleStatus);
