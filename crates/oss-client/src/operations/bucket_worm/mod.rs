//! Retention policies of buckets.
//!
//! | operation | what it does |
//! |---|---|
//! | [`Bucket::initiate_bucket_worm`] | Creates a time-based retention policy for a bucket. |
//! | [`Bucket::complete_bucket_worm`] | Locks the retention policy of a bucket. |
//! | [`Bucket::extend_bucket_worm`] | Lengthens the retention of a locked retention policy. |
//! | [`Bucket::get_bucket_worm`] | Reads the retention policy of a bucket. |
//! | [`Bucket::abort_bucket_worm`] | Deletes a retention policy that is not locked yet. |

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::bucket::Bucket;

mod abort_bucket_worm;
mod complete_bucket_worm;
mod enums;
mod extend_bucket_worm;
mod extend_worm_configuration;
mod get_bucket_worm;
mod initiate_bucket_worm;
mod initiate_worm_configuration;
#[cfg(test)]
mod tests;
mod worm_configuration;

pub use abort_bucket_worm::AbortBucketWorm;
pub use complete_bucket_worm::CompleteBucketWorm;
pub use enums::BucketWormState;
pub use extend_bucket_worm::ExtendBucketWorm;
pub use extend_worm_configuration::ExtendWormConfiguration;
pub use get_bucket_worm::GetBucketWorm;
pub use initiate_bucket_worm::{InitiateBucketWorm, InitiateBucketWormOutput};
pub use initiate_worm_configuration::InitiateWormConfiguration;
pub use worm_configuration::WormConfiguration;

/// Retention policies of buckets.
impl Bucket {
    /// Creates a time-based retention policy for a bucket. See [`InitiateBucketWorm`].
    pub fn initiate_bucket_worm(
        &self,
        initiate_worm_configuration: impl Into<InitiateWormConfiguration>,
    ) -> InitiateBucketWorm {
        InitiateBucketWorm::new(self, initiate_worm_configuration)
    }

    /// Locks the retention policy of a bucket. See [`CompleteBucketWorm`].
    pub fn complete_bucket_worm(&self, worm_id: impl Into<String>) -> CompleteBucketWorm {
        CompleteBucketWorm::new(self, worm_id)
    }

    /// Lengthens the retention of a locked retention policy. See [`ExtendBucketWorm`].
    pub fn extend_bucket_worm(
        &self,
        worm_id: impl Into<String>,
        extend_worm_configuration: impl Into<ExtendWormConfiguration>,
    ) -> ExtendBucketWorm {
        ExtendBucketWorm::new(self, worm_id, extend_worm_configuration)
    }

    /// Reads the retention policy of a bucket. See [`GetBucketWorm`].
    pub fn get_bucket_worm(&self) -> GetBucketWorm {
        GetBucketWorm::new(self)
    }

    /// Deletes a retention policy that is not locked yet. See [`AbortBucketWorm`].
    pub fn abort_bucket_worm(&self) -> AbortBucketWorm {
        AbortBucketWorm::new(self)
    }
}
