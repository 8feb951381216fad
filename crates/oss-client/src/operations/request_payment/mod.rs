//! Pay-by-requester.
//!
//! | operation | what it does |
//! |---|---|
//! | [`Bucket::put_bucket_request_payment`] | Sets whether the owner of a bucket or the requester pays for requests and traffic. |
//! | [`Bucket::get_bucket_request_payment`] | Reads whether the owner of a bucket or the requester pays for requests and traffic. |

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::bucket::Bucket;

mod enums;
mod get_bucket_request_payment;
mod put_bucket_request_payment;
mod request_payment_configuration;
#[cfg(test)]
mod tests;

pub use enums::Payer;
pub use get_bucket_request_payment::{GetBucketRequestPayment, GetBucketRequestPaymentOutput};
pub use put_bucket_request_payment::PutBucketRequestPayment;
pub use request_payment_configuration::RequestPaymentConfiguration;

/// Pay-by-requester.
impl Bucket {
    /// Sets whether the owner of a bucket or the requester pays for requests and traffic. See
    /// [`PutBucketRequestPayment`].
    pub fn put_bucket_request_payment(
        &self,
        request_payment_configuration: impl Into<RequestPaymentConfiguration>,
    ) -> PutBucketRequestPayment {
        PutBucketRequestPayment::new(self, request_payment_configuration)
    }

    /// Reads whether the owner of a bucket or the requester pays for requests and traffic. See
    /// [`GetBucketRequestPayment`].
    pub fn get_bucket_request_payment(&self) -> GetBucketRequestPayment {
        GetBucketRequestPayment::new(self)
    }
}
