//! What goes out and comes back, by the samples.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::operations::common::RequestPayer;
use crate::operations::restore::{CleanRestoredObject, RestoreObject, RestoreRequest, RestoreTier};
use crate::operations::sample;
use crate::operations::sample::{random, random_enum};

#[test]
fn restore_object() {
    let bucket = sample::bucket("RestoreObject");
    sample::sends(
        "RestoreObject",
        bucket
            .restore_object("reports/2031/q1 summary.csv")
            .version_id("CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj")
            .request_payer(RequestPayer::Requester)
            .settings(RestoreRequest::new(30).tier(RestoreTier::Expedited)),
    );
    sample::presigns(
        || bucket.restore_object("reports/2031/q1 summary.csv"),
        &[
            |operation: RestoreObject| {
                operation
                    .version_id("CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj")
            },
            |operation: RestoreObject| operation.request_payer(RequestPayer::Requester),
            |operation: RestoreObject| {
                operation.settings(RestoreRequest::new(30).tier(RestoreTier::Expedited))
            },
        ],
    );
    let output = sample::reads::<RestoreObject>("RestoreObject");
    assert_eq!(
        output.version_id,
        Some("CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj".to_owned())
    );
    assert_eq!(output.restore_priority, Some(RestoreTier::Expedited));
}

#[test]
fn clean_restored_object() {
    let bucket = sample::bucket("CleanRestoredObject");
    sample::sends(
        "CleanRestoredObject",
        bucket
            .clean_restored_object("reports/2031/q1 summary.csv")
            .version_id("CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj")
            .request_payer(RequestPayer::Requester),
    );
    sample::presigns(
        || bucket.clean_restored_object("reports/2031/q1 summary.csv"),
        &[
            |operation: CleanRestoredObject| {
                operation
                    .version_id("CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj")
            },
            |operation: CleanRestoredObject| operation.request_payer(RequestPayer::Requester),
        ],
    );
    sample::reads::<CleanRestoredObject>("CleanRestoredObject");
}

#[test]
fn structures_survive_a_document() {
    sample::survives::<RestoreRequest>();
}

random!(RestoreRequest { days, tier });
random_enum!(RestoreTier);
