//! Access tracking.
//!
//! | operation | what it does |
//! |---|---|
//! | [`Bucket::put_bucket_access_monitor`] | Turns the tracking of the last access time of a bucket's objects on or off. |
//! | [`Bucket::get_bucket_access_monitor`] | Reads whether a bucket tracks the last access time of its objects. |

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::bucket::Bucket;

mod access_monitor_configuration;
mod get_bucket_access_monitor;
mod put_bucket_access_monitor;
#[cfg(test)]
mod tests;

pub use access_monitor_configuration::AccessMonitorConfiguration;
pub use get_bucket_access_monitor::GetBucketAccessMonitor;
pub use put_bucket_access_monitor::PutBucketAccessMonitor;

/// Access tracking.
impl Bucket {
    /// Turns the tracking of the last access time of a bucket's objects on or off. See
    /// [`PutBucketAccessMonitor`].
    pub fn put_bucket_access_monitor(
        &self,
        access_monitor_configuration: impl Into<AccessMonitorConfiguration>,
    ) -> PutBucketAccessMonitor {
        PutBucketAccessMonitor::new(self, access_monitor_configuration)
    }

    /// Reads whether a bucket tracks the last access time of its objects. See
    /// [`GetBucketAccessMonitor`].
    pub fn get_bucket_access_monitor(&self) -> GetBucketAccessMonitor {
        GetBucketAccessMonitor::new(self)
    }
}
