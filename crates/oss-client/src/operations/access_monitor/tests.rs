//! What goes out and comes back, by the samples.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::operations::access_monitor::{
    AccessMonitorConfiguration, GetBucketAccessMonitor, PutBucketAccessMonitor,
};
use crate::operations::common::AccessMonitorStatus;
use crate::operations::sample;
use crate::operations::sample::random;

#[test]
fn put_bucket_access_monitor() {
    let bucket = sample::bucket("PutBucketAccessMonitor");
    sample::sends(
        "PutBucketAccessMonitor",
        bucket.put_bucket_access_monitor(AccessMonitorConfiguration::new(
            AccessMonitorStatus::Enabled,
        )),
    );
    sample::presigns(
        || {
            bucket.put_bucket_access_monitor(AccessMonitorConfiguration::new(
                AccessMonitorStatus::Enabled,
            ))
        },
        &[],
    );
    sample::reads::<PutBucketAccessMonitor>("PutBucketAccessMonitor");
}

#[test]
fn get_bucket_access_monitor() {
    let bucket = sample::bucket("GetBucketAccessMonitor");
    sample::sends("GetBucketAccessMonitor", bucket.get_bucket_access_monitor());
    sample::presigns(|| bucket.get_bucket_access_monitor(), &[]);
    assert_eq!(
        sample::reads::<GetBucketAccessMonitor>("GetBucketAccessMonitor"),
        AccessMonitorConfiguration {
            status: AccessMonitorStatus::Enabled
        }
    );
}

#[test]
fn structures_survive_a_document() {
    sample::survives::<AccessMonitorConfiguration>();
}

random!(AccessMonitorConfiguration { status });
