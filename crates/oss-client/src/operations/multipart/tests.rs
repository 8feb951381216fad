//! What goes out and comes back, by the samples.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use oss_sign::UtcSeconds;

use crate::etag::ETag;
use crate::operations::common::{
    CommonPrefix, EncodingType, LegalHoldStatus, ObjectAcl, RequestPayer, RetentionMode,
    ServerSideEncryption, StorageClass,
};
use crate::operations::multipart::{
    AbortMultipartUpload, CompleteAll, CompleteMultipartUpload, CompletedPart, CompletedParts,
    InitiateMultipartUpload, ListMultipartUploads, ListParts, MultipartUpload, Part, UploadPart,
    UploadPartCopy,
};
use crate::operations::sample;
use crate::operations::sample::{random, random_enum};
use crate::range::ByteRange;

#[test]
fn initiate_multipart_upload() {
    let bucket = sample::bucket("InitiateMultipartUpload");
    sample::sends(
        "InitiateMultipartUpload",
        bucket
            .initiate_multipart_upload("reports/2031/q1 summary.csv")
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
            .request_payer(RequestPayer::Requester)
            .object_worm_retain_until_date(UtcSeconds::new(1_936_771_965))
            .object_worm_mode(RetentionMode::Governance)
            .object_worm_legal_hold(LegalHoldStatus::On),
    );
    sample::presigns(
        || bucket.initiate_multipart_upload("reports/2031/q1 summary.csv"),
        &[
            |operation: InitiateMultipartUpload| operation.cache_control("max-age=600"),
            |operation: InitiateMultipartUpload| {
                operation.content_disposition("attachment; filename=summary.csv")
            },
            |operation: InitiateMultipartUpload| operation.content_type("text/csv"),
            |operation: InitiateMultipartUpload| operation.expires("Sun, 01 Jun 2031 00:00:00 GMT"),
            |operation: InitiateMultipartUpload| {
                operation.server_side_encryption(ServerSideEncryption::Aes256)
            },
            |operation: InitiateMultipartUpload| {
                operation.server_side_encryption_key_id("9468da86-3509-4f8d-a61e-6eab1eac0001")
            },
            |operation: InitiateMultipartUpload| operation.storage_class(StorageClass::Ia),
            |operation: InitiateMultipartUpload| {
                operation
                    .metadata("origin", "dock-7")
                    .metadata("reviewer", "lin")
            },
            |operation: InitiateMultipartUpload| operation.tagging("team=ledger&stage=draft%201"),
            |operation: InitiateMultipartUpload| operation.forbid_overwrite(true),
            |operation: InitiateMultipartUpload| operation.request_payer(RequestPayer::Requester),
            |operation: InitiateMultipartUpload| {
                operation.object_worm_retain_until_date(UtcSeconds::new(1_936_771_965))
            },
            |operation: InitiateMultipartUpload| {
                operation.object_worm_mode(RetentionMode::Governance)
            },
            |operation: InitiateMultipartUpload| {
                operation.object_worm_legal_hold(LegalHoldStatus::On)
            },
        ],
    );
    let output = sample::reads::<InitiateMultipartUpload>("InitiateMultipartUpload");
    assert_eq!(output.bucket, "harbor-notes".to_owned());
    assert_eq!(output.key, "reports/2031/q1 summary.csv".to_owned());
    assert_eq!(
        output.upload_id,
        "0F7B2C9A4D8E4E0FA1B2C3D4E5F60718".to_owned()
    );
    assert_eq!(output.encoding_type, Some(EncodingType::Url));
}

