//! Cross-origin resource sharing.
//!
//! | operation | what it does |
//! |---|---|
//! | [`Bucket::put_bucket_cors`] | Sets the rules for cross-origin requests to a bucket. |
//! | [`Bucket::get_bucket_cors`] | Reads the rules for cross-origin requests to a bucket. |
//! | [`Bucket::option_object`] | Asks whether a cross-origin request would be allowed. |
//! | [`Bucket::delete_bucket_cors`] | Deletes all rules for cross-origin requests to a bucket. |

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::bucket::Bucket;

mod cors_configuration;
mod cors_rule;
mod delete_bucket_cors;
mod enums;
mod get_bucket_cors;
mod option_object;
mod put_bucket_cors;
#[cfg(test)]
mod tests;

pub use cors_configuration::CorsConfiguration;
pub use cors_rule::CorsRule;
pub use delete_bucket_cors::DeleteBucketCors;
pub use enums::CorsMethod;
pub use get_bucket_cors::GetBucketCors;
pub use option_object::{OptionObject, OptionObjectOutput};
pub use put_bucket_cors::PutBucketCors;

/// Cross-origin resource sharing.
impl Bucket {
    /// Sets the rules for cross-origin requests to a bucket. See [`PutBucketCors`].
    pub fn put_bucket_cors(
        &self,
        cors_configuration: impl Into<CorsConfiguration>,
    ) -> PutBucketCors {
        PutBucketCors::new(self, cors_configuration)
    }

    /// Reads the rules for cross-origin requests to a bucket. See [`GetBucketCors`].
    pub fn get_bucket_cors(&self) -> GetBucketCors {
        GetBucketCors::new(self)
    }

    /// Asks whether a cross-origin request would be allowed. See [`OptionObject`].
    pub fn option_object(
        &self,
        key: impl Into<String>,
        origin: impl Into<String>,
        request_method: impl Into<CorsMethod>,
    ) -> OptionObject {
        OptionObject::new(self, key, origin, request_method)
    }

    /// Deletes all rules for cross-origin requests to a bucket. See [`DeleteBucketCors`].
    pub fn delete_bucket_cors(&self) -> DeleteBucketCors {
        DeleteBucketCors::new(self)
    }
}
