//! What goes out and comes back, by the samples.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::operations::common::VersioningStatus;
use crate::operations::sample;
use crate::operations::sample::random;
use crate::operations::versioning::{
    GetBucketVersioning, PutBucketVersioning, VersioningConfiguration,
};

#[test]
fn put_bucket_versioning() {
    let bucket = sample::bucket("PutBucketVersioning");
    sample::sends(
        "PutBucketVersioning",
        bucket.put_bucket_versioning(VersioningConfiguration::new(VersioningStatus::Enabled)),
    );
    sample::presigns(
        || bucket.put_bucket_versioning(VersioningConfiguration::new(VersioningStatus::Enabled)),
        &[],
    );
    sample::reads::<PutBucketVersioning>("PutBucketVersioning");
}

#[test]
fn get_bucket_versioning() {
    let bucket = sample::bucket("GetBucketVersioning");
    sample::sends("GetBucketVersioning", bucket.get_bucket_versioning());
    sample::presigns(|| bucket.get_bucket_versioning(), &[]);
    let output = sample::reads::<GetBucketVersioning>("GetBucketVersioning");
    assert_eq!(output.status, Some(VersioningStatus::Enabled));
}

#[test]
fn structures_survive_a_document() {
    sample::survives::<VersioningConfiguration>();
}

random!(VersioningConfiguration { status });
