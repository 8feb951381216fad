//! What goes out and comes back, by the samples.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::operations::metadata_table::{
    CreateBucketMetadataConfiguration, DeleteBucketMetadataConfiguration,
    GetBucketMetadataConfiguration, InventoryTableConfiguration, InventoryTableState,
    JournalTableConfiguration, JournalTableState, MetadataConfiguration,
    MetadataConfigurationState, MetadataTableDestination, MetadataTableEncryptionConfiguration,
    MetadataTableError, MetadataTableRecordExpiration,
    UpdateBucketMetadataInventoryTableConfiguration, UpdateBucketMetadataJournalTableConfiguration,
};
use crate::operations::sample;
use crate::operations::sample::random;

#[test]
fn create_bucket_metadata_configuration() {
    let bucket = sample::bucket("CreateBucketMetadataConfiguration");
    sample::sends(
        "CreateBucketMetadataConfiguration",
        bucket
            .create_bucket_metadata_configuration()
            .metadata_configuration(
                MetadataConfiguration::new()
                    .journal_table_configuration(
                        JournalTableConfiguration::new()
                            .record_expiration(
                                MetadataTableRecordExpiration::new()
                                    .expiration("expiration")
                                    .days(30),
                            )
                            .encryption_configuration(
                                MetadataTableEncryptionConfiguration::new()
                                    .sse_algorithm("sse-algorithm")
                                    .kms_key_arn("kms-key-arn"),
                            ),
                    )
                    .inventory_table_configuration(
                        InventoryTableConfiguration::new()
                            .configuration_state("configuration-state")
                            .encryption_configuration(
                                MetadataTableEncryptionConfiguration::new()
                                    .sse_algorithm("sse-algorithm")
                                    .kms_key_arn("kms-key-arn"),
                            ),
                    ),
            ),
    );
    sample::presigns(
        || bucket.create_bucket_metadata_configuration(),
        &[|operation: CreateBucketMetadataConfiguration| {
            operation.metadata_configuration(
                MetadataConfiguration::new()
                    .journal_table_configuration(
                        JournalTableConfiguration::new()
                            .record_expiration(
                                MetadataTableRecordExpiration::new()
                                    .expiration("expiration")
                                    .days(30),
                            )
                            .encryption_configuration(
                                MetadataTableEncryptionConfiguration::new()
                                    .sse_algorithm("sse-algorithm")
                                    .kms_key_arn("kms-key-arn"),
                            ),
                    )
                    .inventory_table_configuration(
                        InventoryTableConfiguration::new()
                            .configuration_state("configuration-state")
                            .encryption_configuration(
                                MetadataTableEncryptionConfiguration::new()
                                    .sse_algorithm("sse-algorithm")
                                    .kms_key_arn("kms-key-arn"),
                            ),
                    ),
            )
        }],
    );
    sample::reads::<CreateBucketMetadataConfiguration>("CreateBucketMetadataConfiguration");
}

#[test]
fn get_bucket_metadata_configuration() {
    let bucket = sample::bucket("GetBucketMetadataConfiguration");
    sample::sends(
        "GetBucketMetadataConfiguration",
        bucket.get_bucket_metadata_configuration(),
    );
    sample::presigns(|| bucket.get_bucket_metadata_configuration(), &[]);
    let output = sample::reads::<GetBucketMetadataConfiguration>("GetBucketMetadataConfiguration");
    assert_eq!(
        output.metadata_configuration_result,
        MetadataConfigurationState {
            destination_result: Some(MetadataTableDestination {
                table_bucket_type: Some("table-bucket-type".to_owned()),
                table_bucket_arn: Some("table-bucket-arn".to_owned()),
                table_namespace: Some("table-namespace".to_owned())
            }),
            journal_table_configuration_result: Some(JournalTableState {
                table_status: Some("table-status".to_owned()),
                table_name: Some("table-name".to_owned()),
                table_arn: Some("table-arn".to_owned()),
                record_expiration: Some(MetadataTableRecordExpiration {
                    expiration: Some("expiration".to_owned()),
                    days: Some(30)
                }),
                encryption_configuration: Some(MetadataTableEncryptionConfiguration {
                    sse_algorithm: Some("sse-algorithm".to_owned()),
                    kms_key_arn: Some("kms-key-arn".to_owned())
                }),
                error: Some(MetadataTableError {
                    error_code: Some("error-code".to_owned()),
                    error_message: Some("error-message".to_owned())
                })
            }),
            inventory_table_configuration_result: Some(InventoryTableState {
                configuration_state: Some("configuration-state".to_owned()),
                table_status: Some("table-status".to_owned()),
                table_name: Some("table-name".to_owned()),
                table_arn: Some("table-arn".to_owned()),
                encryption_configuration: Some(MetadataTableEncryptionConfiguration {
                    sse_algorithm: Some("sse-algorithm".to_owned()),
                    kms_key_arn: Some("kms-key-arn".to_owned())
                }),
                error: Some(MetadataTableError {
                    error_code: Some("error-code".to_owned()),
                    error_message: Some("error-message".to_owned())
                })
            })
        }
    );
}

