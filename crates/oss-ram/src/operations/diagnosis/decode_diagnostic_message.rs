//! `DecodeDiagnosticMessage`.

use crate::call::{CallContext, call};
use crate::error::Result;
use crate::members::Members;
use crate::operation::{Operation, OperationRequest};
use crate::operations::diagnosis::Diagnosis;
use crate::ram::Ram;

/// Decodes the `EncodedDiagnosticMessage` of a refusal.
///
/// The request fails with a code that begins with `InvalidParameter` if the message was not written
/// by RAM.
///
/// Needs the permission `ram:DecodeDiagnosticMessage`. RAM may refuse it with `InvalidParameter`.
/// API reference:
/// [DecodeDiagnosticMessage](https://www.alibabacloud.com/help/en/ram/developer-reference/api-ram-2015-05-01-decodediagnosticmessage).
///
/// ```
/// # async fn example(ram: oss_ram::Ram) -> Result<(), oss_ram::Error> {
/// let Err(error) = ram.get_role("uploads").send().await else { return Ok(()) };
/// let detail = error.service().and_then(|service| service.access_denied_detail());
/// if let Some(message) = detail.and_then(|detail| detail.encoded_message.as_deref()) {
///     let diagnosis = ram.decode_diagnostic_message(message).send().await?;
///     println!("{:?} on {:?}", diagnosis.action, diagnosis.resource);
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent"]
pub struct DecodeDiagnosticMessage {
    call: CallContext,
    encoded_diagnostic_message: String,
}

impl DecodeDiagnosticMessage {
    pub(crate) fn new(ram: &Ram, encoded_diagnostic_message: impl Into<String>) -> Self {
        Self {
            call: CallContext::new(ram),
            encoded_diagnostic_message: encoded_diagnostic_message.into(),
        }
    }
}

call!(DecodeDiagnosticMessage -> Diagnosis);

impl Operation for DecodeDiagnosticMessage {
    type Output = Diagnosis;
    const NAME: &'static str = "DecodeDiagnosticMessage";

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::new()
            .parameter("EncodedDiagnosticMessage", self.encoded_diagnostic_message))
    }

    fn response(response: &Members<'_>) -> Result<Self::Output> {
        Diagnosis::read(&response.object("DecodedDiagnosticMessage")?)
    }
}
