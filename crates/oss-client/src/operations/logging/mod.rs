//! Access logging.
//!
//! | operation | what it does |
//! |---|---|
//! | [`Bucket::put_bucket_logging`] | Turns the access logging of a bucket on and sets where the logs are stored. |
//! | [`Bucket::put_user_defined_log_fields_config`] | Sets which request headers and query parameters are added to the real-time logs of a bucket. |
//! | [`Bucket::get_bucket_logging`] | Reads the access logging settings of a bucket. |
//! | [`Bucket::get_user_defined_log_fields_config`] | Reads which request headers and query parameters are added to the real-time logs of a bucket. |
//! | [`Bucket::delete_bucket_logging`] | Turns the access logging of a bucket off. |
//! | [`Bucket::delete_user_defined_log_fields_config`] | Deletes the settings for additional fields in the real-time logs of a bucket. |

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::bucket::Bucket;

mod bucket_logging_status;
mod delete_bucket_logging;
mod delete_user_defined_log_fields_config;
mod get_bucket_logging;
mod get_user_defined_log_fields_config;
mod logging_enabled;
mod put_bucket_logging;
mod put_user_defined_log_fields_config;
#[cfg(test)]
mod tests;
mod user_defined_log_fields_configuration;

pub use bucket_logging_status::BucketLoggingStatus;
pub use delete_bucket_logging::DeleteBucketLogging;
pub use delete_user_defined_log_fields_config::DeleteUserDefinedLogFieldsConfig;
pub use get_bucket_logging::GetBucketLogging;
pub use get_user_defined_log_fields_config::GetUserDefinedLogFieldsConfig;
pub use logging_enabled::LoggingEnabled;
pub use put_bucket_logging::PutBucketLogging;
pub use put_user_defined_log_fields_config::PutUserDefinedLogFieldsConfig;
pub use user_defined_log_fields_configuration::UserDefinedLogFieldsConfiguration;

/// Access logging.
impl Bucket {
    /// Turns the access logging of a bucket on and sets where the logs are stored. See
    /// [`PutBucketLogging`].
    pub fn put_bucket_logging(
        &self,
        bucket_logging_status: impl Into<BucketLoggingStatus>,
    ) -> PutBucketLogging {
        PutBucketLogging::new(self, bucket_logging_status)
    }

    /// Sets which request headers and query parameters are added to the real-time logs of a bucket.
    /// See [`PutUserDefinedLogFieldsConfig`].
    pub fn put_user_defined_log_fields_config(
        &self,
        user_defined_log_fields_configuration: impl Into<UserDefinedLogFieldsConfiguration>,
    ) -> PutUserDefinedLogFieldsConfig {
        PutUserDefinedLogFieldsConfig::new(self, user_defined_log_fields_configuration)
    }

    /// Reads the access logging settings of a bucket. See [`GetBucketLogging`].
    pub fn get_bucket_logging(&self) -> GetBucketLogging {
        GetBucketLogging::new(self)
    }

    /// Reads which request headers and query parameters are added to the real-time logs of a
    /// bucket. See [`GetUserDefinedLogFieldsConfig`].
    pub fn get_user_defined_log_fields_config(&self) -> GetUserDefinedLogFieldsConfig {
        GetUserDefinedLogFieldsConfig::new(self)
    }

    /// Turns the access logging of a bucket off. See [`DeleteBucketLogging`].
    pub fn delete_bucket_logging(&self) -> DeleteBucketLogging {
        DeleteBucketLogging::new(self)
    }

    /// Deletes the settings for additional fields in the real-time logs of a bucket. See
    /// [`DeleteUserDefinedLogFieldsConfig`].
    pub fn delete_user_defined_log_fields_config(&self) -> DeleteUserDefinedLogFieldsConfig {
        DeleteUserDefinedLogFieldsConfig::new(self)
    }
}
