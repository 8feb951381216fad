//! Authentication of HTML forms. The signature of a form is in its fields and covers its policy.

use oss_sign::verify::{Mismatch, Reason, post};
use oss_sign::{Secret, SignatureVersion};

use super::authenticate::bad_key;
use super::caller::Caller;
use super::explain;
use super::key;
use super::reason::{self, Signed};
use crate::codes::{Code, OssError};
use crate::http::ServerRequest;
use crate::route::Operation;
use crate::state::State;

/// A form with a valid signature.
#[derive(Debug)]
pub(crate) struct SignedForm {
    pub(crate) caller: Caller,
    /// The JSON text of the policy, which has not been checked yet.
    pub(crate) policy: String,
    pub(crate) version: SignatureVersion,
}

/// Checks the signature of a form. Returns `None` if the form has no signature.
///
/// # Errors
/// Returns what OSS answers to an invalid signature, access key or token.
pub(crate) fn authenticate(
    state: &State,
    request: &ServerRequest,
    operation: &Operation,
    fields: &[(&str, &str)],
) -> Result<Option<SignedForm>, OssError> {
    let claim = post::claim(fields).map_err(|reason| incomplete(&reason, fields))?;
    let Some(claim) = claim else { return Ok(None) };
    let version = claim.version();
    let signed = Signed {
        access_key_id: Some(claim.access_key_id()),
        is_v4: version == SignatureVersion::V4,
        in_url: true,
        in_form: true,
        limited: false,
    };
    let refuse = |reason: Reason| {
        let refusal = reason::refuse(&reason, signed);
        explain::signature(state, refusal, &reason, |_| None, |_| false)
    };
    claim
        .check_scope(&state.config.region, "oss")
        .map_err(refuse)?;
    claim.check_time(state.now()).map_err(refuse)?;
    let valid =
        key::find(state, claim.access_key_id(), claim.security_token()).map_err(|fault| {
            bad_key(
                state,
                request,
                Some(operation),
                claim.access_key_id(),
                fault,
            )
        })?;
    claim
        .check_signature_with(&valid.secret, &state.keys)
        .map_err(|reason| {
            let mistake = |_: &Mismatch| claim.mistake(&valid.secret);
            let fits = |secret: &Secret| claim.check_signature(secret).is_ok();
            let refusal = reason::refuse(&reason, signed);
            explain::signature(state, refusal, &reason, mistake, fits)
        })?;
    state.identities.note_use(claim.access_key_id());
    Ok(Some(SignedForm {
        caller: valid.caller,
        policy: claim.policy_text().to_owned(),
        version,
    }))
}

/// Returns the response to a form whose signature fields are incomplete or malformed.
fn incomplete(reason: &Reason, fields: &[(&str, &str)]) -> OssError {
    let error = OssError::new(Code::InvalidArgument);
    match reason {
        Reason::PostFieldMissing { name: "policy" } => error
            .message("Post request policy is empty.")
            .ec("0002-00000702"),
        Reason::PostFieldMissing {
            name: name @ ("Signature" | "x-oss-signature"),
        } => {
            let empty = fields
                .iter()
                .any(|(field, _)| field.eq_ignore_ascii_case(name));
            let ec = if empty {
                "0002-00000704"
            } else {
                "0002-00000703"
            };
            error.message("Post request signature is empty.").ec(ec)
        }
        Reason::PostFieldMissing {
            name: "OSSAccessKeyId",
        } => error.message("Post request accessKeyId is empty."),
        Reason::PostPolicyMalformed => OssError::new(Code::InvalidPolicyDocument)
            .message("Invalid Policy: Invalid JSON: the policy is not base64 of UTF-8 text")
            .ec("0006-00000201"),
        Reason::CredentialDateMalformed { .. } => error
            .message("Invalid signing date in credential.")
            .ec("0002-00000709"),
        Reason::CredentialMalformed { .. } => {
            error.message("Invalid credential.").ec("0002-00000710")
        }
        other => error.message(other.to_string()),
    }
}
