//! What goes out and comes back, by the samples.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::operations::referer::{GetBucketReferer, PutBucketReferer, RefererConfiguration};
use crate::operations::sample;
use crate::operations::sample::random;

#[test]
fn put_bucket_referer() {
    let bucket = sample::bucket("PutBucketReferer");
    sample::sends(
        "PutBucketReferer",
        bucket.put_bucket_referer(
            RefererConfiguration::new(
                false,
                ["https://www.harbor.example", "https://*.harbor.example"],
            )
            .allow_truncate_query_string(true)
            .truncate_path(true)
            .referer_blacklist(["https://bad.example"]),
        ),
    );
    sample::presigns(
        || {
            bucket.put_bucket_referer(RefererConfiguration::new(
                false,
                ["https://www.harbor.example"],
            ))
        },
        &[],
    );
    sample::reads::<PutBucketReferer>("PutBucketReferer");
}

#[test]
fn get_bucket_referer() {
    let bucket = sample::bucket("GetBucketReferer");
    sample::sends("GetBucketReferer", bucket.get_bucket_referer());
    sample::presigns(|| bucket.get_bucket_referer(), &[]);
    assert_eq!(
        sample::reads::<GetBucketReferer>("GetBucketReferer"),
        RefererConfiguration {
            allow_empty_referer: false,
            allow_truncate_query_string: Some(true),
            truncate_path: Some(true),
            referers: vec![
                "https://www.harbor.example".to_owned(),
                "https://*.harbor.example".to_owned()
            ],
            referer_blacklist: vec!["https://bad.example".to_owned()]
        }
    );
}

#[test]
fn structures_survive_a_document() {
    sample::survives::<RefererConfiguration>();
}

random!(RefererConfiguration {
    allow_empty_referer,
    allow_truncate_query_string,
    truncate_path,
    referers,
    referer_blacklist
});
