//! Blocking public access.
//!
//! | operation | what it does |
//! |---|---|
//! | [`Bucket::put_access_point_public_access_block`] | Turns the blocking of public access through an access point on or off. |
//! | [`Bucket::put_bucket_public_access_block`] | Turns the blocking of public access to a bucket on or off. |
//! | [`Client::put_public_access_block`] | Turns the blocking of public access to all buckets of the account on or off. |
//! | [`Bucket::get_access_point_public_access_block`] | Reads whether public access through an access point is blocked. |
//! | [`Bucket::get_bucket_public_access_block`] | Reads whether public access to a bucket is blocked. |
//! | [`Client::get_public_access_block`] | Reads whether public access to all buckets of the account is blocked. |
//! | [`Bucket::delete_access_point_public_access_block`] | Deletes the blocking of public access through an access point. |
//! | [`Bucket::delete_bucket_public_access_block`] | Deletes the blocking of public access to a bucket. |
//! | [`Client::delete_public_access_block`] | Deletes the blocking of public access to all buckets of the account. |

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::bucket::Bucket;
use crate::client::Client;
use crate::operations::common::PublicAccessBlockConfiguration;

mod delete_access_point_public_access_block;
mod delete_bucket_public_access_block;
mod delete_public_access_block;
mod get_access_point_public_access_block;
mod get_bucket_public_access_block;
mod get_public_access_block;
mod put_access_point_public_access_block;
mod put_bucket_public_access_block;
mod put_public_access_block;
#[cfg(test)]
mod tests;

pub use delete_access_point_public_access_block::DeleteAccessPointPublicAccessBlock;
pub use delete_bucket_public_access_block::DeleteBucketPublicAccessBlock;
pub use delete_public_access_block::DeletePublicAccessBlock;
pub use get_access_point_public_access_block::GetAccessPointPublicAccessBlock;
pub use get_bucket_public_access_block::GetBucketPublicAccessBlock;
pub use get_public_access_block::GetPublicAccessBlock;
pub use put_access_point_public_access_block::PutAccessPointPublicAccessBlock;
pub use put_bucket_public_access_block::PutBucketPublicAccessBlock;
pub use put_public_access_block::PutPublicAccessBlock;

/// Blocking public access.
impl Client {
    /// Turns the blocking of public access to all buckets of the account on or off. See
    /// [`PutPublicAccessBlock`].
    pub fn put_public_access_block(
        &self,
        public_access_block_configuration: impl Into<PublicAccessBlockConfiguration>,
    ) -> PutPublicAccessBlock {
        PutPublicAccessBlock::new(self, public_access_block_configuration)
    }

    /// Reads whether public access to all buckets of the account is blocked. See
    /// [`GetPublicAccessBlock`].
    pub fn get_public_access_block(&self) -> GetPublicAccessBlock {
        GetPublicAccessBlock::new(self)
    }

    /// Deletes the blocking of public access to all buckets of the account. See
    /// [`DeletePublicAccessBlock`].
    pub fn delete_public_access_block(&self) -> DeletePublicAccessBlock {
        DeletePublicAccessBlock::new(self)
    }
}

/// Blocking public access.
impl Bucket {
    /// Turns the blocking of public access through an access point on or off. See
    /// [`PutAccessPointPublicAccessBlock`].
    pub fn put_access_point_public_access_block(
        &self,
        access_point_name: impl Into<String>,
        public_access_block_configuration: impl Into<PublicAccessBlockConfiguration>,
    ) -> PutAccessPointPublicAccessBlock {
        PutAccessPointPublicAccessBlock::new(
            self,
            access_point_name,
            public_access_block_configuration,
        )
    }

    /// Turns the blocking of public access to a bucket on or off. See
    /// [`PutBucketPublicAccessBlock`].
    pub fn put_bucket_public_access_block(
        &self,
        public_access_block_configuration: impl Into<PublicAccessBlockConfiguration>,
    ) -> PutBucketPublicAccessBlock {
        PutBucketPublicAccessBlock::new(self, public_access_block_configuration)
    }

    /// Reads whether public access through an access point is blocked. See
    /// [`GetAccessPointPublicAccessBlock`].
    pub fn get_access_point_public_access_block(
        &self,
        access_point_name: impl Into<String>,
    ) -> GetAccessPointPublicAccessBlock {
        GetAccessPointPublicAccessBlock::new(self, access_point_name)
    }

    /// Reads whether public access to a bucket is blocked. See [`GetBucketPublicAccessBlock`].
    pub fn get_bucket_public_access_block(&self) -> GetBucketPublicAccessBlock {
        GetBucketPublicAccessBlock::new(self)
    }

    /// Deletes the blocking of public access through an access point. See
    /// [`DeleteAccessPointPublicAccessBlock`].
    pub fn delete_access_point_public_access_block(
        &self,
        access_point_name: impl Into<String>,
    ) -> DeleteAccessPointPublicAccessBlock {
        DeleteAccessPointPublicAccessBlock::new(self, access_point_name)
    }

    /// Deletes the blocking of public access to a bucket. See [`DeleteBucketPublicAccessBlock`].
    pub fn delete_bucket_public_access_block(&self) -> DeleteBucketPublicAccessBlock {
        DeleteBucketPublicAccessBlock::new(self)
    }
}
