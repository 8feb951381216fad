//! What goes out and comes back, by the samples.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use std::collections::BTreeMap;

use oss_sign::UtcSeconds;

use crate::etag::ETag;
use crate::operations::common::{
    EncodingType, LegalHoldStatus, ObjectAcl, ObjectType, RequestPayer, RetentionMode,
    ServerSideDataEncryption, ServerSideEncryption, StorageClass,
};
use crate::operations::object::{
    CopyObject, DeleteMultipleObjects, DeleteObject, DeletedObject, GetObject, GetObjectMeta,
    HeadObject, MetadataDirective, NotDeletedObject, ObjectIdentifier, ObjectsToDelete, PutObject,
    RangeBehavior, TaggingDirective,
};
use crate::operations::sample;
use crate::operations::sample::{random, random_enum};
use crate::range::ByteRange;

#[test]
fn put_object() {
    let bucket = sample::bucket("PutObject");
    sample::sends(
        "PutObject",
        bucket
            .put_object("reports/2031/q1 summary.csv")
            .cache_control("max-age=600")
            .content_disposition("attachment; filename=summary.csv")
            .content_type("text/csv")
            .expires("Sun, 01 Jun 2031 00:00:00 GMT")
            .server_side_encryption(ServerSideEncryption::Aes256)
            .server_side_encryption_key_id("9468da86-3509-4f8d-a61e-6eab1eac0001")
            .storage_class(StorageClass::Ia)
            .metadata("origin", "dock-7")
            .metadata("reviewer", "lin")
            .tagging("team=ledger&stage=draft%201")
            .forbid_overwrite(true)
            .acl(ObjectAcl::Private)
            .traffic_limit(819200)
            .body("tide,low\n1,40\n")
            .request_payer(RequestPayer::Requester)
            .object_worm_retain_until_date(UtcSeconds::new(1_936_771_965))
            .object_worm_mode(RetentionMode::Governance)
            .object_worm_legal_hold(LegalHoldStatus::On),
    );
    sample::presigns(
        || bucket.put_object("reports/2031/q1 summary.csv"),
        &[
            |operation: PutObject| operation.cache_control("max-age=600"),
            |operation: PutObject| {
                operation.content_disposition("attachment; filename=summary.csv")
            },
            |operation: PutObject| operation.content_type("text/csv"),
            |operation: PutObject| operation.expires("Sun, 01 Jun 2031 00:00:00 GMT"),
            |operation: PutObject| operation.server_side_encryption(ServerSideEncryption::Aes256),
            |operation: PutObject| {
                operation.server_side_encryption_key_id("9468da86-3509-4f8d-a61e-6eab1eac0001")
            },
            |operation: PutObject| operation.storage_class(StorageClass::Ia),
            |operation: PutObject| {
                operation
                    .metadata("origin", "dock-7")
                    .metadata("reviewer", "lin")
            },
            |operation: PutObject| operation.tagging("team=ledger&stage=draft%201"),
            |operation: PutObject| operation.forbid_overwrite(true),
            |operation: PutObject| operation.acl(ObjectAcl::Private),
            |operation: PutObject| operation.traffic_limit(819200),
            |operation: PutObject| operation.request_payer(RequestPayer::Requester),
            |operation: PutObject| {
                operation.object_worm_retain_until_date(UtcSeconds::new(1_936_771_965))
            },
            |operation: PutObject| operation.object_worm_mode(RetentionMode::Governance),
            |operation: PutObject| operation.object_worm_legal_hold(LegalHoldStatus::On),
        ],
    );
    let output = sample::reads::<PutObject>("PutObject");
    assert_eq!(
        output.content_md5,
        Some("7Qdih1MuhjZehB6Sv8UNjA==".to_owned())
    );
    assert_eq!(
        output.etag,
        ETag::from("\"9B2CF535F27731C974343645A3985328\"")
    );
    assert_eq!(output.crc64, Some(5981764153023615706));
    assert_eq!(
        output.version_id,
        Some("CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj".to_owned())
    );
    assert_eq!(output.callback_result, None);
}