#[test]
fn upload_part() {
    let bucket = sample::bucket("UploadPart");
    sample::sends(
        "UploadPart",
        bucket
            .upload_part(
                "reports/2031/q1 summary.csv",
                3,
                "0F7B2C9A4D8E4E0FA1B2C3D4E5F60718",
            )
            .traffic_limit(819200)
            .body("tide,low\n1,40\n")
            .request_payer(RequestPayer::Requester),
    );
    sample::presigns(
        || {
            bucket.upload_part(
                "reports/2031/q1 summary.csv",
                3,
                "0F7B2C9A4D8E4E0FA1B2C3D4E5F60718",
            )
        },
        &[
            |operation: UploadPart| operation.traffic_limit(819200),
            |operation: UploadPart| operation.request_payer(RequestPayer::Requester),
        ],
    );
    let output = sample::reads::<UploadPart>("UploadPart");
    assert_eq!(
        output.etag,
        ETag::from("\"9B2CF535F27731C974343645A3985328\"")
    );
    assert_eq!(
        output.content_md5,
        Some("7Qdih1MuhjZehB6Sv8UNjA==".to_owned())
    );
    assert_eq!(output.crc64, Some(5981764153023615706));
}

#[test]
fn upload_part_copy() {
    let bucket = sample::bucket("UploadPartCopy");
    sample::sends(
        "UploadPartCopy",
        bucket
            .upload_part_copy(
                "reports/2031/q1 summary.csv",
                3,
                "0F7B2C9A4D8E4E0FA1B2C3D4E5F60718",
                "raw/tide table+v2.csv",
            )
            .source_bucket("harbor-archive")
            .source_version_id("CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj")
            .source_range(ByteRange::from(0..=1048575))
            .source_if_match("\"9B2CF535F27731C974343645A3985328\"")
            .traffic_limit(819200)
            .request_payer(RequestPayer::Requester),
    );
    sample::presigns(
        || {
            bucket.upload_part_copy(
                "reports/2031/q1 summary.csv",
                3,
                "0F7B2C9A4D8E4E0FA1B2C3D4E5F60718",
                "raw/tide table+v2.csv",
            )
        },
        &[
            |operation: UploadPartCopy| operation.source_bucket("harbor-archive"),
            |operation: UploadPartCopy| {
                operation.source_version_id(
                    "CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj",
                )
            },
            |operation: UploadPartCopy| operation.source_range(ByteRange::from(0..=1048575)),
            |operation: UploadPartCopy| {
                operation.source_if_match("\"9B2CF535F27731C974343645A3985328\"")
            },
            |operation: UploadPartCopy| operation.traffic_limit(819200),
            |operation: UploadPartCopy| operation.request_payer(RequestPayer::Requester),
        ],
    );
    let output = sample::reads::<UploadPartCopy>("UploadPartCopy");
    assert_eq!(output.last_modified, UtcSeconds::new(1_936_771_965));
    assert_eq!(
        output.etag,
        ETag::from("\"9B2CF535F27731C974343645A3985328\"")
    );
    assert_eq!(
        output.source_version_id,
        Some("CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj".to_owned())
    );
}

#[test]
fn complete_multipart_upload() {
    let bucket = sample::bucket("CompleteMultipartUpload");
    sample::sends(
        "CompleteMultipartUpload",
        bucket
            .complete_multipart_upload(
                "reports/2031/q1 summary.csv",
                "0F7B2C9A4D8E4E0FA1B2C3D4E5F60718",
            )
            .completed_parts(CompletedParts::new([
                CompletedPart::new(1, "\"0A1B2C3D4E5F60718293A4B5C6D7E8F9\""),
                CompletedPart::new(2, "\"9B2CF535F27731C974343645A3985328\""),
            ]))
            .acl(ObjectAcl::Private)
            .request_payer(RequestPayer::Requester),
    );
    sample::presigns(
        || {
            bucket.complete_multipart_upload(
                "reports/2031/q1 summary.csv",
                "0F7B2C9A4D8E4E0FA1B2C3D4E5F60718",
            )
        },
        &[
            |operation: CompleteMultipartUpload| {
                operation.completed_parts(CompletedParts::new([
                    CompletedPart::new(1, "\"0A1B2C3D4E5F60718293A4B5C6D7E8F9\""),
                    CompletedPart::new(2, "\"9B2CF535F27731C974343645A3985328\""),
                ]))
            },
            |operation: CompleteMultipartUpload| operation.acl(ObjectAcl::Private),
            |operation: CompleteMultipartUpload| operation.request_payer(RequestPayer::Requester),
        ],
    );
    let output = sample::reads::<CompleteMultipartUpload>("CompleteMultipartUpload");
    assert_eq!(
        output.version_id,
        Some("CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj".to_owned())
    );
    assert_eq!(output.crc64, Some(5981764153023615706));
    assert_eq!(output.encoding_type, Some(EncodingType::Url));
    assert_eq!(
        output.location,
        Some(
            "http://harbor-notes.oss-cn-hangzhou.aliyuncs.com/reports/2031/q1%20summary.csv"
                .to_owned()
        )
    );
    assert_eq!(output.bucket, Some("harbor-notes".to_owned()));
    assert_eq!(output.key, Some("reports/2031/q1 summary.csv".to_owned()));
    assert_eq!(
        output.etag,
        Some(ETag::from("\"9B2CF535F27731C974343645A3985328\""))
    );
    assert_eq!(output.callback_result, None);
}

