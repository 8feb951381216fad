//! What goes out and comes back, by the samples.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use oss_sign::UtcSeconds;

use crate::operations::common::FeatureStatus;
use crate::operations::replication::{
    DeleteBucketReplication, GetBucketReplication, GetBucketReplicationLocation,
    GetBucketReplicationProgress, HistoricalObjectReplication, LocationTransferTypes,
    PutBucketReplication, PutBucketRtc, ReplicationAction, ReplicationConfiguration,
    ReplicationDestination, ReplicationEncryptionConfiguration, ReplicationLocation,
    ReplicationProgress, ReplicationProgressInformation, ReplicationProgressRule, ReplicationRule,
    ReplicationRuleIds, ReplicationSourceSelectionCriteria, ReplicationStatus,
    ReplicationTimeControl, RtcConfiguration, RtcStatus, SseKmsEncryptedObjects, TransferType,
};
use crate::operations::sample;
use crate::operations::sample::{random, random_enum};

#[test]
fn put_bucket_replication() {
    let bucket = sample::bucket("PutBucketReplication");
    sample::sends(
        "PutBucketReplication",
        bucket.put_bucket_replication(ReplicationConfiguration::new([
            ReplicationRule::new(
                ReplicationDestination::new("harbor-mirror", "oss-cn-beijing")
                    .transfer_type(TransferType::Internal),
            )
            .sync_role("sync-role")
            .source_selection_criteria(
                ReplicationSourceSelectionCriteria::new()
                    .sse_kms_encrypted_objects(SseKmsEncryptedObjects::new(FeatureStatus::Enabled)),
            )
            .encryption_configuration(ReplicationEncryptionConfiguration::new(
                "replica-kms-key-id",
            ))
            .historical_object_replication(HistoricalObjectReplication::Enabled)
            .rtc(ReplicationTimeControl::new(RtcStatus::Enabled))
            .id("rule-harbor-1")
            .prefixes(["reports/", "reports/1"])
            .action(ReplicationAction::All)
            .status(ReplicationStatus::Starting),
            ReplicationRule::new(
                ReplicationDestination::new("harbor-mirror", "oss-cn-beijing")
                    .transfer_type(TransferType::OssAcc),
            )
            .sync_role("sync-role-2")
            .source_selection_criteria(
                ReplicationSourceSelectionCriteria::new().sse_kms_encrypted_objects(
                    SseKmsEncryptedObjects::new(FeatureStatus::Disabled),
                ),
            )
            .encryption_configuration(ReplicationEncryptionConfiguration::new(
                "replica-kms-key-id-2",
            ))
            .historical_object_replication(HistoricalObjectReplication::Disabled)
            .rtc(ReplicationTimeControl::new(RtcStatus::Disabled))
            .id("rule-harbor-11")
            .prefixes(["reports/", "reports/1"])
            .action(ReplicationAction::Put)
            .status(ReplicationStatus::Doing),
        ])),
    );
    sample::presigns(
        || {
            bucket.put_bucket_replication(ReplicationConfiguration::new([ReplicationRule::new(
                ReplicationDestination::new("harbor-mirror", "oss-cn-beijing"),
            )]))
        },
        &[],
    );
    let output = sample::reads::<PutBucketReplication>("PutBucketReplication");
    assert_eq!(output.replication_rule_id, Some("rule-harbor-1".to_owned()));
}

#[test]
fn put_bucket_rtc() {
    let bucket = sample::bucket("PutBucketRtc");
    sample::sends(
        "PutBucketRtc",
        bucket.put_bucket_rtc(RtcConfiguration::new(
            ReplicationTimeControl::new(RtcStatus::Enabled),
            "rule-harbor-1",
        )),
    );
    sample::presigns(
        || {
            bucket.put_bucket_rtc(RtcConfiguration::new(
                ReplicationTimeControl::new(RtcStatus::Enabled),
                "rule-harbor-1",
            ))
        },
        &[],
    );
    sample::reads::<PutBucketRtc>("PutBucketRtc");
}

