//! Retention of objects.
//!
//! | operation | what it does |
//! |---|---|
//! | [`Bucket::put_bucket_object_worm_configuration`] | Enables the retention of single objects for a bucket and sets their default retention. |
//! | [`Bucket::get_bucket_object_worm_configuration`] | Reads the settings for the retention of single objects in a bucket. |
//! | [`Bucket::put_object_legal_hold`] | Places an object, or one of its versions, under legal hold, or ends the hold. |
//! | [`Bucket::put_object_retention`] | Sets until when an object, or one of its versions, cannot be deleted or overwritten. |
//! | [`Bucket::get_object_legal_hold`] | Reads whether an object, or one of its versions, is under legal hold. |
//! | [`Bucket::get_object_retention`] | Reads the retention of an object, or of one of its versions. |

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::bucket::Bucket;

mod enums;
mod get_bucket_object_worm_configuration;
mod get_object_legal_hold;
mod get_object_retention;
mod legal_hold;
mod object_worm_configuration;
mod object_worm_default_retention;
mod object_worm_rule;
mod put_bucket_object_worm_configuration;
mod put_object_legal_hold;
mod put_object_retention;
mod retention;
#[cfg(test)]
mod tests;

pub use enums::ObjectWormEnabled;
pub use get_bucket_object_worm_configuration::GetBucketObjectWormConfiguration;
pub use get_object_legal_hold::GetObjectLegalHold;
pub use get_object_retention::GetObjectRetention;
pub use legal_hold::LegalHold;
pub use object_worm_configuration::ObjectWormConfiguration;
pub use object_worm_default_retention::ObjectWormDefaultRetention;
pub use object_worm_rule::ObjectWormRule;
pub use put_bucket_object_worm_configuration::PutBucketObjectWormConfiguration;
pub use put_object_legal_hold::PutObjectLegalHold;
pub use put_object_retention::PutObjectRetention;
pub use retention::Retention;

/// Retention of objects.
impl Bucket {
    /// Enables the retention of single objects for a bucket and sets their default retention. See
    /// [`PutBucketObjectWormConfiguration`].
    pub fn put_bucket_object_worm_configuration(
        &self,
        object_worm_configuration: impl Into<ObjectWormConfiguration>,
    ) -> PutBucketObjectWormConfiguration {
        PutBucketObjectWormConfiguration::new(self, object_worm_configuration)
    }

    /// Reads the settings for the retention of single objects in a bucket. See
    /// [`GetBucketObjectWormConfiguration`].
    pub fn get_bucket_object_worm_configuration(&self) -> GetBucketObjectWormConfiguration {
        GetBucketObjectWormConfiguration::new(self)
    }

    /// Places an object, or one of its versions, under legal hold, or ends the hold. See
    /// [`PutObjectLegalHold`].
    pub fn put_object_legal_hold(
        &self,
        key: impl Into<String>,
        legal_hold: impl Into<LegalHold>,
    ) -> PutObjectLegalHold {
        PutObjectLegalHold::new(self, key, legal_hold)
    }

    /// Sets until when an object, or one of its versions, cannot be deleted or overwritten. See
    /// [`PutObjectRetention`].
    pub fn put_object_retention(
        &self,
        key: impl Into<String>,
        retention: impl Into<Retention>,
    ) -> PutObjectRetention {
        PutObjectRetention::new(self, key, retention)
    }

    /// Reads whether an object, or one of its versions, is under legal hold. See
    /// [`GetObjectLegalHold`].
    pub fn get_object_legal_hold(&self, key: impl Into<String>) -> GetObjectLegalHold {
        GetObjectLegalHold::new(self, key)
    }

    /// Reads the retention of an object, or of one of its versions. See [`GetObjectRetention`].
    pub fn get_object_retention(&self, key: impl Into<String>) -> GetObjectRetention {
        GetObjectRetention::new(self, key)
    }
}
