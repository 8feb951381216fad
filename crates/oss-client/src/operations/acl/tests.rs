//! What goes out and comes back, by the samples.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::operations::acl::{GetBucketAcl, GetObjectAcl, PutBucketAcl, PutObjectAcl};
use crate::operations::common::{BucketAcl, ObjectAcl, Owner, RequestPayer};
use crate::operations::sample;

#[test]
fn put_bucket_acl() {
    let bucket = sample::bucket("PutBucketAcl");
    sample::sends("PutBucketAcl", bucket.put_bucket_acl(BucketAcl::Private));
    sample::presigns(|| bucket.put_bucket_acl(BucketAcl::Private), &[]);
    sample::reads::<PutBucketAcl>("PutBucketAcl");
}

#[test]
fn get_bucket_acl() {
    let bucket = sample::bucket("GetBucketAcl");
    sample::sends("GetBucketAcl", bucket.get_bucket_acl());
    sample::presigns(|| bucket.get_bucket_acl(), &[]);
    let output = sample::reads::<GetBucketAcl>("GetBucketAcl");
    assert_eq!(output.acl, BucketAcl::Private);
    assert_eq!(
        output.owner,
        Owner {
            id: "1357924680135790".to_owned(),
            display_name: "1357924680135790".to_owned()
        }
    );
}

#[test]
fn put_object_acl() {
    let bucket = sample::bucket("PutObjectAcl");
    sample::sends(
        "PutObjectAcl",
        bucket
            .put_object_acl("reports/2031/q1 summary.csv", ObjectAcl::Private)
            .version_id("CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj")
            .request_payer(RequestPayer::Requester),
    );
    sample::presigns(
        || bucket.put_object_acl("reports/2031/q1 summary.csv", ObjectAcl::Private),
        &[
            |operation: PutObjectAcl| {
                operation
                    .version_id("CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj")
            },
            |operation: PutObjectAcl| operation.request_payer(RequestPayer::Requester),
        ],
    );
    let output = sample::reads::<PutObjectAcl>("PutObjectAcl");
    assert_eq!(
        output.version_id,
        Some("CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj".to_owned())
    );
}

#[test]
fn get_object_acl() {
    let bucket = sample::bucket("GetObjectAcl");
    sample::sends(
        "GetObjectAcl",
        bucket
            .get_object_acl("reports/2031/q1 summary.csv")
            .version_id("CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj")
            .request_payer(RequestPayer::Requester),
    );
    sample::presigns(
        || bucket.get_object_acl("reports/2031/q1 summary.csv"),
        &[
            |operation: GetObjectAcl| {
                operation
                    .version_id("CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj")
            },
            |operation: GetObjectAcl| operation.request_payer(RequestPayer::Requester),
        ],
    );
    let output = sample::reads::<GetObjectAcl>("GetObjectAcl");
    assert_eq!(output.acl, ObjectAcl::Private);
    assert_eq!(
        output.owner,
        Owner {
            id: "1357924680135790".to_owned(),
            display_name: "1357924680135790".to_owned()
        }
    );
    assert_eq!(
        output.version_id,
        Some("CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj".to_owned())
    );
}