#[test]
fn list_multipart_uploads() {
    let bucket = sample::bucket("ListMultipartUploads");
    sample::sends(
        "ListMultipartUploads",
        bucket
            .list_multipart_uploads()
            .delimiter("/")
            .key_marker("reports/2030/")
            .max_uploads(50)
            .prefix("reports/")
            .upload_id_marker("0F7B2C9A4D8E4E0FA1B2C3D4E5F60718")
            .request_payer(RequestPayer::Requester),
    );
    sample::presigns(
        || bucket.list_multipart_uploads(),
        &[
            |operation: ListMultipartUploads| operation.delimiter("/"),
            |operation: ListMultipartUploads| operation.key_marker("reports/2030/"),
            |operation: ListMultipartUploads| operation.max_uploads(50),
            |operation: ListMultipartUploads| operation.prefix("reports/"),
            |operation: ListMultipartUploads| {
                operation.upload_id_marker("0F7B2C9A4D8E4E0FA1B2C3D4E5F60718")
            },
            |operation: ListMultipartUploads| operation.request_payer(RequestPayer::Requester),
        ],
    );
    let output = sample::reads::<ListMultipartUploads>("ListMultipartUploads");
    assert_eq!(output.encoding_type, Some(EncodingType::Url));
    assert_eq!(output.bucket, "harbor-notes".to_owned());
    assert_eq!(output.key_marker, Some("reports/2030/".to_owned()));
    assert_eq!(
        output.upload_id_marker,
        Some("0F7B2C9A4D8E4E0FA1B2C3D4E5F60718".to_owned())
    );
    assert_eq!(
        output.next_key_marker,
        Some("reports/2031/q1 summary.csv".to_owned())
    );
    assert_eq!(
        output.next_upload_id_marker,
        Some("0F7B2C9A4D8E4E0FA1B2C3D4E5F60718".to_owned())
    );
    assert_eq!(output.delimiter, Some("/".to_owned()));
    assert_eq!(output.prefix, Some("reports/".to_owned()));
    assert_eq!(output.max_uploads, 50);
    assert!(output.is_truncated);
    assert_eq!(
        output.uploads,
        vec![
            MultipartUpload {
                key: "reports/2031/q1 summary.csv".to_owned(),
                upload_id: "0F7B2C9A4D8E4E0FA1B2C3D4E5F60718".to_owned(),
                initiated: UtcSeconds::new(1_936_771_965),
                storage_class: Some(StorageClass::Ia)
            },
            MultipartUpload {
                key: "reports/2031/q1 summary.csv1".to_owned(),
                upload_id: "0F7B2C9A4D8E4E0FA1B2C3D4E5F60718".to_owned(),
                initiated: UtcSeconds::new(1_936_771_965),
                storage_class: Some(StorageClass::Archive)
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
fn list_parts() {
    let bucket = sample::bucket("ListParts");
    sample::sends(
        "ListParts",
        bucket
            .list_parts(
                "reports/2031/q1 summary.csv",
                "0F7B2C9A4D8E4E0FA1B2C3D4E5F60718",
            )
            .max_parts(50)
            .part_number_marker(2)
            .request_payer(RequestPayer::Requester),
    );
    sample::presigns(
        || {
            bucket.list_parts(
                "reports/2031/q1 summary.csv",
                "0F7B2C9A4D8E4E0FA1B2C3D4E5F60718",
            )
        },
        &[
            |operation: ListParts| operation.max_parts(50),
            |operation: ListParts| operation.part_number_marker(2),
            |operation: ListParts| operation.request_payer(RequestPayer::Requester),
        ],
    );
    let output = sample::reads::<ListParts>("ListParts");
    assert_eq!(output.encoding_type, Some(EncodingType::Url));
    assert_eq!(output.bucket, "harbor-notes".to_owned());
    assert_eq!(output.key, "reports/2031/q1 summary.csv".to_owned());
    assert_eq!(
        output.upload_id,
        "0F7B2C9A4D8E4E0FA1B2C3D4E5F60718".to_owned()
    );
    assert_eq!(output.part_number_marker, Some(2));
    assert_eq!(output.next_part_number_marker, Some(3));
    assert_eq!(output.max_parts, 50);
    assert!(output.is_truncated);
    assert_eq!(output.storage_class, Some(StorageClass::Ia));
    assert_eq!(
        output.client_encryption_key,
        Some("client-encryption-key".to_owned())
    );
    assert_eq!(
        output.client_encryption_start,
        Some("client-encryption-start".to_owned())
    );
    assert_eq!(
        output.client_encryption_cek_alg,
        Some("client-encryption-cek-alg".to_owned())
    );
    assert_eq!(
        output.client_encryption_wrap_alg,
        Some("client-encryption-wrap-alg".to_owned())
    );
    assert_eq!(output.client_encryption_data_size, Some(11));
    assert_eq!(output.client_encryption_part_size, Some(11));
    assert_eq!(
        output.parts,
        vec![
            Part {
                part_number: 3,
                etag: ETag::from("\"9B2CF535F27731C974343645A3985328\""),
                last_modified: UtcSeconds::new(1_936_771_965),
                size: 4096,
                crc64: Some(5981764153023615706)
            },
            Part {
                part_number: 4,
                etag: ETag::from("\"9B2CF535F27731C974343645A3985328\""),
                last_modified: UtcSeconds::new(1_936_771_965),
                size: 4096,
                crc64: Some(5981764153023615706)
            }
        ]
    );
}

#[test]
fn abort_multipart_upload() {
    let bucket = sample::bucket("AbortMultipartUpload");
    sample::sends(
        "AbortMultipartUpload",
        bucket
            .abort_multipart_upload(
                "reports/2031/q1 summary.csv",
                "0F7B2C9A4D8E4E0FA1B2C3D4E5F60718",
            )
            .request_payer(RequestPayer::Requester),
    );
    sample::presigns(
        || {
            bucket.abort_multipart_upload(
                "reports/2031/q1 summary.csv",
                "0F7B2C9A4D8E4E0FA1B2C3D4E5F60718",
            )
        },
        &[|operation: AbortMultipartUpload| operation.request_payer(RequestPayer::Requester)],
    );
    sample::reads::<AbortMultipartUpload>("AbortMultipartUpload");
}

#[test]
fn structures_survive_a_document() {
    sample::survives::<CompletedPart>();
    sample::survives::<CompletedParts>();
    sample::survives::<MultipartUpload>();
    sample::survives::<Part>();
}

random!(CompletedPart { part_number, etag });
random!(CompletedParts { parts });
random!(MultipartUpload {
    key,
    upload_id,
    initiated,
    storage_class
});
random!(Part {
    part_number,
    etag,
    last_modified,
    size,
    crc64
});
random_enum!(CompleteAll);
