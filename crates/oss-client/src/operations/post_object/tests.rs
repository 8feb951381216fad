//! What goes out and comes back, by the samples.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::etag::ETag;
use crate::operations::common::{ObjectAcl, ServerSideEncryption, StorageClass};
use crate::operations::post_object::PostObject;
use crate::operations::sample;

#[test]
fn post_object() {
    let bucket = sample::bucket("PostObject");
    sample::sends("PostObject", bucket.post_object("reports/2031/q1 summary.csv", "tide,low\n1,40\n").policy("eyJleHBpcmF0aW9uIjoiMjAzMS0wNS0xN1QwOToxMjo0NS4wMDBaIiwiY29uZGl0aW9ucyI6W1sic3RhcnRzLXdpdGgiLCIka2V5IiwicmVwb3J0cy8iXV19").signature_version("OSS4-HMAC-SHA256").credential("EXAMPLEKEYID/20310517/cn-hangzhou/oss/aliyun_v4_request").date("20310517T081245Z").signature("0000000000000000000000000000000000000000000000000000000000000000").security_token("x-oss-security-token").success_action_status(201).cache_control("max-age=600").content_type("text/csv").content_disposition("attachment; filename=summary.csv").acl(ObjectAcl::Private).storage_class(StorageClass::Ia).tagging("team=ledger&stage=draft%201").forbid_overwrite(true).server_side_encryption(ServerSideEncryption::Aes256).server_side_encryption_key_id("9468da86-3509-4f8d-a61e-6eab1eac0001").callback("callback").metadata("origin", "dock-7").metadata("reviewer", "lin"));
    let output = sample::reads::<PostObject>("PostObject");
    assert_eq!(
        output.etag,
        Some(ETag::from("\"9B2CF535F27731C974343645A3985328\""))
    );
    assert_eq!(output.crc64, Some(5981764153023615706));
    assert_eq!(
        output.version_id,
        Some("CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj".to_owned())
    );
    assert_eq!(output.bucket, Some("harbor-notes".to_owned()));
    assert_eq!(output.key, Some("reports/2031/q1 summary.csv".to_owned()));
    assert_eq!(
        output.etag_in_body,
        Some(ETag::from("\"9B2CF535F27731C974343645A3985328\""))
    );
    assert_eq!(
        output.location,
        Some(
            "http://harbor-notes.oss-cn-hangzhou.aliyuncs.com/reports/2031/q1%20summary.csv"
                .to_owned()
        )
    );
    assert_eq!(output.callback_result, None);
}
