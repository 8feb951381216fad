//! What goes out and comes back, by the samples.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::operations::bucket_worm::{
    AbortBucketWorm, BucketWormState, CompleteBucketWorm, ExtendBucketWorm,
    ExtendWormConfiguration, GetBucketWorm, InitiateBucketWorm, InitiateWormConfiguration,
    WormConfiguration,
};
use crate::operations::sample;
use crate::operations::sample::{random, random_enum};

#[test]
fn initiate_bucket_worm() {
    let bucket = sample::bucket("InitiateBucketWorm");
    sample::sends(
        "InitiateBucketWorm",
        bucket.initiate_bucket_worm(InitiateWormConfiguration::new(365)),
    );
    sample::presigns(
        || bucket.initiate_bucket_worm(InitiateWormConfiguration::new(365)),
        &[],
    );
    let output = sample::reads::<InitiateBucketWorm>("InitiateBucketWorm");
    assert_eq!(output.worm_id, "W0RM1D2031HARBOR".to_owned());
}

#[test]
fn complete_bucket_worm() {
    let bucket = sample::bucket("CompleteBucketWorm");
    sample::sends(
        "CompleteBucketWorm",
        bucket.complete_bucket_worm("W0RM1D2031HARBOR"),
    );
    sample::presigns(|| bucket.complete_bucket_worm("W0RM1D2031HARBOR"), &[]);
    sample::reads::<CompleteBucketWorm>("CompleteBucketWorm");
}

#[test]
fn extend_bucket_worm() {
    let bucket = sample::bucket("ExtendBucketWorm");
    sample::sends(
        "ExtendBucketWorm",
        bucket.extend_bucket_worm("W0RM1D2031HARBOR", ExtendWormConfiguration::new(365)),
    );
    sample::presigns(
        || bucket.extend_bucket_worm("W0RM1D2031HARBOR", ExtendWormConfiguration::new(365)),
        &[],
    );
    sample::reads::<ExtendBucketWorm>("ExtendBucketWorm");
}

#[test]
fn get_bucket_worm() {
    let bucket = sample::bucket("GetBucketWorm");
    sample::sends("GetBucketWorm", bucket.get_bucket_worm());
    sample::presigns(|| bucket.get_bucket_worm(), &[]);
    assert_eq!(
        sample::reads::<GetBucketWorm>("GetBucketWorm"),
        WormConfiguration {
            worm_id: "W0RM1D2031HARBOR".to_owned(),
            state: BucketWormState::InProgress,
            retention_period_in_days: 365,
            creation_date: "2031-05-17T08:12:45".to_owned(),
            expiration_date: Some("2032-05-16T08:12:45".to_owned())
        }
    );
}

#[test]
fn abort_bucket_worm() {
    let bucket = sample::bucket("AbortBucketWorm");
    sample::sends("AbortBucketWorm", bucket.abort_bucket_worm());
    sample::presigns(|| bucket.abort_bucket_worm(), &[]);
    sample::reads::<AbortBucketWorm>("AbortBucketWorm");
}

#[test]
fn structures_survive_a_document() {
    sample::survives::<ExtendWormConfiguration>();
    sample::survives::<InitiateWormConfiguration>();
    sample::survives::<WormConfiguration>();
}

random!(ExtendWormConfiguration {
    retention_period_in_days
});
random!(InitiateWormConfiguration {
    retention_period_in_days
});
random!(WormConfiguration {
    worm_id,
    state,
    retention_period_in_days,
    creation_date,
    expiration_date
});
random_enum!(BucketWormState);