#[test]
fn copy_object() {
    let bucket = sample::bucket("CopyObject");
    sample::sends(
        "CopyObject",
        bucket
            .copy_object("reports/2031/q1 summary.csv", "raw/tide table+v2.csv")
            .source_bucket("harbor-archive")
            .forbid_overwrite(true)
            .source_if_match("\"9B2CF535F27731C974343645A3985328\"")
            .metadata_directive(MetadataDirective::Replace)
            .cache_control("max-age=600")
            .content_disposition("attachment; filename=summary.csv")
            .content_type("text/csv")
            .expires("Sun, 01 Jun 2031 00:00:00 GMT")
            .server_side_encryption(ServerSideEncryption::Aes256)
            .server_side_data_encryption(ServerSideDataEncryption::Sm4)
            .server_side_encryption_key_id("9468da86-3509-4f8d-a61e-6eab1eac0001")
            .storage_class(StorageClass::Ia)
            .metadata("origin", "dock-7")
            .metadata("reviewer", "lin")
            .tagging("team=ledger&stage=draft%201")
            .acl(ObjectAcl::Private)
            .tagging_directive(TaggingDirective::Replace)
            .traffic_limit(819200)
            .request_payer(RequestPayer::Requester)
            .object_worm_retain_until_date(UtcSeconds::new(1_936_771_965))
            .object_worm_mode(RetentionMode::Governance)
            .object_worm_legal_hold(LegalHoldStatus::On),
    );
    sample::presigns(
        || bucket.copy_object("reports/2031/q1 summary.csv", "raw/tide table+v2.csv"),
        &[
            |operation: CopyObject| operation.source_bucket("harbor-archive"),
            |operation: CopyObject| operation.forbid_overwrite(true),
            |operation: CopyObject| {
                operation.source_if_match("\"9B2CF535F27731C974343645A3985328\"")
            },
            |operation: CopyObject| operation.metadata_directive(MetadataDirective::Replace),
            |operation: CopyObject| operation.cache_control("max-age=600"),
            |operation: CopyObject| {
                operation.content_disposition("attachment; filename=summary.csv")
            },
            |operation: CopyObject| operation.content_type("text/csv"),
            |operation: CopyObject| operation.expires("Sun, 01 Jun 2031 00:00:00 GMT"),
            |operation: CopyObject| operation.server_side_encryption(ServerSideEncryption::Aes256),
            |operation: CopyObject| {
                operation.server_side_data_encryption(ServerSideDataEncryption::Sm4)
            },
            |operation: CopyObject| {
                operation.server_side_encryption_key_id("9468da86-3509-4f8d-a61e-6eab1eac0001")
            },
            |operation: CopyObject| operation.storage_class(StorageClass::Ia),
            |operation: CopyObject| {
                operation
                    .metadata("origin", "dock-7")
                    .metadata("reviewer", "lin")
            },
            |operation: CopyObject| operation.tagging("team=ledger&stage=draft%201"),
            |operation: CopyObject| operation.acl(ObjectAcl::Private),
            |operation: CopyObject| operation.tagging_directive(TaggingDirective::Replace),
            |operation: CopyObject| operation.traffic_limit(819200),
            |operation: CopyObject| operation.request_payer(RequestPayer::Requester),
            |operation: CopyObject| {
                operation.object_worm_retain_until_date(UtcSeconds::new(1_936_771_965))
            },
            |operation: CopyObject| operation.object_worm_mode(RetentionMode::Governance),
            |operation: CopyObject| operation.object_worm_legal_hold(LegalHoldStatus::On),
        ],
    );
    let output = sample::reads::<CopyObject>("CopyObject");
    assert_eq!(output.crc64, Some(5981764153023615706));
    assert_eq!(
        output.version_id,
        Some("CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj".to_owned())
    );
    assert_eq!(
        output.source_version_id,
        Some("CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj".to_owned())
    );
    assert_eq!(
        output.server_side_encryption,
        Some(ServerSideEncryption::Aes256)
    );
    assert_eq!(
        output.server_side_data_encryption,
        Some(ServerSideDataEncryption::Sm4)
    );
    assert_eq!(
        output.server_side_encryption_key_id,
        Some("9468da86-3509-4f8d-a61e-6eab1eac0001".to_owned())
    );
    assert_eq!(output.last_modified, UtcSeconds::new(1_936_771_965));
    assert_eq!(
        output.etag,
        ETag::from("\"9B2CF535F27731C974343645A3985328\"")
    );
}

