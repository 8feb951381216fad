//! What goes out and comes back, by the samples.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::operations::callback_policy::{
    BucketCallbackPolicy, CallbackPolicyItem, DeleteBucketCallbackPolicy, GetBucketCallbackPolicy,
    PutBucketCallbackPolicy,
};
use crate::operations::sample;
use crate::operations::sample::random;

#[test]
fn put_bucket_callback_policy() {
    let bucket = sample::bucket("PutBucketCallbackPolicy");
    sample::sends(
        "PutBucketCallbackPolicy",
        bucket.put_bucket_callback_policy(BucketCallbackPolicy::new([
            CallbackPolicyItem::new("policy-name", "callback").callback_var("callback-var"),
            CallbackPolicyItem::new("policy-name-2", "callback-2").callback_var("callback-var-2"),
        ])),
    );
    sample::presigns(
        || {
            bucket.put_bucket_callback_policy(BucketCallbackPolicy::new([CallbackPolicyItem::new(
                "policy-name",
                "callback",
            )]))
        },
        &[],
    );
    sample::reads::<PutBucketCallbackPolicy>("PutBucketCallbackPolicy");
}

#[test]
fn get_bucket_callback_policy() {
    let bucket = sample::bucket("GetBucketCallbackPolicy");
    sample::sends(
        "GetBucketCallbackPolicy",
        bucket.get_bucket_callback_policy(),
    );
    sample::presigns(|| bucket.get_bucket_callback_policy(), &[]);
    assert_eq!(
        sample::reads::<GetBucketCallbackPolicy>("GetBucketCallbackPolicy"),
        BucketCallbackPolicy {
            policy_items: vec![
                CallbackPolicyItem {
                    policy_name: "policy-name".to_owned(),
                    callback: "callback".to_owned(),
                    callback_var: Some("callback-var".to_owned())
                },
                CallbackPolicyItem {
                    policy_name: "policy-name-2".to_owned(),
                    callback: "callback-2".to_owned(),
                    callback_var: Some("callback-var-2".to_owned())
                }
            ]
        }
    );
}

#[test]
fn delete_bucket_callback_policy() {
    let bucket = sample::bucket("DeleteBucketCallbackPolicy");
    sample::sends(
        "DeleteBucketCallbackPolicy",
        bucket.delete_bucket_callback_policy(),
    );
    sample::presigns(|| bucket.delete_bucket_callback_policy(), &[]);
    sample::reads::<DeleteBucketCallbackPolicy>("DeleteBucketCallbackPolicy");
}

#[test]
fn structures_survive_a_document() {
    sample::survives::<BucketCallbackPolicy>();
    sample::survives::<CallbackPolicyItem>();
}

random!(BucketCallbackPolicy { policy_items });
random!(CallbackPolicyItem {
    policy_name,
    callback,
    callback_var
});
