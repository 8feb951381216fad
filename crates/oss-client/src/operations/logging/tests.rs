//! What goes out and comes back, by the samples.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::operations::logging::{
    BucketLoggingStatus, DeleteBucketLogging, DeleteUserDefinedLogFieldsConfig, GetBucketLogging,
    GetUserDefinedLogFieldsConfig, LoggingEnabled, PutBucketLogging, PutUserDefinedLogFieldsConfig,
    UserDefinedLogFieldsConfiguration,
};
use crate::operations::sample;
use crate::operations::sample::random;

#[test]
fn put_bucket_logging() {
    let bucket = sample::bucket("PutBucketLogging");
    sample::sends(
        "PutBucketLogging",
        bucket.put_bucket_logging(
            BucketLoggingStatus::new().logging_enabled(
                LoggingEnabled::new("target-bucket")
                    .target_prefix("target-prefix")
                    .role("logging-role"),
            ),
        ),
    );
    sample::presigns(
        || bucket.put_bucket_logging(BucketLoggingStatus::new()),
        &[],
    );
    sample::reads::<PutBucketLogging>("PutBucketLogging");
}

#[test]
fn put_user_defined_log_fields_config() {
    let bucket = sample::bucket("PutUserDefinedLogFieldsConfig");
    sample::sends(
        "PutUserDefinedLogFieldsConfig",
        bucket.put_user_defined_log_fields_config(
            UserDefinedLogFieldsConfiguration::new()
                .headers(["header", "header-2"])
                .parameters(["parameter", "parameter-2"]),
        ),
    );
    sample::presigns(
        || bucket.put_user_defined_log_fields_config(UserDefinedLogFieldsConfiguration::new()),
        &[],
    );
    sample::reads::<PutUserDefinedLogFieldsConfig>("PutUserDefinedLogFieldsConfig");
}

#[test]
fn get_bucket_logging() {
    let bucket = sample::bucket("GetBucketLogging");
    sample::sends("GetBucketLogging", bucket.get_bucket_logging());
    sample::presigns(|| bucket.get_bucket_logging(), &[]);
    assert_eq!(
        sample::reads::<GetBucketLogging>("GetBucketLogging"),
        BucketLoggingStatus {
            logging_enabled: Some(LoggingEnabled {
                target_bucket: "target-bucket".to_owned(),
                target_prefix: Some("target-prefix".to_owned()),
                role: Some("logging-role".to_owned())
            })
        }
    );
}

#[test]
fn get_user_defined_log_fields_config() {
    let bucket = sample::bucket("GetUserDefinedLogFieldsConfig");
    sample::sends(
        "GetUserDefinedLogFieldsConfig",
        bucket.get_user_defined_log_fields_config(),
    );
    sample::presigns(|| bucket.get_user_defined_log_fields_config(), &[]);
    assert_eq!(
        sample::reads::<GetUserDefinedLogFieldsConfig>("GetUserDefinedLogFieldsConfig"),
        UserDefinedLogFieldsConfiguration {
            headers: vec!["header".to_owned(), "header-2".to_owned()],
            parameters: vec!["parameter".to_owned(), "parameter-2".to_owned()]
        }
    );
}

#[test]
fn delete_bucket_logging() {
    let bucket = sample::bucket("DeleteBucketLogging");
    sample::sends("DeleteBucketLogging", bucket.delete_bucket_logging());
    sample::presigns(|| bucket.delete_bucket_logging(), &[]);
    sample::reads::<DeleteBucketLogging>("DeleteBucketLogging");
}

#[test]
fn delete_user_defined_log_fields_config() {
    let bucket = sample::bucket("DeleteUserDefinedLogFieldsConfig");
    sample::sends(
        "DeleteUserDefinedLogFieldsConfig",
        bucket.delete_user_defined_log_fields_config(),
    );
    sample::presigns(|| bucket.delete_user_defined_log_fields_config(), &[]);
    sample::reads::<DeleteUserDefinedLogFieldsConfig>("DeleteUserDefinedLogFieldsConfig");
}

#[test]
fn structures_survive_a_document() {
    sample::survives::<BucketLoggingStatus>();
    sample::survives::<LoggingEnabled>();
    sample::survives::<UserDefinedLogFieldsConfiguration>();
}

random!(BucketLoggingStatus { logging_enabled });
random!(LoggingEnabled {
    target_bucket,
    target_prefix,
    role
});
random!(UserDefinedLogFieldsConfiguration {
    headers,
    parameters
});
