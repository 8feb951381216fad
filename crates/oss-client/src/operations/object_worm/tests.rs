//! What goes out and comes back, by the samples.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use oss_sign::UtcSeconds;

use crate::operations::common::{LegalHoldStatus, RetentionMode};
use crate::operations::object_worm::{
    GetBucketObjectWormConfiguration, GetObjectLegalHold, GetObjectRetention, LegalHold,
    ObjectWormConfiguration, ObjectWormDefaultRetention, ObjectWormEnabled, ObjectWormRule,
    PutBucketObjectWormConfiguration, PutObjectLegalHold, PutObjectRetention, Retention,
};
use crate::operations::sample;
use crate::operations::sample::{random, random_enum};

#[test]
fn put_bucket_object_worm_configuration() {
    let bucket = sample::bucket("PutBucketObjectWormConfiguration");
    sample::sends(
        "PutBucketObjectWormConfiguration",
        bucket.put_bucket_object_worm_configuration(
            ObjectWormConfiguration::new(ObjectWormEnabled::Enabled).rule(ObjectWormRule::new(
                ObjectWormDefaultRetention::new(RetentionMode::Governance).days(30),
            )),
        ),
    );
    sample::presigns(
        || {
            bucket.put_bucket_object_worm_configuration(ObjectWormConfiguration::new(
                ObjectWormEnabled::Enabled,
            ))
        },
        &[],
    );
    sample::reads::<PutBucketObjectWormConfiguration>("PutBucketObjectWormConfiguration");
}

#[test]
fn get_bucket_object_worm_configuration() {
    let bucket = sample::bucket("GetBucketObjectWormConfiguration");
    sample::sends(
        "GetBucketObjectWormConfiguration",
        bucket.get_bucket_object_worm_configuration(),
    );
    sample::presigns(|| bucket.get_bucket_object_worm_configuration(), &[]);
    assert_eq!(
        sample::reads::<GetBucketObjectWormConfiguration>("GetBucketObjectWormConfiguration"),
        ObjectWormConfiguration {
            enabled: ObjectWormEnabled::Enabled,
            rule: Some(ObjectWormRule {
                default_retention: ObjectWormDefaultRetention {
                    mode: RetentionMode::Governance,
                    days: Some(30),
                    years: None
                }
            })
        }
    );
}

#[test]
fn put_object_legal_hold() {
    let bucket = sample::bucket("PutObjectLegalHold");
    sample::sends(
        "PutObjectLegalHold",
        bucket
            .put_object_legal_hold(
                "reports/2031/q1 summary.csv",
                LegalHold::new(LegalHoldStatus::On),
            )
            .version_id("CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj"),
    );
    sample::presigns(
        || {
            bucket.put_object_legal_hold(
                "reports/2031/q1 summary.csv",
                LegalHold::new(LegalHoldStatus::On),
            )
        },
        &[|operation: PutObjectLegalHold| {
            operation.version_id("CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj")
        }],
    );
    sample::reads::<PutObjectLegalHold>("PutObjectLegalHold");
}

#[test]
fn put_object_retention() {
    let bucket = sample::bucket("PutObjectRetention");
    sample::sends(
        "PutObjectRetention",
        bucket
            .put_object_retention(
                "reports/2031/q1 summary.csv",
                Retention::new(RetentionMode::Governance, UtcSeconds::new(1_936_771_965)),
            )
            .version_id("CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj")
            .bypass_governance_retention(true),
    );
    sample::presigns(
        || {
            bucket.put_object_retention(
                "reports/2031/q1 summary.csv",
                Retention::new(RetentionMode::Governance, UtcSeconds::new(1_936_771_965)),
            )
        },
        &[
            |operation: PutObjectRetention| {
                operation
                    .version_id("CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj")
            },
            |operation: PutObjectRetention| operation.bypass_governance_retention(true),
        ],
    );
    sample::reads::<PutObjectRetention>("PutObjectRetention");
}

#[test]
fn get_object_legal_hold() {
    let bucket = sample::bucket("GetObjectLegalHold");
    sample::sends(
        "GetObjectLegalHold",
        bucket
            .get_object_legal_hold("reports/2031/q1 summary.csv")
            .version_id("CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj"),
    );
    sample::presigns(
        || bucket.get_object_legal_hold("reports/2031/q1 summary.csv"),
        &[|operation: GetObjectLegalHold| {
            operation.version_id("CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj")
        }],
    );
    assert_eq!(
        sample::reads::<GetObjectLegalHold>("GetObjectLegalHold"),
        LegalHold {
            status: LegalHoldStatus::On
        }
    );
}

#[test]
fn get_object_retention() {
    let bucket = sample::bucket("GetObjectRetention");
    sample::sends(
        "GetObjectRetention",
        bucket
            .get_object_retention("reports/2031/q1 summary.csv")
            .version_id("CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj"),
    );
    sample::presigns(
        || bucket.get_object_retention("reports/2031/q1 summary.csv"),
        &[|operation: GetObjectRetention| {
            operation.version_id("CAEQMhiBgIDQ3fK4uRkiIGY3YzE0ZDkyMGE1YjQ0ZTM4ZTg4NzE1ZDNhNmYwYjJj")
        }],
    );
    assert_eq!(
        sample::reads::<GetObjectRetention>("GetObjectRetention"),
        Retention {
            mode: RetentionMode::Governance,
            retain_until_date: UtcSeconds::new(1_936_771_965)
        }
    );
}

#[test]
fn structures_survive_a_document() {
    sample::survives::<LegalHold>();
    sample::survives::<ObjectWormConfiguration>();
    sample::survives::<ObjectWormDefaultRetention>();
    sample::survives::<ObjectWormRule>();
    sample::survives::<Retention>();
}

random!(LegalHold { status });
random!(ObjectWormConfiguration { enabled, rule });
random!(ObjectWormDefaultRetention { mode, days, years });
random!(ObjectWormRule { default_retention });
random!(Retention {
    mode,
    retain_until_date
});
random_enum!(ObjectWormEnabled);
