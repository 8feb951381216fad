//! What goes out and comes back, by the samples.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use oss_sign::UtcSeconds;

use crate::operations::inventory::{
    DeleteBucketInventory, GetBucketInventory, IncrementalInventory, IncrementalInventoryField,
    IncrementalInventorySchedule, InventoryConfiguration, InventoryConfigurations,
    InventoryDestination, InventoryEncryption, InventoryField, InventoryFilter, InventoryFormat,
    InventoryFrequency, InventoryObjectVersions, InventoryOssBucketDestination, InventorySchedule,
    ListBucketInventory, PutBucketInventory, SseKms,
};
use crate::operations::sample;
use crate::operations::sample::{random, random_enum};

#[test]
fn put_bucket_inventory() {
    let bucket = sample::bucket("PutBucketInventory");
    sample::sends(
        "PutBucketInventory",
        bucket.put_bucket_inventory(
            "list-nightly",
            InventoryConfiguration::new(
                "list-nightly",
                true,
                InventoryDestination::new(
                    InventoryOssBucketDestination::new(
                        InventoryFormat::Csv,
                        "1357924680135790",
                        "acs:ram::1357924680135790:role/list-writer",
                        "acs:oss:::harbor-archive",
                    )
                    .prefix("reports/")
                    .encryption(
                        InventoryEncryption::new()
                            .sse_kms(SseKms::new("9468da86-3509-4f8d-a61e-6eab1eac0001")),
                    ),
                ),
                InventorySchedule::new(InventoryFrequency::Daily)
                    .day_of_month(7)
                    .auto_delete(true),
                InventoryObjectVersions::All,
            )
            .filter(
                InventoryFilter::new()
                    .last_modified_begin(UtcSeconds::new(1_936_900_000))
                    .last_modified_end(UtcSeconds::new(1_936_944_765))
                    .lower_size_bound(1024)
                    .upper_size_bound(1048576)
                    .storage_class("Standard,IA")
                    .prefix("reports/"),
            )
            .optional_fields([InventoryField::Size, InventoryField::LastModifiedDate])
            .incremental_inventory(
                IncrementalInventory::new(true)
                    .schedule(IncrementalInventorySchedule::new(600))
                    .optional_fields([
                        IncrementalInventoryField::SequenceNumber,
                        IncrementalInventoryField::RecordType,
                    ]),
            ),
        ),
    );
    sample::presigns(
        || {
            bucket.put_bucket_inventory(
                "list-nightly",
                InventoryConfiguration::new(
                    "list-nightly",
                    true,
                    InventoryDestination::new(InventoryOssBucketDestination::new(
                        InventoryFormat::Csv,
                        "1357924680135790",
                        "acs:ram::1357924680135790:role/list-writer",
                        "acs:oss:::harbor-archive",
                    )),
                    InventorySchedule::new(InventoryFrequency::Daily),
                    InventoryObjectVersions::All,
                ),
            )
        },
        &[],
    );
    sample::reads::<PutBucketInventory>("PutBucketInventory");
}