#[test]
fn get_object() {
    let bucket = sample::bucket("GetObject");
    sample::sends(
        "GetObject",
        bucket
            .get_object("reports/2031/q1 summary.csv")
            .if_match("\"9B2CF535F27731C974343645A3985328\"")
            .range(ByteRange::from(0..=13))
            .range_behavior(RangeBehavior::Standard)
            .response_cache_control("no-store")
            .response_content_disposition("inline")
            .response_content_language("zh-CN")
            .response_content_type("text/plain; charset=utf-8")
            .version_id("CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj")
            .traffic_limit(819200)
            .request_payer(RequestPayer::Requester),
    );
    sample::presigns(
        || bucket.get_object("reports/2031/q1 summary.csv"),
        &[
            |operation: GetObject| operation.if_match("\"9B2CF535F27731C974343645A3985328\""),
            |operation: GetObject| operation.range(ByteRange::from(0..=13)),
            |operation: GetObject| operation.range_behavior(RangeBehavior::Standard),
            |operation: GetObject| operation.response_cache_control("no-store"),
            |operation: GetObject| operation.response_content_disposition("inline"),
            |operation: GetObject| operation.response_content_language("zh-CN"),
            |operation: GetObject| operation.response_content_type("text/plain; charset=utf-8"),
            |operation: GetObject| {
                operation
                    .version_id("CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj")
            },
            |operation: GetObject| operation.traffic_limit(819200),
            |operation: GetObject| operation.request_payer(RequestPayer::Requester),
        ],
    );
    let output = sample::reads::<GetObject>("GetObject");
    assert_eq!(output.content_length, Some(14));
    assert_eq!(output.content_range, Some("bytes 0-13/4096".to_owned()));
    assert_eq!(
        output.etag,
        Some(ETag::from("\"9B2CF535F27731C974343645A3985328\""))
    );
    assert_eq!(output.last_modified, Some(UtcSeconds::new(1_936_771_965)));
    assert_eq!(output.storage_class, Some(StorageClass::Ia));
    assert_eq!(output.object_type, Some(ObjectType::Normal));
    assert_eq!(output.content_type, Some("text/csv".to_owned()));
    assert_eq!(output.content_md5, None);
    assert_eq!(
        output.metadata,
        BTreeMap::from([
            ("origin".to_owned(), "dock-7".to_owned()),
            ("reviewer".to_owned(), "lin".to_owned())
        ])
    );
    assert_eq!(
        output.server_side_encryption,
        Some(ServerSideEncryption::Aes256)
    );
    assert_eq!(
        output.server_side_data_encryption,
        Some(ServerSideDataEncryption::Sm4)
    );
    assert_eq!(
        output.server_side_encryption_key_id,
        Some("9468da86-3509-4f8d-a61e-6eab1eac0001".to_owned())
    );
    assert_eq!(output.next_append_position, Some(28));
    assert_eq!(output.crc64, Some(5981764153023615706));
    assert_eq!(
        output.expiration,
        Some("expiry-date=\"Sun, 01 Jun 2031 00:00:00 GMT\", rule-id=\"rule-harbor-1\"".to_owned())
    );
    assert_eq!(
        output.restore,
        Some("ongoing-request=\"false\", expiry-date=\"Sun, 01 Jun 2031 00:00:00 GMT\"".to_owned())
    );
    assert_eq!(
        output.process_status,
        Some("x-oss-process-status".to_owned())
    );
    assert_eq!(output.tagging_count, Some(11));
    assert_eq!(
        output.version_id,
        Some("CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj".to_owned())
    );
    assert_eq!(output.cache_control, Some("max-age=600".to_owned()));
    assert_eq!(
        output.content_disposition,
        Some("attachment; filename=summary.csv".to_owned())
    );
    assert_eq!(output.content_encoding, Some("identity".to_owned()));
    assert_eq!(
        output.expires,
        Some("Sun, 01 Jun 2031 00:00:00 GMT".to_owned())
    );
    assert_eq!(output.sealed_time, Some(UtcSeconds::new(1_936_771_965)));
    assert_eq!(
        output.object_worm_retain_until_date,
        Some(UtcSeconds::new(1_936_771_965))
    );
    assert_eq!(output.object_worm_mode, Some(RetentionMode::Governance));
    assert_eq!(output.object_worm_legal_hold, Some(LegalHoldStatus::On));
    assert!(!output.delete_marker);
}

