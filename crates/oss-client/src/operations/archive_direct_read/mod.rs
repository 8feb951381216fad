//! Real-time access to archived objects.
//!
//! | operation | what it does |
//! |---|---|
//! | [`Bucket::put_bucket_archive_direct_read`] | Turns the real-time access to Archive objects of a bucket on or off. |
//! | [`Bucket::get_bucket_archive_direct_read`] | Reads whether Archive objects of a bucket can be read without being restored. |

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::bucket::Bucket;

mod archive_direct_read_configuration;
mod get_bucket_archive_direct_read;
mod put_bucket_archive_direct_read;
#[cfg(test)]
mod tests;

pub use archive_direct_read_configuration::ArchiveDirectReadConfiguration;
pub use get_bucket_archive_direct_read::GetBucketArchiveDirectRead;
pub use put_bucket_archive_direct_read::PutBucketArchiveDirectRead;

/// Real-time access to archived objects.
impl Bucket {
    /// Turns the real-time access to Archive objects of a bucket on or off. See
    /// [`PutBucketArchiveDirectRead`].
    pub fn put_bucket_archive_direct_read(
        &self,
        archive_direct_read_configuration: impl Into<ArchiveDirectReadConfiguration>,
    ) -> PutBucketArchiveDirectRead {
        PutBucketArchiveDirectRead::new(self, archive_direct_read_configuration)
    }

    /// Reads whether Archive objects of a bucket can be read without being restored. See
    /// [`GetBucketArchiveDirectRead`].
    pub fn get_bucket_archive_direct_read(&self) -> GetBucketArchiveDirectRead {
        GetBucketArchiveDirectRead::new(self)
    }
}
