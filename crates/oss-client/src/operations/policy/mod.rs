//! Bucket policies.
//!
//! | operation | what it does |
//! |---|---|
//! | [`Bucket::put_bucket_policy`] | Sets the policy of a bucket. |
//! | [`Bucket::get_bucket_policy`] | Reads the policy of a bucket. |
//! | [`Bucket::get_bucket_policy_status`] | Reads whether the policy of a bucket allows public access. |
//! | [`Bucket::delete_bucket_policy`] | Deletes the policy of a bucket. |

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::bucket::Bucket;

mod delete_bucket_policy;
mod get_bucket_policy;
mod get_bucket_policy_status;
mod policy_status;
mod put_bucket_policy;
#[cfg(test)]
mod tests;

pub use delete_bucket_policy::DeleteBucketPolicy;
pub use get_bucket_policy::{GetBucketPolicy, GetBucketPolicyOutput};
pub use get_bucket_policy_status::GetBucketPolicyStatus;
pub use policy_status::PolicyStatus;
pub use put_bucket_policy::PutBucketPolicy;

/// Bucket policies.
impl Bucket {
    /// Sets the policy of a bucket. See [`PutBucketPolicy`].
    pub fn put_bucket_policy(&self, policy: impl Into<String>) -> PutBucketPolicy {
        PutBucketPolicy::new(self, policy)
    }

    /// Reads the policy of a bucket. See [`GetBucketPolicy`].
    pub fn get_bucket_policy(&self) -> GetBucketPolicy {
        GetBucketPolicy::new(self)
    }

    /// Reads whether the policy of a bucket allows public access. See [`GetBucketPolicyStatus`].
    pub fn get_bucket_policy_status(&self) -> GetBucketPolicyStatus {
        GetBucketPolicyStatus::new(self)
    }

    /// Deletes the policy of a bucket. See [`DeleteBucketPolicy`].
    pub fn delete_bucket_policy(&self) -> DeleteBucketPolicy {
        DeleteBucketPolicy::new(self)
    }
}
