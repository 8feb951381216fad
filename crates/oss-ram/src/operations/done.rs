//! The answer of operations that tell nothing.

use crate::{Error, Members};

/// It was done.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Done {
    /// The id of the call.
    pub request_id: String,
}

impl Done {
    pub(crate) fn read(answer: &Members<'_>) -> Result<Self, Error> {
        Ok(Self {
            request_id: answer.request_id()?,
        })
    }
}
