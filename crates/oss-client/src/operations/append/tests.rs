//! What goes out and comes back, by the samples.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use oss_sign::UtcSeconds;

use crate::etag::ETag;
use crate::operations::append::{AppendObject, SealAppendObject};
use crate::operations::common::{
    ObjectAcl, RequestPayer, ServerSideDataEncryption, ServerSideEncryption, StorageClass,
};
use crate::operations::sample;

#[test]
fn append_object() {
    let bucket = sample::bucket("AppendObject");
    sample::sends(
        "AppendObject",
        bucket
            .append_object("reports/2031/q1 summary.csv", 14)
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
            .request_payer(RequestPayer::Requester),
    );
    sample::presigns(
        || bucket.append_object("reports/2031/q1 summary.csv", 14),
        &[
            |operation: AppendObject| operation.cache_control("max-age=600"),
            |operation: AppendObject| {
                operation.content_disposition("attachment; filename=summary.csv")
            },
            |operation: AppendObject| operation.content_type("text/csv"),
            |operation: AppendObject| operation.expires("Sun, 01 Jun 2031 00:00:00 GMT"),
            |operation: AppendObject| {
                operation.server_side_encryption(ServerSideEncryption::Aes256)
            },
            |operation: AppendObject| {
                operation.server_side_encryption_key_id("9468da86-3509-4f8d-a61e-6eab1eac0001")
            },
            |operation: AppendObject| operation.storage_class(StorageClass::Ia),
            |operation: AppendObject| {
                operation
                    .metadata("origin", "dock-7")
                    .metadata("reviewer", "lin")
            },
            |operation: AppendObject| operation.tagging("team=ledger&stage=draft%201"),
            |operation: AppendObject| operation.forbid_overwrite(true),
            |operation: AppendObject| operation.acl(ObjectAcl::Private),
            |operation: AppendObject| operation.traffic_limit(819200),
            |operation: AppendObject| operation.request_payer(RequestPayer::Requester),
        ],
    );
    let output = sample::reads::<AppendObject>("AppendObject");
    assert_eq!(
        output.version_id,
        Some("CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj".to_owned())
    );
    assert_eq!(output.crc64, Some(5981764153023615706));
    assert_eq!(output.next_append_position, 28);
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
    assert_eq!(
        output.etag,
        ETag::from("\"9B2CF535F27731C974343645A3985328\"")
    );
}

#[test]
fn seal_append_object() {
    let bucket = sample::bucket("SealAppendObject");
    sample::sends(
        "SealAppendObject",
        bucket.seal_append_object("reports/2031/q1 summary.csv", 14),
    );
    sample::presigns(
        || bucket.seal_append_object("reports/2031/q1 summary.csv", 14),
        &[],
    );
    let output = sample::reads::<SealAppendObject>("SealAppendObject");
    assert_eq!(output.sealed_time, Some(UtcSeconds::new(1_936_771_965)));
}
