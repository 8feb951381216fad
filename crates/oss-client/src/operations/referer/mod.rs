//! Hotlink protection.
//!
//! | operation | what it does |
//! |---|---|
//! | [`Bucket::put_bucket_referer`] | Sets which websites can link to the objects of a bucket, by the `Referer` header. |
//! | [`Bucket::get_bucket_referer`] | Reads which websites can link to the objects of a bucket. |

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::bucket::Bucket;

mod get_bucket_referer;
mod put_bucket_referer;
mod referer_configuration;
#[cfg(test)]
mod tests;

pub use get_bucket_referer::GetBucketReferer;
pub use put_bucket_referer::PutBucketReferer;
pub use referer_configuration::RefererConfiguration;

/// Hotlink protection.
impl Bucket {
    /// Sets which websites can link to the objects of a bucket, by the `Referer` header. See
    /// [`PutBucketReferer`].
    pub fn put_bucket_referer(
        &self,
        referer_configuration: impl Into<RefererConfiguration>,
    ) -> PutBucketReferer {
        PutBucketReferer::new(self, referer_configuration)
    }

    /// Reads which websites can link to the objects of a bucket. See [`GetBucketReferer`].
    pub fn get_bucket_referer(&self) -> GetBucketReferer {
        GetBucketReferer::new(self)
    }
}
