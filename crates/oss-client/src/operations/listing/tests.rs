//! What goes out and comes back, by the samples.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use oss_sign::UtcSeconds;

use crate::etag::ETag;
use crate::operations::common::{
    CommonPrefix, EncodingType, ObjectType, Owner, RequestPayer, StorageClass,
};
use crate::operations::listing::{
    DeleteMarker, ListObjectVersions, ListObjects, ListObjectsV2, ObjectSummary, ObjectVersion,
};
use crate::operations::sample;
use crate::operations::sample::random;

#[test]
fn list_object_versions() {
    let bucket = sample::bucket("ListObjectVersions");
    sample::sends(
        "ListObjectVersions",
        bucket
            .list_object_versions()
            .delimiter("/")
            .key_marker("reports/2030/")
            .version_id_marker("CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj")
            .max_keys(50)
            .prefix("reports/")
            .request_payer(RequestPayer::Requester),
    );
    sample::presigns(
        || bucket.list_object_versions(),
        &[
            |operation: ListObjectVersions| operation.delimiter("/"),
            |operation: ListObjectVersions| operation.key_marker("reports/2030/"),
            |operation: ListObjectVersions| {
                operation.version_id_marker(
                    "CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj",
                )
            },
            |operation: ListObjectVersions| operation.max_keys(50),
            |operation: ListObjectVersions| operation.prefix("reports/"),
            |operation: ListObjectVersions| operation.request_payer(RequestPayer::Requester),
        ],
    );
    let output = sample::reads::<ListObjectVersions>("ListObjectVersions");
    assert_eq!(output.bucket, "harbor-notes".to_owned());
    assert_eq!(output.key_marker, Some("reports/2030/".to_owned()));
    assert_eq!(
        output.version_id_marker,
        Some("CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj".to_owned())
    );
    assert_eq!(
        output.next_key_marker,
        Some("reports/2031/q1 summary.csv".to_owned())
    );
    assert_eq!(
        output.next_version_id_marker,
        Some("CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj".to_owned())
    );
    assert_eq!(
        output.delete_markers,
        vec![
            DeleteMarker {
                key: "reports/2031/q1 summary.csv".to_owned(),
                version_id: "CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj"
                    .to_owned(),
                is_latest: true,
                last_modified: UtcSeconds::new(1_936_771_965),
                owner: Some(Owner {
                    id: "1357924680135790".to_owned(),
                    display_name: "1357924680135790".to_owned()
                })
            },
            DeleteMarker {
                key: "reports/2031/q1 summary.csv1".to_owned(),
                version_id: "CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj"
                    .to_owned(),
                is_latest: true,
                last_modified: UtcSeconds::new(1_936_771_965),
                owner: Some(Owner {
                    id: "1357924680135790".to_owned(),
                    display_name: "1357924680135790".to_owned()
                })
            }
        ]
    );
    assert_eq!(
        output.versions,
        vec![
            ObjectVersion {
                key: "reports/2031/q1 summary.csv".to_owned(),
                version_id: "CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj"
                    .to_owned(),
                is_latest: true,
                last_modified: UtcSeconds::new(1_936_771_965),
                object_type: ObjectType::Normal,
                size: 4096,
                etag: ETag::from("\"9B2CF535F27731C974343645A3985328\""),
                storage_class: StorageClass::Ia,
                owner: Some(Owner {
                    id: "1357924680135790".to_owned(),
                    display_name: "1357924680135790".to_owned()
                }),
                restore: Some("ongoing-request=\"true\"".to_owned()),
                transition_time: Some(UtcSeconds::new(1_936_771_965))
            },
            ObjectVersion {
                key: "reports/2031/q1 summary.csv1".to_owned(),
                version_id: "CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj"
                    .to_owned(),
                is_latest: true,
                last_modified: UtcSeconds::new(1_936_771_965),
                object_type: ObjectType::Multipart,
                size: 4096,
                etag: ETag::from("\"9B2CF535F27731C974343645A3985328\""),
                storage_class: StorageClass::Archive,
                owner: Some(Owner {
                    id: "1357924680135790".to_owned(),
                    display_name: "1357924680135790".to_owned()
                }),
                restore: Some("ongoing-request=\"true\"".to_owned()),
                transition_time: Some(UtcSeconds::new(1_936_771_965))
            }
        ]
    );
    assert_eq!(output.prefix, Some("reports/".to_owned()));
    assert_eq!(output.max_keys, 50);
    assert_eq!(output.delimiter, Some("/".to_owned()));
    assert!(output.is_truncated);
    assert_eq!(output.encoding_type, Some(EncodingType::Url));
    assert_eq!(
        output.common_prefixes,
        vec![
            CommonPrefix {
                prefix: "reports/2031/".to_owned()
            },
            CommonPrefix {
                prefix: "reports/2031/".to_owned()
            }
        ]
    );
}