#[test]
fn get_bucket_replication() {
    let bucket = sample::bucket("GetBucketReplication");
    sample::sends("GetBucketReplication", bucket.get_bucket_replication());
    sample::presigns(|| bucket.get_bucket_replication(), &[]);
    assert_eq!(
        sample::reads::<GetBucketReplication>("GetBucketReplication"),
        ReplicationConfiguration {
            rules: vec![
                ReplicationRule {
                    destination: ReplicationDestination {
                        bucket: "harbor-mirror".to_owned(),
                        location: "oss-cn-beijing".to_owned(),
                        transfer_type: Some(TransferType::Internal)
                    },
                    sync_role: Some("sync-role".to_owned()),
                    source_selection_criteria: Some(ReplicationSourceSelectionCriteria {
                        sse_kms_encrypted_objects: Some(SseKmsEncryptedObjects {
                            status: FeatureStatus::Enabled
                        })
                    }),
                    encryption_configuration: Some(ReplicationEncryptionConfiguration {
                        replica_kms_key_id: "replica-kms-key-id".to_owned()
                    }),
                    historical_object_replication: Some(HistoricalObjectReplication::Enabled),
                    rtc: Some(ReplicationTimeControl {
                        status: RtcStatus::Enabled
                    }),
                    id: Some("rule-harbor-1".to_owned()),
                    prefixes: vec!["reports/".to_owned(), "reports/1".to_owned()],
                    action: Some(ReplicationAction::All),
                    status: Some(ReplicationStatus::Starting)
                },
                ReplicationRule {
                    destination: ReplicationDestination {
                        bucket: "harbor-mirror".to_owned(),
                        location: "oss-cn-beijing".to_owned(),
                        transfer_type: Some(TransferType::OssAcc)
                    },
                    sync_role: Some("sync-role-2".to_owned()),
                    source_selection_criteria: Some(ReplicationSourceSelectionCriteria {
                        sse_kms_encrypted_objects: Some(SseKmsEncryptedObjects {
                            status: FeatureStatus::Disabled
                        })
                    }),
                    encryption_configuration: Some(ReplicationEncryptionConfiguration {
                        replica_kms_key_id: "replica-kms-key-id-2".to_owned()
                    }),
                    historical_object_replication: Some(HistoricalObjectReplication::Disabled),
                    rtc: Some(ReplicationTimeControl {
                        status: RtcStatus::Disabled
                    }),
                    id: Some("rule-harbor-11".to_owned()),
                    prefixes: vec!["reports/".to_owned(), "reports/1".to_owned()],
                    action: Some(ReplicationAction::Put),
                    status: Some(ReplicationStatus::Doing)
                }
            ]
        }
    );
}

#[test]
fn get_bucket_replication_location() {
    let bucket = sample::bucket("GetBucketReplicationLocation");
    sample::sends(
        "GetBucketReplicationLocation",
        bucket.get_bucket_replication_location(),
    );
    sample::presigns(|| bucket.get_bucket_replication_location(), &[]);
    assert_eq!(
        sample::reads::<GetBucketReplicationLocation>("GetBucketReplicationLocation"),
        ReplicationLocation {
            locations: vec!["oss-cn-hangzhou".to_owned(), "oss-cn-hangzhou".to_owned()],
            location_transfer_types: vec![LocationTransferTypes {
                location: "oss-cn-hangzhou".to_owned(),
                transfer_types: vec![TransferType::Internal, TransferType::OssAcc]
            }],
            rtc_locations: vec!["oss-cn-hangzhou".to_owned(), "oss-cn-hangzhou".to_owned()]
        }
    );
}

