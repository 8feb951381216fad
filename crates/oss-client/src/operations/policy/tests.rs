//! What goes out and comes back, by the samples.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::operations::policy::{
    DeleteBucketPolicy, GetBucketPolicy, GetBucketPolicyStatus, PolicyStatus, PutBucketPolicy,
};
use crate::operations::sample;
use crate::operations::sample::random;

#[test]
fn put_bucket_policy() {
    let bucket = sample::bucket("PutBucketPolicy");
    sample::sends("PutBucketPolicy", bucket.put_bucket_policy("{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"oss:GetObject\"],\"Principal\":[\"1357924680135790\"],\"Resource\":[\"acs:oss:*:1357924680135790:harbor-notes/reports/*\"]}]}"));
    sample::presigns(
        || {
            bucket.put_bucket_policy("{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"oss:GetObject\"],\"Principal\":[\"1357924680135790\"],\"Resource\":[\"acs:oss:*:1357924680135790:harbor-notes/reports/*\"]}]}")
        },
        &[],
    );
    sample::reads::<PutBucketPolicy>("PutBucketPolicy");
}

#[test]
fn get_bucket_policy() {
    let bucket = sample::bucket("GetBucketPolicy");
    sample::sends("GetBucketPolicy", bucket.get_bucket_policy());
    sample::presigns(|| bucket.get_bucket_policy(), &[]);
    let output = sample::reads::<GetBucketPolicy>("GetBucketPolicy");
    assert_eq!(output.policy, "{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"oss:GetObject\"],\"Principal\":[\"1357924680135790\"],\"Resource\":[\"acs:oss:*:1357924680135790:harbor-notes/reports/*\"]}]}".to_owned());
}

#[test]
fn get_bucket_policy_status() {
    let bucket = sample::bucket("GetBucketPolicyStatus");
    sample::sends("GetBucketPolicyStatus", bucket.get_bucket_policy_status());
    sample::presigns(|| bucket.get_bucket_policy_status(), &[]);
    assert_eq!(
        sample::reads::<GetBucketPolicyStatus>("GetBucketPolicyStatus"),
        PolicyStatus { is_public: true }
    );
}

#[test]
fn delete_bucket_policy() {
    let bucket = sample::bucket("DeleteBucketPolicy");
    sample::sends("DeleteBucketPolicy", bucket.delete_bucket_policy());
    sample::presigns(|| bucket.delete_bucket_policy(), &[]);
    sample::reads::<DeleteBucketPolicy>("DeleteBucketPolicy");
}

#[test]
fn structures_survive_a_document() {
    sample::survives::<PolicyStatus>();
}

random!(PolicyStatus { is_public });
