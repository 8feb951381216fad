//! What goes out and comes back, by the samples.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::operations::archive_direct_read::{
    ArchiveDirectReadConfiguration, GetBucketArchiveDirectRead, PutBucketArchiveDirectRead,
};
use crate::operations::sample;
use crate::operations::sample::random;

#[test]
fn put_bucket_archive_direct_read() {
    let bucket = sample::bucket("PutBucketArchiveDirectRead");
    sample::sends(
        "PutBucketArchiveDirectRead",
        bucket.put_bucket_archive_direct_read(ArchiveDirectReadConfiguration::new(true)),
    );
    sample::presigns(
        || bucket.put_bucket_archive_direct_read(ArchiveDirectReadConfiguration::new(true)),
        &[],
    );
    sample::reads::<PutBucketArchiveDirectRead>("PutBucketArchiveDirectRead");
}

#[test]
fn get_bucket_archive_direct_read() {
    let bucket = sample::bucket("GetBucketArchiveDirectRead");
    sample::sends(
        "GetBucketArchiveDirectRead",
        bucket.get_bucket_archive_direct_read(),
    );
    sample::presigns(|| bucket.get_bucket_archive_direct_read(), &[]);
    assert_eq!(
        sample::reads::<GetBucketArchiveDirectRead>("GetBucketArchiveDirectRead"),
        ArchiveDirectReadConfiguration { enabled: true }
    );
}

#[test]
fn structures_survive_a_document() {
    sample::survives::<ArchiveDirectReadConfiguration>();
}

random!(ArchiveDirectReadConfiguration { enabled });
