//! What goes out and comes back, by the samples.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::operations::common::{RequestPayer, Tag, Tagging};
use crate::operations::sample;
use crate::operations::tagging::{DeleteObjectTagging, GetObjectTagging, PutObjectTagging};

#[test]
fn put_object_tagging() {
    let bucket = sample::bucket("PutObjectTagging");
    sample::sends(
        "PutObjectTagging",
        bucket
            .put_object_tagging(
                "reports/2031/q1 summary.csv",
                Tagging::new([Tag::new("team", "ledger")]),
            )
            .version_id("CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj")
            .request_payer(RequestPayer::Requester),
    );
    sample::presigns(
        || {
            bucket.put_object_tagging(
                "reports/2031/q1 summary.csv",
                Tagging::new([Tag::new("team", "ledger")]),
            )
        },
        &[
            |operation: PutObjectTagging| {
                operation
                    .version_id("CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj")
            },
            |operation: PutObjectTagging| operation.request_payer(RequestPayer::Requester),
        ],
    );
    let output = sample::reads::<PutObjectTagging>("PutObjectTagging");
    assert_eq!(
        output.version_id,
        Some("CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj".to_owned())
    );
}

#[test]
fn get_object_tagging() {
    let bucket = sample::bucket("GetObjectTagging");
    sample::sends(
        "GetObjectTagging",
        bucket
            .get_object_tagging("reports/2031/q1 summary.csv")
            .version_id("CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj")
            .request_payer(RequestPayer::Requester),
    );
    sample::presigns(
        || bucket.get_object_tagging("reports/2031/q1 summary.csv"),
        &[
            |operation: GetObjectTagging| {
                operation
                    .version_id("CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj")
            },
            |operation: GetObjectTagging| operation.request_payer(RequestPayer::Requester),
        ],
    );
    let output = sample::reads::<GetObjectTagging>("GetObjectTagging");
    assert_eq!(
        output.version_id,
        Some("CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj".to_owned())
    );
    assert_eq!(
        output.tags,
        vec![
            Tag {
                key: "team".to_owned(),
                value: "ledger".to_owned()
            },
            Tag {
                key: "stage".to_owned(),
                value: "draft & review".to_owned()
            }
        ]
    );
}

#[test]
fn delete_object_tagging() {
    let bucket = sample::bucket("DeleteObjectTagging");
    sample::sends(
        "DeleteObjectTagging",
        bucket
            .delete_object_tagging("reports/2031/q1 summary.csv")
            .version_id("CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj")
            .request_payer(RequestPayer::Requester),
    );
    sample::presigns(
        || bucket.delete_object_tagging("reports/2031/q1 summary.csv"),
        &[
            |operation: DeleteObjectTagging| {
                operation
                    .version_id("CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj")
            },
            |operation: DeleteObjectTagging| operation.request_payer(RequestPayer::Requester),
        ],
    );
    let output = sample::reads::<DeleteObjectTagging>("DeleteObjectTagging");
    assert_eq!(
        output.version_id,
        Some("CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj".to_owned())
    );
}
