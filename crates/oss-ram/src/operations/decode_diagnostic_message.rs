//! `DecodeDiagnosticMessage`.

use crate::{Diagnosis, Error, Members, Operation, Parameters};

/// Decodes what a refusal says in its `EncodedDiagnosticMessage`.
///
/// # Errors
///
/// `InvalidParameter.*` for a message that RAM did not write.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "an operation does nothing until it is sent"]
pub struct DecodeDiagnosticMessage {
    encoded_message: String,
}

/// What [`DecodeDiagnosticMessage`] answers.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DecodeDiagnosticMessageOutput {
    /// What stood behind the refusal.
    pub diagnosis: Diagnosis,
    /// The id of the call.
    pub request_id: String,
}

impl DecodeDiagnosticMessage {
    /// Takes the message.
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