#[test]
fn get_bucket_replication_progress() {
    let bucket = sample::bucket("GetBucketReplicationProgress");
    sample::sends(
        "GetBucketReplicationProgress",
        bucket.get_bucket_replication_progress("rule-harbor-1"),
    );
    sample::presigns(
        || bucket.get_bucket_replication_progress("rule-harbor-1"),
        &[],
    );
    assert_eq!(
        sample::reads::<GetBucketReplicationProgress>("GetBucketReplicationProgress"),
        ReplicationProgress {
            rules: vec![
                ReplicationProgressRule {
                    destination: ReplicationDestination {
                        bucket: "harbor-mirror".to_owned(),
                        location: "oss-cn-beijing".to_owned(),
                        transfer_type: Some(TransferType::Internal)
                    },
                    status: ReplicationStatus::Starting,
                    historical_object_replication: Some(HistoricalObjectReplication::Enabled),
                    progress: Some(ReplicationProgressInformation {
                        historical_object: Some(0.85),
                        new_object: Some(UtcSeconds::new(1_936_771_965))
                    }),
                    id: "rule-harbor-1".to_owned(),
                    prefixes: vec!["reports/".to_owned(), "reports/1".to_owned()],
                    action: ReplicationAction::All
                },
                ReplicationProgressRule {
                    destination: ReplicationDestination {
                        bucket: "harbor-mirror".to_owned(),
                        location: "oss-cn-beijing".to_owned(),
                        transfer_type: Some(TransferType::OssAcc)
                    },
                    status: ReplicationStatus::Doing,
                    historical_object_replication: Some(HistoricalObjectReplication::Disabled),
                    progress: Some(ReplicationProgressInformation {
                        historical_object: Some(1.0),
                        new_object: Some(UtcSeconds::new(1_936_771_965))
                    }),
                    id: "rule-harbor-11".to_owned(),
                    prefixes: vec!["reports/".to_owned(), "reports/1".to_owned()],
                    action: ReplicationAction::Put
                }
            ]
        }
    );
}

#[test]
fn delete_bucket_replication() {
    let bucket = sample::bucket("DeleteBucketReplication");
    sample::sends(
        "DeleteBucketReplication",
        bucket.delete_bucket_replication(ReplicationRuleIds::new([
            "rule-harbor-1",
            "rule-harbor-11",
        ])),
    );
    sample::presigns(
        || bucket.delete_bucket_replication(ReplicationRuleIds::new(["rule-harbor-1"])),
        &[],
    );
    sample::reads::<DeleteBucketReplication>("DeleteBucketReplication");
}

#[test]
fn structures_survive_a_document() {
    sample::survives::<LocationTransferTypes>();
    sample::survives::<ReplicationConfiguration>();
    sample::survives::<ReplicationDestination>();
    sample::survives::<ReplicationEncryptionConfiguration>();
    sample::survives::<ReplicationLocation>();
    sample::survives::<ReplicationProgress>();
    sample::survives::<ReplicationProgressInformation>();
    sample::survives::<ReplicationProgressRule>();
    sample::survives::<ReplicationRule>();
    sample::survives::<ReplicationRuleIds>();
    sample::survives::<ReplicationSourceSelectionCriteria>();
    sample::survives::<ReplicationTimeControl>();
    sample::survives::<RtcConfiguration>();
    sample::survives::<SseKmsEncryptedObjects>();
}

random!(LocationTransferTypes {
    location,
    transfer_types
});
random!(ReplicationConfiguration { rules });
random!(ReplicationDestination {
    bucket,
    location,
    transfer_type
});
random!(ReplicationEncryptionConfiguration { replica_kms_key_id });
random!(ReplicationLocation {
    locations,
    location_transfer_types,
    rtc_locations
});
random!(ReplicationProgress { rules });
random!(ReplicationProgressInformation {
    historical_object,
    new_object
});
random!(ReplicationProgressRule {
    destination,
    status,
    historical_object_replication,
    progress,
    id,
    prefixes,
    action
});
random!(ReplicationRule {
    destination,
    sync_role,
    source_selection_criteria,
    encryption_configuration,
    historical_object_replication,
    rtc,
    id,
    prefixes,
    action,
    status
});
random!(ReplicationRuleIds { ids });
random!(ReplicationSourceSelectionCriteria {
    sse_kms_encrypted_objects
});
random!(ReplicationTimeControl { status });
random!(RtcConfiguration { rtc, id });
random!(SseKmsEncryptedObjects { status });
random_enum!(HistoricalObjectReplication);
random_enum!(ReplicationAction);
random_enum!(ReplicationStatus);
random_enum!(RtcStatus);
random_enum!(TransferType);
