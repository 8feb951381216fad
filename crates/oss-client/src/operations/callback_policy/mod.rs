//! Callback policies.
//!
//! | operation | what it does |
//! |---|---|
//! | [`Bucket::put_bucket_callback_policy`] | Stores named callback settings for a bucket. |
//! | [`Bucket::get_bucket_callback_policy`] | Reads the named callback settings of a bucket. |
//! | [`Bucket::delete_bucket_callback_policy`] | Deletes the named callback settings of a bucket. |

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::bucket::Bucket;

mod bucket_callback_policy;
mod callback_policy_item;
mod delete_bucket_callback_policy;
mod get_bucket_callback_policy;
mod put_bucket_callback_policy;
#[cfg(test)]
mod tests;

pub use bucket_callback_policy::BucketCallbackPolicy;
pub use callback_policy_item::CallbackPolicyItem;
pub use delete_bucket_callback_policy::DeleteBucketCallbackPolicy;
pub use get_bucket_callback_policy::GetBucketCallbackPolicy;
pub use put_bucket_callback_policy::PutBucketCallbackPolicy;

/// Callback policies.
impl Bucket {
    /// Stores named callback settings for a bucket. See [`PutBucketCallbackPolicy`].
    pub fn put_bucket_callback_policy(
        &self,
        callback_policy: impl Into<BucketCallbackPolicy>,
    ) -> PutBucketCallbackPolicy {
        PutBucketCallbackPolicy::new(self, callback_policy)
    }

    /// Reads the named callback settings of a bucket. See [`GetBucketCallbackPolicy`].
    pub fn get_bucket_callback_policy(&self) -> GetBucketCallbackPolicy {
        GetBucketCallbackPolicy::new(self)
    }

    /// Deletes the named callback settings of a bucket. See [`DeleteBucketCallbackPolicy`].
    pub fn delete_bucket_callback_policy(&self) -> DeleteBucketCallbackPolicy {
        DeleteBucketCallbackPolicy::new(self)
    }
}
