//! Reasons for refusals.
//!
//! | operation | what it does |
//! |---|---|
//! | [`Ram::decode_diagnostic_message`] | Decodes the `EncodedDiagnosticMessage` of a refusal. |

use crate::ram::Ram;

mod decode_diagnostic_message;
mod decoded;

pub use decode_diagnostic_message::DecodeDiagnosticMessage;
pub use decoded::{Diagnosis, DiagnosisCondition};

/// Reasons for refusals.
impl Ram {
    /// Decodes the `EncodedDiagnosticMessage` of a refusal. See [`DecodeDiagnosticMessage`].
    pub fn decode_diagnostic_message(
        &self,
        encoded_diagnostic_message: impl Into<String>,
    ) -> DecodeDiagnosticMessage {
        DecodeDiagnosticMessage::new(self, encoded_diagnostic_message)
    }
}
