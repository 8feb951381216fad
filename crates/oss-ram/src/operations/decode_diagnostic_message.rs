//! The operation `DecodeDiagnosticMessage`.

use crate::{Diagnosis, Error, Members, Operation, Parameters};

/// Decodes the `EncodedDiagnosticMessage` of a refusal.
///
/// # Errors
///
/// The code begins with `InvalidParameter` if the message was not written by RAM.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "an operation does nothing until it is sent"]
pub struct DecodeDiagnosticMessage {
    encoded_message: String,
}

/// The output of [`DecodeDiagnosticMessage`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DecodeDiagnosticMessageOutput {
    /// The reason for the refusal.
    pub diagnosis: Diagnosis,
    /// The request id, by which the support of Alibaba Cloud finds the call.
    pub request_id: String,
}

impl DecodeDiagnosticMessage {
    /// Creates the operation for the text of an `EncodedDiagnosticMessage`.
    pub fn new(encoded_message: impl Into<String>) -> Self {
        Self {
            encoded_message: encoded_message.into(),
        }
    }
}

impl Operation for DecodeDiagnosticMessage {
    type Output = DecodeDiagnosticMessageOutput;
    const NAME: &'static str = "DecodeDiagnosticMessage";

    fn parameters(&self) -> Result<Parameters, Error> {
        Ok(Parameters::new().with("EncodedDiagnosticMessage", &self.encoded_message))
    }

    fn read(answer: &Members<'_>) -> Result<Self::Output, Error> {
        Ok(DecodeDiagnosticMessageOutput {
            diagnosis: Diagnosis::read(&answer.object("DecodedDiagnosticMessage")?)?,
            request_id: answer.request_id()?,
        })
    }
}
