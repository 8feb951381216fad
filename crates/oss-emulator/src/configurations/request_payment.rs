//! Who pays for the requests to a bucket.

use super::document::Document;
use crate::codes::OssError;
use crate::store::ConfigurationKind;
use crate::xml::{elements, words};

elements! {
    /// `RequestPaymentConfiguration`.
    pub(crate) struct RequestPayment {
        payer: Payer = "Payer",
    }
}

words! {
    /// Who pays.
    pub(crate) enum Payer {
        BucketOwner = "BucketOwner",
        Requester = "Requester",
    }
}

impl Document for RequestPayment {
    const KIND: ConfigurationKind = ConfigurationKind::RequestPayment;
    const ROOT: &'static str = "RequestPaymentConfiguration";

    fn absent() -> Result<Self, OssError> {
        Ok(Self {
            payer: Payer::BucketOwner,
        })
    }
}
