//! The output of operations that return nothing but a request id.

use crate::{Error, Members};

/// The output of operations that return nothing but a request id.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Done {
    /// The request id, by which the support of Alibaba Cloud finds the call.
    pub request_id: String,
}

impl Done {
    pub(crate) fn read(answer: &Members<'_>) -> Result<Self, Error> {
        Ok(Self {
            request_id: answer.request_id()?,
        })
    }
}