#[test]
fn get_object_meta() {
    let bucket = sample::bucket("GetObjectMeta");
    sample::sends(
        "GetObjectMeta",
        bucket
            .get_object_meta("reports/2031/q1 summary.csv")
            .version_id("CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj")
            .request_payer(RequestPayer::Requester),
    );
    sample::presigns(
        || bucket.get_object_meta("reports/2031/q1 summary.csv"),
        &[
            |operation: GetObjectMeta| {
                operation
                    .version_id("CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj")
            },
            |operation: GetObjectMeta| operation.request_payer(RequestPayer::Requester),
        ],
    );
    let output = sample::reads::<GetObjectMeta>("GetObjectMeta");
    assert_eq!(output.content_length, 4096);
    assert_eq!(
        output.etag,
        ETag::from("\"9B2CF535F27731C974343645A3985328\"")
    );
    assert_eq!(output.last_modified, UtcSeconds::new(1_936_771_965));
    assert_eq!(
        output.last_access_time,
        Some(UtcSeconds::new(1_936_771_965))
    );
    assert_eq!(
        output.version_id,
        Some("CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj".to_owned())
    );
    assert_eq!(output.crc64, Some(5981764153023615706));
    assert_eq!(output.transition_time, Some(UtcSeconds::new(1_936_771_965)));
}

#[test]
fn head_object() {
    let bucket = sample::bucket("HeadObject");
    sample::sends(
        "HeadObject",
        bucket
            .head_object("reports/2031/q1 summary.csv")
            .version_id("CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj")
            .if_match("\"9B2CF535F27731C974343645A3985328\"")
            .request_payer(RequestPayer::Requester),
    );
    sample::presigns(
        || bucket.head_object("reports/2031/q1 summary.csv"),
        &[
            |operation: HeadObject| {
                operation
                    .version_id("CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj")
            },
            |operation: HeadObject| operation.if_match("\"9B2CF535F27731C974343645A3985328\""),
            |operation: HeadObject| operation.request_payer(RequestPayer::Requester),
        ],
    );
    let output = sample::reads::<HeadObject>("HeadObject");
    assert_eq!(output.content_length, 4096);
    assert_eq!(
        output.etag,
        ETag::from("\"9B2CF535F27731C974343645A3985328\"")
    );
    assert_eq!(output.last_modified, UtcSeconds::new(1_936_771_965));
    assert_eq!(output.storage_class, StorageClass::Ia);
    assert_eq!(output.object_type, ObjectType::Normal);
    assert_eq!(output.content_type, Some("text/csv".to_owned()));
    assert_eq!(
        output.content_md5,
        Some("7Qdih1MuhjZehB6Sv8UNjA==".to_owned())
    );
    assert_eq!(
        output.metadata,
        BTreeMap::from([
            ("origin".to_owned(), "dock-7".to_owned()),
            ("reviewer".to_owned(), "lin".to_owned())
        ])
    );
    assert_eq!(
        output.server_side_encryption,
        Some(ServerSideEncryption::Aes256)
    );
    assert_eq!(
        output.server_side_data_encryption,
        Some(ServerSideDataEncryption::Sm4)
    );
    assert_eq!(
        output.server_side_encryption_key_id,
        Some("9468da86-3509-4f8d-a61e-6eab1eac0001".to_owned())
    );
    assert_eq!(output.next_append_position, Some(28));
    assert_eq!(output.crc64, Some(5981764153023615706));
    assert_eq!(
        output.expiration,
        Some("expiry-date=\"Sun, 01 Jun 2031 00:00:00 GMT\", rule-id=\"rule-harbor-1\"".to_owned())
    );
    assert_eq!(
        output.restore,
        Some("ongoing-request=\"false\", expiry-date=\"Sun, 01 Jun 2031 00:00:00 GMT\"".to_owned())
    );
    assert_eq!(
        output.process_status,
        Some("x-oss-process-status".to_owned())
    );
    assert_eq!(output.tagging_count, Some(11));
    assert_eq!(
        output.version_id,
        Some("CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj".to_owned())
    );
    assert_eq!(output.cache_control, Some("max-age=600".to_owned()));
    assert_eq!(
        output.content_disposition,
        Some("attachment; filename=summary.csv".to_owned())
    );
    assert_eq!(output.content_encoding, Some("identity".to_owned()));
    assert_eq!(
        output.expires,
        Some("Sun, 01 Jun 2031 00:00:00 GMT".to_owned())
    );
    assert_eq!(output.sealed_time, Some(UtcSeconds::new(1_936_771_965)));
    assert_eq!(
        output.object_worm_retain_until_date,
        Some(UtcSeconds::new(1_936_771_965))
    );
    assert_eq!(output.object_worm_mode, Some(RetentionMode::Governance));
    assert_eq!(output.object_worm_legal_hold, Some(LegalHoldStatus::On));
    assert_eq!(output.request_charged, Some(RequestPayer::Requester));
    assert_eq!(
        output.allow_origin,
        Some("https://www.harbor.example".to_owned())
    );
    assert_eq!(output.allow_methods, Some("PUT".to_owned()));
    assert_eq!(output.allow_headers, Some("x-oss-meta-origin".to_owned()));
    assert_eq!(output.expose_headers, Some("x-oss-request-id".to_owned()));
    assert_eq!(output.transition_time, Some(UtcSeconds::new(1_936_771_965)));
    assert_eq!(output.max_age, Some(600));
}