#[test]
fn get_bucket_inventory() {
    let bucket = sample::bucket("GetBucketInventory");
    sample::sends(
        "GetBucketInventory",
        bucket.get_bucket_inventory("list-nightly"),
    );
    sample::presigns(|| bucket.get_bucket_inventory("list-nightly"), &[]);
    assert_eq!(
        sample::reads::<GetBucketInventory>("GetBucketInventory"),
        InventoryConfiguration {
            id: "list-nightly".to_owned(),
            is_enabled: true,
            destination: InventoryDestination {
                oss_bucket_destination: InventoryOssBucketDestination {
                    format: InventoryFormat::Csv,
                    account_id: "1357924680135790".to_owned(),
                    role_arn: "acs:ram::1357924680135790:role/list-writer".to_owned(),
                    bucket: "acs:oss:::harbor-archive".to_owned(),
                    prefix: Some("reports/".to_owned()),
                    encryption: Some(InventoryEncryption {
                        sse_oss: None,
                        sse_kms: Some(SseKms {
                            key_id: "9468da86-3509-4f8d-a61e-6eab1eac0001".to_owned()
                        })
                    })
                }
            },
            schedule: InventorySchedule {
                frequency: InventoryFrequency::Daily,
                day_of_month: Some(7),
                auto_delete: Some(true)
            },
            filter: Some(InventoryFilter {
                last_modified_begin: Some(UtcSeconds::new(1_936_900_000)),
                last_modified_end: Some(UtcSeconds::new(1_936_944_765)),
                lower_size_bound: Some(1024),
                upper_size_bound: Some(1048576),
                storage_class: Some("Standard,IA".to_owned()),
                prefix: Some("reports/".to_owned())
            }),
            included_object_versions: InventoryObjectVersions::All,
            optional_fields: vec![InventoryField::Size, InventoryField::LastModifiedDate],
            incremental_inventory: Some(IncrementalInventory {
                is_enabled: true,
                schedule: Some(IncrementalInventorySchedule { frequency: 600 }),
                optional_fields: vec![
                    IncrementalInventoryField::SequenceNumber,
                    IncrementalInventoryField::RecordType
                ]
            })
        }
    );
}

#[test]
fn list_bucket_inventory() {
    let bucket = sample::bucket("ListBucketInventory");
    sample::sends(
        "ListBucketInventory",
        bucket
            .list_bucket_inventory()
            .continuation_token("CgVoYXJib3I-"),
    );
    sample::presigns(
        || bucket.list_bucket_inventory(),
        &[|operation: ListBucketInventory| operation.continuation_token("CgVoYXJib3I-")],
    );
    assert_eq!(
        sample::reads::<ListBucketInventory>("ListBucketInventory"),
        InventoryConfigurations {
            configurations: vec![
                InventoryConfiguration {
                    id: "list-nightly".to_owned(),
                    is_enabled: true,
                    destination: InventoryDestination {
                        oss_bucket_destination: InventoryOssBucketDestination {
                            format: InventoryFormat::Csv,
                            account_id: "1357924680135790".to_owned(),
                            role_arn: "acs:ram::1357924680135790:role/list-writer".to_owned(),
                            bucket: "acs:oss:::harbor-archive".to_owned(),
                            prefix: Some("reports/".to_owned()),
                            encryption: Some(InventoryEncryption {
                                sse_oss: None,
                                sse_kms: Some(SseKms {
                                    key_id: "9468da86-3509-4f8d-a61e-6eab1eac0001".to_owned()
                                })
                            })
                        }
                    },
                    schedule: InventorySchedule {
                        frequency: InventoryFrequency::Daily,
                        day_of_month: Some(7),
                        auto_delete: Some(true)
                    },
                    filter: Some(InventoryFilter {
                        last_modified_begin: Some(UtcSeconds::new(1_936_900_000)),
                        last_modified_end: Some(UtcSeconds::new(1_936_944_765)),
                        lower_size_bound: Some(1024),
                        upper_size_bound: Some(1048576),
                        storage_class: Some("Standard,IA".to_owned()),
                        prefix: Some("reports/".to_owned())
                    }),
                    included_object_versions: InventoryObjectVersions::All,
                    optional_fields: vec![InventoryField::Size, InventoryField::LastModifiedDate],
                    incremental_inventory: Some(IncrementalInventory {
                        is_enabled: true,
                        schedule: Some(IncrementalInventorySchedule { frequency: 600 }),
                        optional_fields: vec![
                            IncrementalInventoryField::SequenceNumber,
                            IncrementalInventoryField::RecordType
                        ]
                    })
                },
                InventoryConfiguration {
                    id: "list-nightly".to_owned(),
                    is_enabled: true,
                    destination: InventoryDestination {
                        oss_bucket_destination: InventoryOssBucketDestination {
                            format: InventoryFormat::Csv,
                            account_id: "1357924680135790".to_owned(),
                            role_arn: "acs:ram::1357924680135790:role/list-writer".to_owned(),
                            bucket: "acs:oss:::harbor-archive".to_owned(),
                            prefix: Some("reports/1".to_owned()),
                            encryption: Some(InventoryEncryption {
                                sse_oss: None,
                                sse_kms: Some(SseKms {
                                    key_id: "9468da86-3509-4f8d-a61e-6eab1eac0001".to_owned()
                                })
                            })
                        }
                    },
                    schedule: InventorySchedule {
                        frequency: InventoryFrequency::Weekly,
                        day_of_month: Some(7),
                        auto_delete: Some(true)
                    },
                    filter: Some(InventoryFilter {
                        last_modified_begin: Some(UtcSeconds::new(1_936_900_000)),
                        last_modified_end: Some(UtcSeconds::new(1_936_944_765)),
                        lower_size_bound: Some(1024),
                        upper_size_bound: Some(1048576),
                        storage_class: Some("Standard,IA".to_owned()),
                        prefix: Some("reports/1".to_owned())
                    }),
                    included_object_versions: InventoryObjectVersions::Current,
                    optional_fields: vec![InventoryField::Size, InventoryField::LastModifiedDate],
                    incremental_inventory: Some(IncrementalInventory {
                        is_enabled: true,
                        schedule: Some(IncrementalInventorySchedule { frequency: 600 }),
                        optional_fields: vec![
                            IncrementalInventoryField::SequenceNumber,
                            IncrementalInventoryField::RecordType
                        ]
                    })
                }
            ],
            is_truncated: true,
            next_continuation_token: Some("CgVoYXJib3IrMQ--".to_owned())
        }
    );
}

