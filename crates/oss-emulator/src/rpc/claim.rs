//! What the two kinds of signatures of a call have in common: the values that come with a signature,
//! and the response to a signature that is not valid.

use oss_sign::verify::Reason;

use super::error::RpcError;

/// The values that a signature of either kind comes with.
pub(super) struct Claim {
    pub(super) access_key_id: String,
    pub(super) security_token: Option<String>,
    pub(super) timestamp: String,
    pub(super) nonce: String,
}

/// Returns the response to an invalid signature. It contains the text that the server would have
/// signed, so that a client can compare it with its own.
pub(super) fn refused(reason: &Reason) -> RpcError {
    let text = match reason {
        Reason::SignatureMismatch(mismatch) => mismatch.string_to_sign.clone(),
        reason => return RpcError::new(400, "IncompleteSignature", reason.to_string()),
    };
    RpcError::new(
        400,
        "SignatureDoesNotMatch",
        format!(
            "Specified signature is not matched with our calculation. server string to sign is:{text}"
        ),
    )
    // The message may contain a security token, which the request log must not contain.
    .because("the signature does not fit the request")
}