#[test]
fn delete_multiple_objects() {
    let bucket = sample::bucket("DeleteMultipleObjects");
    sample::sends(
        "DeleteMultipleObjects",
        bucket
            .delete_multiple_objects(
                ObjectsToDelete::new([
                    ObjectIdentifier::new("reports/2031/q1 summary.csv"),
                    ObjectIdentifier::new("drafts/a&b.txt").version_id(
                        "CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj",
                    ),
                ])
                .quiet(false),
            )
            .request_payer(RequestPayer::Requester)
            .bypass_governance_retention(true),
    );
    sample::presigns(
        || {
            bucket.delete_multiple_objects(ObjectsToDelete::new([ObjectIdentifier::new(
                "reports/2031/q1 summary.csv",
            )]))
        },
        &[
            |operation: DeleteMultipleObjects| operation.request_payer(RequestPayer::Requester),
            |operation: DeleteMultipleObjects| operation.bypass_governance_retention(true),
        ],
    );
    let output = sample::reads::<DeleteMultipleObjects>("DeleteMultipleObjects");
    assert_eq!(
        output.deleted,
        vec![
            DeletedObject {
                key: "reports/2031/q1 summary.csv".to_owned(),
                version_id: Some(
                    "CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj".to_owned()
                ),
                delete_marker: true,
                delete_marker_version_id: Some(
                    "CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj".to_owned()
                )
            },
            DeletedObject {
                key: "reports/2031/q1 summary.csv1".to_owned(),
                version_id: Some(
                    "CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj".to_owned()
                ),
                delete_marker: true,
                delete_marker_version_id: Some(
                    "CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj".to_owned()
                )
            }
        ]
    );
    assert_eq!(output.not_deleted, Vec::new());
    assert_eq!(output.encoding_type, Some(EncodingType::Url));
}

#[test]
fn delete_object() {
    let bucket = sample::bucket("DeleteObject");
    sample::sends(
        "DeleteObject",
        bucket
            .delete_object("reports/2031/q1 summary.csv")
            .version_id("CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj")
            .request_payer(RequestPayer::Requester)
            .bypass_governance_retention(true),
    );
    sample::presigns(
        || bucket.delete_object("reports/2031/q1 summary.csv"),
        &[
            |operation: DeleteObject| {
                operation
                    .version_id("CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj")
            },
            |operation: DeleteObject| operation.request_payer(RequestPayer::Requester),
            |operation: DeleteObject| operation.bypass_governance_retention(true),
        ],
    );
    let output = sample::reads::<DeleteObject>("DeleteObject");
    assert_eq!(
        output.version_id,
        Some("CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj".to_owned())
    );
    assert!(output.delete_marker);
}

#[test]
fn structures_survive_a_document() {
    sample::survives::<DeletedObject>();
    sample::survives::<NotDeletedObject>();
    sample::survives::<ObjectIdentifier>();
    sample::survives::<ObjectsToDelete>();
}

random!(DeletedObject {
    key,
    version_id,
    delete_marker,
    delete_marker_version_id
});
random!(NotDeletedObject {
    key,
    version_id,
    code,
    message
});
random!(ObjectIdentifier { key, version_id });
random!(ObjectsToDelete { quiet, objects });
random_enum!(MetadataDirective);
random_enum!(RangeBehavior);
random_enum!(TaggingDirective);