#[test]
fn list_objects() {
    let bucket = sample::bucket("ListObjects");
    sample::sends(
        "ListObjects",
        bucket
            .list_objects()
            .delimiter("/")
            .marker("reports/2030/")
            .max_keys(50)
            .prefix("reports/")
            .request_payer(RequestPayer::Requester),
    );
    sample::presigns(
        || bucket.list_objects(),
        &[
            |operation: ListObjects| operation.delimiter("/"),
            |operation: ListObjects| operation.marker("reports/2030/"),
            |operation: ListObjects| operation.max_keys(50),
            |operation: ListObjects| operation.prefix("reports/"),
            |operation: ListObjects| operation.request_payer(RequestPayer::Requester),
        ],
    );
    let output = sample::reads::<ListObjects>("ListObjects");
    assert_eq!(output.bucket, "harbor-notes".to_owned());
    assert_eq!(output.prefix, Some("reports/".to_owned()));
    assert_eq!(output.marker, Some("reports/2030/".to_owned()));
    assert_eq!(output.max_keys, 50);
    assert_eq!(output.delimiter, Some("/".to_owned()));
    assert!(output.is_truncated);
    assert_eq!(
        output.next_marker,
        Some("reports/2031/q1 summary.csv".to_owned())
    );
    assert_eq!(output.encoding_type, Some(EncodingType::Url));
    assert_eq!(
        output.objects,
        vec![
            ObjectSummary {
                key: "reports/2031/q1 summary.csv".to_owned(),
                object_type: ObjectType::Normal,
                size: 4096,
                etag: ETag::from("\"9B2CF535F27731C974343645A3985328\""),
                last_modified: UtcSeconds::new(1_936_771_965),
                storage_class: StorageClass::Ia,
                owner: Some(Owner {
                    id: "1357924680135790".to_owned(),
                    display_name: "1357924680135790".to_owned()
                }),
                restore: Some("ongoing-request=\"true\"".to_owned()),
                transition_time: Some(UtcSeconds::new(1_936_771_965))
            },
            ObjectSummary {
                key: "reports/2031/q1 summary.csv1".to_owned(),
                object_type: ObjectType::Multipart,
                size: 4096,
                etag: ETag::from("\"9B2CF535F27731C974343645A3985328\""),
                last_modified: UtcSeconds::new(1_936_771_965),
                storage_class: StorageClass::Archive,
                owner: Some(Owner {
                    id: "1357924680135790".to_owned(),
                    display_name: "1357924680135790".to_owned()
                }),
                restore: Some("ongoing-request=\"true\"".to_owned()),
                transition_time: Some(UtcSeconds::new(1_936_771_965))
            }
        ]
    );
    assert_eq!(
        output.common_prefixes,
        vec![
            CommonPrefix {
                prefix: "reports/2031/".to_owned()
            },
            CommonPrefix {
                prefix: "reports/2031/".to_owned()
            }
        ]
    );
}

