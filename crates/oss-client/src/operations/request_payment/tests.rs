//! What goes out and comes back, by the samples.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::operations::request_payment::{
    GetBucketRequestPayment, Payer, PutBucketRequestPayment, RequestPaymentConfiguration,
};
use crate::operations::sample;
use crate::operations::sample::{random, random_enum};

#[test]
fn put_bucket_request_payment() {
    let bucket = sample::bucket("PutBucketRequestPayment");
    sample::sends(
        "PutBucketRequestPayment",
        bucket.put_bucket_request_payment(RequestPaymentConfiguration::new(Payer::Requester)),
    );
    sample::presigns(
        || bucket.put_bucket_request_payment(RequestPaymentConfiguration::new(Payer::Requester)),
        &[],
    );
    sample::reads::<PutBucketRequestPayment>("PutBucketRequestPayment");
}

#[test]
fn get_bucket_request_payment() {
    let bucket = sample::bucket("GetBucketRequestPayment");
    sample::sends(
        "GetBucketRequestPayment",
        bucket.get_bucket_request_payment(),
    );
    sample::presigns(|| bucket.get_bucket_request_payment(), &[]);
    let output = sample::reads::<GetBucketRequestPayment>("GetBucketRequestPayment");
    assert_eq!(output.payer, Payer::Requester);
}

#[test]
fn structures_survive_a_document() {
    sample::survives::<RequestPaymentConfiguration>();
}

random!(RequestPaymentConfiguration { payer });
random_enum!(Payer);
