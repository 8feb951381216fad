//! Prohibiting overwrites.
//!
//! | operation | what it does |
//! |---|---|
//! | [`Bucket::put_bucket_overwrite_config`] | Sets the rules that forbid the overwriting of objects in a bucket. |
//! | [`Bucket::get_bucket_overwrite_config`] | Reads the rules that forbid the overwriting of objects in a bucket. |
//! | [`Bucket::delete_bucket_overwrite_config`] | Deletes the rules that forbid the overwriting of objects in a bucket. |

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::bucket::Bucket;

mod delete_bucket_overwrite_config;
mod enums;
mod get_bucket_overwrite_config;
mod overwrite_configuration;
mod overwrite_rule;
mod put_bucket_overwrite_config;
#[cfg(test)]
mod tests;

pub use delete_bucket_overwrite_config::DeleteBucketOverwriteConfig;
pub use enums::OverwriteAction;
pub use get_bucket_overwrite_config::GetBucketOverwriteConfig;
pub use overwrite_configuration::OverwriteConfiguration;
pub use overwrite_rule::OverwriteRule;
pub use put_bucket_overwrite_config::PutBucketOverwriteConfig;

/// Prohibiting overwrites.
impl Bucket {
    /// Sets the rules that forbid the overwriting of objects in a bucket. See
    /// [`PutBucketOverwriteConfig`].
    pub fn put_bucket_overwrite_config(
        &self,
        overwrite_configuration: impl Into<OverwriteConfiguration>,
    ) -> PutBucketOverwriteConfig {
        PutBucketOverwriteConfig::new(self, overwrite_configuration)
    }

    /// Reads the rules that forbid the overwriting of objects in a bucket. See
    /// [`GetBucketOverwriteConfig`].
    pub fn get_bucket_overwrite_config(&self) -> GetBucketOverwriteConfig {
        GetBucketOverwriteConfig::new(self)
    }

    /// Deletes the rules that forbid the overwriting of objects in a bucket. See
    /// [`DeleteBucketOverwriteConfig`].
    pub fn delete_bucket_overwrite_config(&self) -> DeleteBucketOverwriteConfig {
        DeleteBucketOverwriteConfig::new(self)
    }
}