#[test]
fn list_objects_v2() {
    let bucket = sample::bucket("ListObjectsV2");
    sample::sends(
        "ListObjectsV2",
        bucket
            .list_objects_v2()
            .delimiter("/")
            .continuation_token("CgVoYXJib3I-")
            .max_keys(50)
            .prefix("reports/")
            .fetch_owner(true)
            .request_payer(RequestPayer::Requester),
    );
    sample::presigns(
        || bucket.list_objects_v2(),
        &[
            |operation: ListObjectsV2| operation.delimiter("/"),
            |operation: ListObjectsV2| operation.continuation_token("CgVoYXJib3I-"),
            |operation: ListObjectsV2| operation.max_keys(50),
            |operation: ListObjectsV2| operation.prefix("reports/"),
            |operation: ListObjectsV2| operation.fetch_owner(true),
            |operation: ListObjectsV2| operation.request_payer(RequestPayer::Requester),
        ],
    );
    let output = sample::reads::<ListObjectsV2>("ListObjectsV2");
    assert_eq!(output.bucket, "harbor-notes".to_owned());
    assert_eq!(output.prefix, Some("reports/".to_owned()));
    assert_eq!(output.start_after, Some("reports/2029/".to_owned()));
    assert_eq!(output.max_keys, 50);
    assert_eq!(output.delimiter, Some("/".to_owned()));
    assert!(output.is_truncated);
    assert_eq!(output.continuation_token, Some("CgVoYXJib3I-".to_owned()));
    assert_eq!(
        output.next_continuation_token,
        Some("CgVoYXJib3IrMQ--".to_owned())
    );
    assert_eq!(output.encoding_type, Some(EncodingType::Url));
    assert_eq!(
        output.objects,
        vec![
            ObjectSummary {
                key: "reports/2031/q1 summary.csv".to_owned(),
                object_type: ObjectType::Normal,
                size: 4096,
                etag: ETag::from("\"9B2CF535F27731C974343645A3985328\""),
                last_modified: UtcSeconds::new(1_936_771_965),
                storage_class: StorageClass::Ia,
                owner: Some(Owner {
                    id: "1357924680135790".to_owned(),
                    display_name: "1357924680135790".to_owned()
                }),
                restore: Some("ongoing-request=\"true\"".to_owned()),
                transition_time: Some(UtcSeconds::new(1_936_771_965))
            },
            ObjectSummary {
                key: "reports/2031/q1 summary.csv1".to_owned(),
                object_type: ObjectType::Multipart,
                size: 4096,
                etag: ETag::from("\"9B2CF535F27731C974343645A3985328\""),
                last_modified: UtcSeconds::new(1_936_771_965),
                storage_class: StorageClass::Archive,
                owner: Some(Owner {
                    id: "1357924680135790".to_owned(),
                    display_name: "1357924680135790".to_owned()
                }),
                restore: Some("ongoing-request=\"true\"".to_owned()),
                transition_time: Some(UtcSeconds::new(1_936_771_965))
            }
        ]
    );
    assert_eq!(
        output.common_prefixes,
        vec![
            CommonPrefix {
                prefix: "reports/2031/".to_owned()
            },
            CommonPrefix {
                prefix: "reports/2031/".to_owned()
            }
        ]
    );
    assert_eq!(output.key_count, 10);
}

#[test]
fn structures_survive_a_document() {
    sample::survives::<DeleteMarker>();
    sample::survives::<ObjectSummary>();
    sample::survives::<ObjectVersion>();
}

random!(DeleteMarker {
    key,
    version_id,
    is_latest,
    last_modified,
    owner
});
random!(ObjectSummary {
    key,
    object_type,
    size,
    etag,
    last_modified,
    storage_class,
    owner,
    restore,
    transition_time
});
random!(ObjectVersion {
    key,
    version_id,
    is_latest,
    last_modified,
    object_type,
    size,
    etag,
    storage_class,
    owner,
    restore,
    transition_time
});