#[test]
fn delete_bucket_inventory() {
    let bucket = sample::bucket("DeleteBucketInventory");
    sample::sends(
        "DeleteBucketInventory",
        bucket.delete_bucket_inventory("list-nightly"),
    );
    sample::presigns(|| bucket.delete_bucket_inventory("list-nightly"), &[]);
    sample::reads::<DeleteBucketInventory>("DeleteBucketInventory");
}

#[test]
fn structures_survive_a_document() {
    sample::survives::<IncrementalInventory>();
    sample::survives::<IncrementalInventorySchedule>();
    sample::survives::<InventoryConfiguration>();
    sample::survives::<InventoryConfigurations>();
    sample::survives::<InventoryDestination>();
    sample::survives::<InventoryEncryption>();
    sample::survives::<InventoryFilter>();
    sample::survives::<InventoryOssBucketDestination>();
    sample::survives::<InventorySchedule>();
    sample::survives::<SseKms>();
}

random!(IncrementalInventory {
    is_enabled,
    schedule,
    optional_fields
});
random!(IncrementalInventorySchedule { frequency });
random!(InventoryConfiguration {
    id,
    is_enabled,
    destination,
    schedule,
    filter,
    included_object_versions,
    optional_fields,
    incremental_inventory
});
random!(InventoryConfigurations {
    configurations,
    is_truncated,
    next_continuation_token
});
random!(InventoryDestination {
    oss_bucket_destination
});
random!(InventoryEncryption { sse_oss, sse_kms });
random!(InventoryFilter {
    last_modified_begin,
    last_modified_end,
    lower_size_bound,
    upper_size_bound,
    storage_class,
    prefix
});
random!(InventoryOssBucketDestination {
    format,
    account_id,
    role_arn,
    bucket,
    prefix,
    encryption
});
random!(InventorySchedule {
    frequency,
    day_of_month,
    auto_delete
});
random!(SseKms { key_id });
random_enum!(IncrementalInventoryField);
random_enum!(InventoryField);
random_enum!(InventoryFormat);
random_enum!(InventoryFrequency);
random_enum!(InventoryObjectVersions);