#[test]
fn update_bucket_metadata_inventory_table_configuration() {
    let bucket = sample::bucket("UpdateBucketMetadataInventoryTableConfiguration");
    sample::sends(
        "UpdateBucketMetadataInventoryTableConfiguration",
        bucket
            .update_bucket_metadata_inventory_table_configuration()
            .inventory_table_configuration(
                InventoryTableConfiguration::new()
                    .configuration_state("configuration-state")
                    .encryption_configuration(
                        MetadataTableEncryptionConfiguration::new()
                            .sse_algorithm("sse-algorithm")
                            .kms_key_arn("kms-key-arn"),
                    ),
            ),
    );
    sample::presigns(
        || bucket.update_bucket_metadata_inventory_table_configuration(),
        &[
            |operation: UpdateBucketMetadataInventoryTableConfiguration| {
                operation.inventory_table_configuration(
                    InventoryTableConfiguration::new()
                        .configuration_state("configuration-state")
                        .encryption_configuration(
                            MetadataTableEncryptionConfiguration::new()
                                .sse_algorithm("sse-algorithm")
                                .kms_key_arn("kms-key-arn"),
                        ),
                )
            },
        ],
    );
    sample::reads::<UpdateBucketMetadataInventoryTableConfiguration>(
        "UpdateBucketMetadataInventoryTableConfiguration",
    );
}

#[test]
fn update_bucket_metadata_journal_table_configuration() {
    let bucket = sample::bucket("UpdateBucketMetadataJournalTableConfiguration");
    sample::sends(
        "UpdateBucketMetadataJournalTableConfiguration",
        bucket
            .update_bucket_metadata_journal_table_configuration()
            .journal_table_configuration(
                JournalTableConfiguration::new()
                    .record_expiration(
                        MetadataTableRecordExpiration::new()
                            .expiration("expiration")
                            .days(30),
                    )
                    .encryption_configuration(
                        MetadataTableEncryptionConfiguration::new()
                            .sse_algorithm("sse-algorithm")
                            .kms_key_arn("kms-key-arn"),
                    ),
            ),
    );
    sample::presigns(
        || bucket.update_bucket_metadata_journal_table_configuration(),
        &[|operation: UpdateBucketMetadataJournalTableConfiguration| {
            operation.journal_table_configuration(
                JournalTableConfiguration::new()
                    .record_expiration(
                        MetadataTableRecordExpiration::new()
                            .expiration("expiration")
                            .days(30),
                    )
                    .encryption_configuration(
                        MetadataTableEncryptionConfiguration::new()
                            .sse_algorithm("sse-algorithm")
                            .kms_key_arn("kms-key-arn"),
                    ),
            )
        }],
    );
    sample::reads::<UpdateBucketMetadataJournalTableConfiguration>(
        "UpdateBucketMetadataJournalTableConfiguration",
    );
}

#[test]
fn delete_bucket_metadata_configuration() {
    let bucket = sample::bucket("DeleteBucketMetadataConfiguration");
    sample::sends(
        "DeleteBucketMetadataConfiguration",
        bucket.delete_bucket_metadata_configuration(),
    );
    sample::presigns(|| bucket.delete_bucket_metadata_configuration(), &[]);
    sample::reads::<DeleteBucketMetadataConfiguration>("DeleteBucketMetadataConfiguration");
}

#[test]
fn structures_survive_a_document() {
    sample::survives::<InventoryTableConfiguration>();
    sample::survives::<InventoryTableState>();
    sample::survives::<JournalTableConfiguration>();
    sample::survives::<JournalTableState>();
    sample::survives::<MetadataConfiguration>();
    sample::survives::<MetadataConfigurationState>();
    sample::survives::<MetadataTableDestination>();
    sample::survives::<MetadataTableEncryptionConfiguration>();
    sample::survives::<MetadataTableError>();
    sample::survives::<MetadataTableRecordExpiration>();
}

random!(InventoryTableConfiguration {
    configuration_state,
    encryption_configuration
});
random!(InventoryTableState {
    configuration_state,
    table_status,
    table_name,
    table_arn,
    encryption_configuration,
    error
});
random!(JournalTableConfiguration {
    record_expiration,
    encryption_configuration
});
random!(JournalTableState {
    table_status,
    table_name,
    table_arn,
    record_expiration,
    encryption_configuration,
    error
});
random!(MetadataConfiguration {
    journal_table_configuration,
    inventory_table_configuration
});
random!(MetadataConfigurationState {
    destination_result,
    journal_table_configuration_result,
    inventory_table_configuration_result
});
random!(MetadataTableDestination {
    table_bucket_type,
    table_bucket_arn,
    table_namespace
});
random!(MetadataTableEncryptionConfiguration {
    sse_algorithm,
    kms_key_arn
});
random!(MetadataTableError {
    error_code,
    error_message
});
random!(MetadataTableRecordExpiration { expiration, days });
