//! Who signed a call, by the RPC signature in its parameters.

use oss_sign::verify::Reason;
use oss_sign::{UtcSeconds, rpc};

use crate::access::Caller;
use crate::access::key::{self, KeyFault};
use crate::dispatch::Arrival;
use crate::faults::Fault;
use crate::state::State;

use super::error::StsError;
use super::parameters::Parameters;

/// What a signature says about itself, wherever it stands.
#[derive(Debug)]
pub(super) struct Claim<'a> {
    pub(super) access_key_id: &'a str,
    pub(super) security_token: Option<&'a str>,
    pub(super) timestamp: &'a str,
    pub(super) nonce: &'a str,
}

/// The caller of a call: a key that is good, a signature that holds, in time, never seen before.
///
/// # Errors
/// The first of these that is not so.
pub(super) fn authenticate(
    state: &State,
    arrival: &Arrival,
    parameters: &Parameters,
    fault: Option<&Fault>,
) -> Result<Caller, StsError> {
    let claim = rpc_claim(parameters)?;
    check_time(state, claim.timestamp)?;
    let good = key::find(state, claim.access_key_id, claim.security_token).map_err(bad_key)?;
    if fault.is_some_and(|fault| fault.expires_token().is_some()) && good.caller.session.is_some() {
        return Err(bad_key(KeyFault::TokenExpired));
    }
    let signature = parameters.require("Signature")?;
    rpc::verify(
        &good.secret,
        arrival.head.method.as_str(),
        parameters.pairs(),
        signature,
    )
    .map_err(|reason| refused(&reason))?;
    // Only a request that was proved may use up a nonce.
    if !state
        .nonces
        .take(claim.access_key_id, claim.nonce, state.now())
    {
        return Err(StsError::new(
            400,
            "SignatureNonceUsed",
            "Specified signature nonce was used already.",
        ));
    }
    Ok(good.caller)
}

fn rpc_claim(parameters: &Parameters) -> Result<Claim<'_>, StsError> {
    let access_key_id = parameters.require("AccessKeyId")?;
    match parameters.require("SignatureMethod")? {
        "HMAC-SHA1" => {}
        _ => {
            return Err(StsError::new(
                400,
                "InvalidSignatureMethod",
                "Specified signature method is not valid: it must be HMAC-SHA1.",
            ));
        }
    }
    match parameters.require("SignatureVersion")? {
        "1.0" => {}
        _ => {
            return Err(StsError::new(
                400,
                "InvalidSignatureVersion",
                "Specified signature version is not valid: it must be 1.0.",
            ));
        }
    }
    Ok(Claim {
        access_key_id,
        security_token: parameters.get("SecurityToken"),
        timestamp: parameters.require("Timestamp")?,
        nonce: parameters.require("SignatureNonce")?,
    })
}

fn check_time(state: &State, text: &str) -> Result<(), StsError> {
    let Some(timestamp) = UtcSeconds::parse_iso_extended(text) else {
        return Err(StsError::new(
            400,
            "InvalidTimeStamp.Format",
            "Specified time stamp or date value is not well formatted.",
        ));
    };
    if timestamp.as_i64().abs_diff(state.now().as_i64()) > MAX_SKEW {
        return Err(StsError::new(
            400,
            "InvalidTimeStamp.Expired",
            "Specified time stamp or date value is expired.",
        ));
    }
    Ok(())
}

/// Both kinds of signature show the server's text, so that a client can compare it with its own.
pub(super) fn refused(reason: &Reason) -> StsError {
    let text = match reason {
        Reason::SignatureMismatch(mismatch) => mismatch.string_to_sign.clone(),
        reason => return StsError::new(400, "IncompleteSignature", reason.to_string()),
    };
    StsError::new(
        400,
        "SignatureDoesNotMatch",
        format!(
            "Specified signature is not matched with our calculation. server string to sign is:{text}"
        ),
    )
}

fn bad_key(fault: KeyFault) -> StsError {
    let (status, code, message) = match fault {
        KeyFault::Unknown => (
            404,
            "InvalidAccessKeyId.NotFound",
            "Specified access key is not found.",
        ),
        KeyFault::Disabled => (
            400,
            "InvalidAccessKeyId.Inactive",
            "Specified access key is disabled.",
        ),
        KeyFault::TokenLost => (
            400,
            "MissingSecurityToken",
            "SecurityToken is mandatory for this action.",
        ),
        KeyFault::TokenNotWanted | KeyFault::TokenOfAnother => (
            400,
            "InvalidSecurityToken.MismatchWithAccessKey",
            "Specified SecurityToken mismatch with the AccessKey.",
        ),
        KeyFault::TokenInvalid => (
            400,
            "InvalidSecurityToken.Malformed",
            "Specified SecurityToken is malformed.",
        ),
        KeyFault::TokenExpired => (
            400,
            "InvalidSecurityToken.Expired",
            "Specified SecurityToken is expired.",
        ),
    };
    StsError::new(status, code, message)
}

/// 15 minutes either way, in seconds.
const MAX_SKEW: u64 = 900;
