//! Transfer acceleration.
//!
//! | operation | what it does |
//! |---|---|
//! | [`Bucket::put_bucket_transfer_acceleration`] | Turns the acceleration endpoint of a bucket on or off. |
//! | [`Bucket::get_bucket_transfer_acceleration`] | Reads whether the acceleration endpoint of a bucket is on. |

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::bucket::Bucket;

mod get_bucket_transfer_acceleration;
mod put_bucket_transfer_acceleration;
#[cfg(test)]
mod tests;
mod transfer_acceleration_configuration;

pub use get_bucket_transfer_acceleration::GetBucketTransferAcceleration;
pub use put_bucket_transfer_acceleration::PutBucketTransferAcceleration;
pub use transfer_acceleration_configuration::TransferAccelerationConfiguration;

/// Transfer acceleration.
impl Bucket {
    /// Turns the acceleration endpoint of a bucket on or off. See
    /// [`PutBucketTransferAcceleration`].
    pub fn put_bucket_transfer_acceleration(
        &self,
        transfer_acceleration_configuration: impl Into<TransferAccelerationConfiguration>,
    ) -> PutBucketTransferAcceleration {
        PutBucketTransferAcceleration::new(self, transfer_acceleration_configuration)
    }

    /// Reads whether the acceleration endpoint of a bucket is on. See
    /// [`GetBucketTransferAcceleration`].
    pub fn get_bucket_transfer_acceleration(&self) -> GetBucketTransferAcceleration {
        GetBucketTransferAcceleration::new(self)
    }
}
