//! What goes out and comes back, by the samples.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::operations::overwrite::{
    DeleteBucketOverwriteConfig, GetBucketOverwriteConfig, OverwriteAction, OverwriteConfiguration,
    OverwriteRule, PutBucketOverwriteConfig,
};
use crate::operations::sample;
use crate::operations::sample::{random, random_enum};

#[test]
fn put_bucket_overwrite_config() {
    let bucket = sample::bucket("PutBucketOverwriteConfig");
    sample::sends(
        "PutBucketOverwriteConfig",
        bucket.put_bucket_overwrite_config(OverwriteConfiguration::new([
            OverwriteRule::new(OverwriteAction::Forbid)
                .id("rule-harbor-1")
                .prefix("reports/")
                .suffix("suffix")
                .principals(["principal", "principal-2"]),
            OverwriteRule::new(OverwriteAction::Forbid)
                .id("rule-harbor-11")
                .prefix("reports/1")
                .suffix("suffix-2")
                .principals(["principal", "principal-2"]),
        ])),
    );
    sample::presigns(
        || {
            bucket.put_bucket_overwrite_config(OverwriteConfiguration::new([OverwriteRule::new(
                OverwriteAction::Forbid,
            )]))
        },
        &[],
    );
    sample::reads::<PutBucketOverwriteConfig>("PutBucketOverwriteConfig");
}

#[test]
fn get_bucket_overwrite_config() {
    let bucket = sample::bucket("GetBucketOverwriteConfig");
    sample::sends(
        "GetBucketOverwriteConfig",
        bucket.get_bucket_overwrite_config(),
    );
    sample::presigns(|| bucket.get_bucket_overwrite_config(), &[]);
    assert_eq!(
        sample::reads::<GetBucketOverwriteConfig>("GetBucketOverwriteConfig"),
        OverwriteConfiguration {
            rules: vec![
                OverwriteRule {
                    id: Some("rule-harbor-1".to_owned()),
                    action: OverwriteAction::Forbid,
                    prefix: Some("reports/".to_owned()),
                    suffix: Some("suffix".to_owned()),
                    principals: vec!["principal".to_owned(), "principal-2".to_owned()]
                },
                OverwriteRule {
                    id: Some("rule-harbor-11".to_owned()),
                    action: OverwriteAction::Forbid,
                    prefix: Some("reports/1".to_owned()),
                    suffix: Some("suffix-2".to_owned()),
                    principals: vec!["principal".to_owned(), "principal-2".to_owned()]
                }
            ]
        }
    );
}

#[test]
fn delete_bucket_overwrite_config() {
    let bucket = sample::bucket("DeleteBucketOverwriteConfig");
    sample::sends(
        "DeleteBucketOverwriteConfig",
        bucket.delete_bucket_overwrite_config(),
    );
    sample::presigns(|| bucket.delete_bucket_overwrite_config(), &[]);
    sample::reads::<DeleteBucketOverwriteConfig>("DeleteBucketOverwriteConfig");
}

#[test]
fn structures_survive_a_document() {
    sample::survives::<OverwriteConfiguration>();
    sample::survives::<OverwriteRule>();
}

random!(OverwriteConfiguration { rules });
random!(OverwriteRule {
    id,
    action,
    prefix,
    suffix,
    principals
});
random_enum!(OverwriteAction);
