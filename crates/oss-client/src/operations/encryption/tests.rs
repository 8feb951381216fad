//! What goes out and comes back, by the samples.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::operations::common::{ServerSideDataEncryption, ServerSideEncryption};
use crate::operations::encryption::{
    DefaultEncryption, DeleteBucketEncryption, GetBucketEncryption, PutBucketEncryption,
    ServerSideEncryptionRule,
};
use crate::operations::sample;
use crate::operations::sample::random;

#[test]
fn put_bucket_encryption() {
    let bucket = sample::bucket("PutBucketEncryption");
    sample::sends(
        "PutBucketEncryption",
        bucket.put_bucket_encryption(ServerSideEncryptionRule::new(
            DefaultEncryption::new(ServerSideEncryption::Aes256)
                .kms_master_key_id("9468da86-3509-4f8d-a61e-6eab1eac0001")
                .kms_data_encryption(ServerSideDataEncryption::Sm4),
        )),
    );
    sample::presigns(
        || {
            bucket.put_bucket_encryption(ServerSideEncryptionRule::new(DefaultEncryption::new(
                ServerSideEncryption::Aes256,
            )))
        },
        &[],
    );
    sample::reads::<PutBucketEncryption>("PutBucketEncryption");
}

#[test]
fn get_bucket_encryption() {
    let bucket = sample::bucket("GetBucketEncryption");
    sample::sends("GetBucketEncryption", bucket.get_bucket_encryption());
    sample::presigns(|| bucket.get_bucket_encryption(), &[]);
    assert_eq!(
        sample::reads::<GetBucketEncryption>("GetBucketEncryption"),
        ServerSideEncryptionRule {
            default_encryption: DefaultEncryption {
                sse_algorithm: ServerSideEncryption::Aes256,
                kms_master_key_id: Some("9468da86-3509-4f8d-a61e-6eab1eac0001".to_owned()),
                kms_data_encryption: Some(ServerSideDataEncryption::Sm4)
            }
        }
    );
}

#[test]
fn delete_bucket_encryption() {
    let bucket = sample::bucket("DeleteBucketEncryption");
    sample::sends("DeleteBucketEncryption", bucket.delete_bucket_encryption());
    sample::presigns(|| bucket.delete_bucket_encryption(), &[]);
    sample::reads::<DeleteBucketEncryption>("DeleteBucketEncryption");
}

#[test]
fn structures_survive_a_document() {
    sample::survives::<DefaultEncryption>();
    sample::survives::<ServerSideEncryptionRule>();
}

random!(DefaultEncryption {
    sse_algorithm,
    kms_master_key_id,
    kms_data_encryption
});
random!(ServerSideEncryptionRule { default_encryption });
