//! Default encryption of a bucket.
//!
//! | operation | what it does |
//! |---|---|
//! | [`Bucket::put_bucket_encryption`] | Sets the default encryption of a bucket. |
//! | [`Bucket::get_bucket_encryption`] | Reads the default encryption of a bucket. |
//! | [`Bucket::delete_bucket_encryption`] | Deletes the default encryption of a bucket. |

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::bucket::Bucket;

mod default_encryption;
mod delete_bucket_encryption;
mod get_bucket_encryption;
mod put_bucket_encryption;
mod server_side_encryption_rule;
#[cfg(test)]
mod tests;

pub use default_encryption::DefaultEncryption;
pub use delete_bucket_encryption::DeleteBucketEncryption;
pub use get_bucket_encryption::GetBucketEncryption;
pub use put_bucket_encryption::PutBucketEncryption;
pub use server_side_encryption_rule::ServerSideEncryptionRule;

/// Default encryption of a bucket.
impl Bucket {
    /// Sets the default encryption of a bucket. See [`PutBucketEncryption`].
    pub fn put_bucket_encryption(
        &self,
        server_side_encryption_rule: impl Into<ServerSideEncryptionRule>,
    ) -> PutBucketEncryption {
        PutBucketEncryption::new(self, server_side_encryption_rule)
    }

    /// Reads the default encryption of a bucket. See [`GetBucketEncryption`].
    pub fn get_bucket_encryption(&self) -> GetBucketEncryption {
        GetBucketEncryption::new(self)
    }

    /// Deletes the default encryption of a bucket. See [`DeleteBucketEncryption`].
    pub fn delete_bucket_encryption(&self) -> DeleteBucketEncryption {
        DeleteBucketEncryption::new(self)
    }
}
