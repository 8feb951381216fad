//! Lifecycle rules.
//!
//! | operation | what it does |
//! |---|---|
//! | [`Bucket::put_bucket_lifecycle`] | Sets the lifecycle rules of a bucket. |
//! | [`Bucket::get_bucket_lifecycle`] | Reads the lifecycle rules of a bucket. |
//! | [`Bucket::delete_bucket_lifecycle`] | Deletes all lifecycle rules of a bucket. |

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::bucket::Bucket;

mod delete_bucket_lifecycle;
mod enums;
mod get_bucket_lifecycle;
mod lifecycle_configuration;
mod lifecycle_rule;
mod lifecycle_rule_abort_multipart_upload;
mod lifecycle_rule_exclusion;
mod lifecycle_rule_expiration;
mod lifecycle_rule_filter;
mod lifecycle_rule_transition;
mod noncurrent_version_expiration;
mod noncurrent_version_transition;
mod put_bucket_lifecycle;
#[cfg(test)]
mod tests;

pub use delete_bucket_lifecycle::DeleteBucketLifecycle;
pub use enums::LifecycleRuleStatus;
pub use get_bucket_lifecycle::GetBucketLifecycle;
pub use lifecycle_configuration::LifecycleConfiguration;
pub use lifecycle_rule::LifecycleRule;
pub use lifecycle_rule_abort_multipart_upload::LifecycleRuleAbortMultipartUpload;
pub use lifecycle_rule_exclusion::LifecycleRuleExclusion;
pub use lifecycle_rule_expiration::LifecycleRuleExpiration;
pub use lifecycle_rule_filter::LifecycleRuleFilter;
pub use lifecycle_rule_transition::LifecycleRuleTransition;
pub use noncurrent_version_expiration::NoncurrentVersionExpiration;
pub use noncurrent_version_transition::NoncurrentVersionTransition;
pub use put_bucket_lifecycle::PutBucketLifecycle;

/// Lifecycle rules.
impl Bucket {
    /// Sets the lifecycle rules of a bucket. See [`PutBucketLifecycle`].
    pub fn put_bucket_lifecycle(
        &self,
        lifecycle_configuration: impl Into<LifecycleConfiguration>,
    ) -> PutBucketLifecycle {
        PutBucketLifecycle::new(self, lifecycle_configuration)
    }

    /// Reads the lifecycle rules of a bucket. See [`GetBucketLifecycle`].
    pub fn get_bucket_lifecycle(&self) -> GetBucketLifecycle {
        GetBucketLifecycle::new(self)
    }

    /// Deletes all lifecycle rules of a bucket. See [`DeleteBucketLifecycle`].
    pub fn delete_bucket_lifecycle(&self) -> DeleteBucketLifecycle {
        DeleteBucketLifecycle::new(self)
    }
}
