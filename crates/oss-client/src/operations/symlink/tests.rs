//! What goes out and comes back, by the samples.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use std::collections::BTreeMap;

use crate::etag::ETag;
use crate::operations::common::{ObjectAcl, RequestPayer, StorageClass};
use crate::operations::sample;
use crate::operations::symlink::{GetSymlink, PutSymlink};

#[test]
fn put_symlink() {
    let bucket = sample::bucket("PutSymlink");
    sample::sends(
        "PutSymlink",
        bucket
            .put_symlink("reports/2031/q1 summary.csv", "reports/2031/q1 summary.csv")
            .forbid_overwrite(true)
            .acl(ObjectAcl::Private)
            .storage_class(StorageClass::Ia)
            .metadata("origin", "dock-7")
            .metadata("reviewer", "lin")
            .request_payer(RequestPayer::Requester),
    );
    sample::presigns(
        || bucket.put_symlink("reports/2031/q1 summary.csv", "reports/2031/q1 summary.csv"),
        &[
            |operation: PutSymlink| operation.forbid_overwrite(true),
            |operation: PutSymlink| operation.acl(ObjectAcl::Private),
            |operation: PutSymlink| operation.storage_class(StorageClass::Ia),
            |operation: PutSymlink| {
                operation
                    .metadata("origin", "dock-7")
                    .metadata("reviewer", "lin")
            },
            |operation: PutSymlink| operation.request_payer(RequestPayer::Requester),
        ],
    );
    let output = sample::reads::<PutSymlink>("PutSymlink");
    assert_eq!(
        output.version_id,
        Some("CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj".to_owned())
    );
}

#[test]
fn get_symlink() {
    let bucket = sample::bucket("GetSymlink");
    sample::sends(
        "GetSymlink",
        bucket
            .get_symlink("reports/2031/q1 summary.csv")
            .version_id("CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj")
            .request_payer(RequestPayer::Requester),
    );
    sample::presigns(
        || bucket.get_symlink("reports/2031/q1 summary.csv"),
        &[
            |operation: GetSymlink| {
                operation
                    .version_id("CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj")
            },
            |operation: GetSymlink| operation.request_payer(RequestPayer::Requester),
        ],
    );
    let output = sample::reads::<GetSymlink>("GetSymlink");
    assert_eq!(
        output.version_id,
        Some("CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj".to_owned())
    );
    assert_eq!(output.target, "reports/2031/q1 summary.csv".to_owned());
    assert_eq!(
        output.etag,
        Some(ETag::from("\"9B2CF535F27731C974343645A3985328\""))
    );
    assert_eq!(
        output.metadata,
        BTreeMap::from([
            ("origin".to_owned(), "dock-7".to_owned()),
            ("reviewer".to_owned(), "lin".to_owned())
        ])
    );
}
