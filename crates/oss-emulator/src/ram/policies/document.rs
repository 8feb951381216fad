//! The policy document in a call.

use oss_policy::{Document, DocumentUse, Fault};

use crate::ram::call::Call;
use crate::ram::refusal;
use crate::rpc::RpcError;

/// Reads and checks a document. Its text is stored byte for byte.
pub(super) fn document(call: &Call<'_>) -> Result<Document, RpcError> {
    let text = call.require("PolicyDocument")?;
    if text.len() > call.quotas().policy_document {
        return Err(refusal::document_length());
    }
    Document::parse(text, DocumentUse::Identity).map_err(|refused| match refused.fault() {
        Fault::Length => refusal::document_length(),
        _ => refusal::malformed_document(),
    })
}
