//! Authentication of calls, by the RPC signature in their parameters or the ACS3 signature in their
//! headers.

use oss_sign::verify::Reason;
use oss_sign::{Secret, UtcSeconds, rpc};

use crate::access::key::{self, KeyFault};
use crate::access::{Caller, key_that_fits, unexplained};
use crate::faults::Fault;
use crate::http::Arrival;
use crate::state::State;

use super::acs3::SignedCall;
use super::claim::{Claim, refused};
use super::error::RpcError;
use super::parameters::Parameters;

/// Determines the caller. The timestamp, the access key, the signature and the nonce of the call
/// must all be valid.
///
/// # Errors
/// Returns the refusal for the first of these that is not valid.
pub(super) fn authenticate(
    state: &State,
    arrival: &Arrival,
    parameters: &Parameters,
    fault: Option<&Fault>,
) -> Result<Caller, RpcError> {
    let acs3 = SignedCall::find(arrival.head.method.as_str(), parameters);
    let claim = match &acs3 {
        Some(call) => call.claim()?,
        None => rpc_claim(parameters)?,
    };
    check_time(state, &claim.timestamp)?;
    let valid =
        key::find(state, &claim.access_key_id, claim.security_token.as_deref()).map_err(bad_key)?;
    if fault.is_some_and(|fault| fault.expires_token().is_some()) && valid.caller.session.is_some()
    {
        return Err(bad_key(KeyFault::TokenExpired));
    }
    match &acs3 {
        Some(call) => call.check(&valid.secret)?,
        None => check_rpc(state, arrival, parameters, &valid.secret)?,
    }
    // A nonce is used up only by a call with a valid signature. Otherwise anybody could use up the
    // nonces of others.
    if !state
        .nonces
        .use_up(&claim.access_key_id, &claim.nonce, state.now())
    {
        return Err(RpcError::new(
            400,
            "SignatureNonceUsed",
            "Specified signature nonce was used already.",
        ));
    }
    state.identities.note_use(&claim.access_key_id);
    Ok(valid.caller)
}

fn check_rpc(
    state: &State,
    arrival: &Arrival,
    parameters: &Parameters,
    secret: &Secret,
) -> Result<(), RpcError> {
    let (method, signature) = (
        arrival.head.method.as_str(),
        parameters.require("Signature")?,
    );
    let pairs = parameters.pairs();
    let verify = |method: &str, secret: &Secret| rpc::verify(secret, method, &pairs, signature);
    let Err(reason) = verify(method, secret) else {
        return Ok(());
    };
    let refusal = refused(&reason);
    let Reason::SignatureMismatch(mismatch) = &reason else {
        return Err(refusal);
    };
    if !state.config.explains_refusals {
        return Err(refusal);
    }
    let other_method = || {
        let mut others = ["GET", "POST"].into_iter().filter(|other| *other != method);
        let signed = others.find(|other| verify(other, secret).is_ok())?;
        Some(format!(
            "the call was signed for {signed} and sent by {method}"
        ))
    };
    let cause = other_method()
        .or_else(|| key_that_fits(state, |other| verify(method, other).is_ok()))
        .unwrap_or_else(|| unexplained(mismatch));
    Err(refusal.because(cause))
}

fn rpc_claim(parameters: &Parameters) -> Result<Claim, RpcError> {
    let access_key_id = parameters.require("AccessKeyId")?;
    match parameters.require("SignatureMethod")? {
        "HMAC-SHA1" => {}
        _ => {
            return Err(RpcError::new(
                400,
                "InvalidSignatureMethod",
                "Specified signature method is not valid: it must be HMAC-SHA1.",
            ));
        }
    }
    match parameters.require("SignatureVersion")? {
        "1.0" => {}
        _ => {
            return Err(RpcError::new(
                400,
                "InvalidSignatureVersion",
                "Specified signature version is not valid: it must be 1.0.",
            ));
        }
    }
    Ok(Claim {
        access_key_id: access_key_id.to_owned(),
        security_token: parameters.get("SecurityToken").map(str::to_owned),
        timestamp: parameters.require("Timestamp")?.to_owned(),
        nonce: parameters.require("SignatureNonce")?.to_owned(),
    })
}

fn check_time(state: &State, text: &str) -> Result<(), RpcError> {
    let Some(timestamp) = UtcSeconds::parse_iso_extended(text) else {
        return Err(RpcError::new(
            400,
            "InvalidTimeStamp.Format",
            "Specified time stamp or date value is not well formatted.",
        ));
    };
    if timestamp.as_i64().abs_diff(state.now().as_i64()) > MAX_SKEW {
        return Err(RpcError::new(
            400,
            "InvalidTimeStamp.Expired",
            "Specified time stamp or date value is expired.",
        ));
    }
    Ok(())
}

fn bad_key(fault: KeyFault) -> RpcError {
    let (status, code, message) = match fault {
        KeyFault::Unknown => (
            404,
            "InvalidAccessKeyId.NotFound",
            "Specified access key is not found.",
        ),
        KeyFault::Disabled | KeyFault::AccountDisabled => (
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
    RpcError::new(status, code, message)
}

/// The largest difference between a timestamp and the time of the server, in seconds: 15 minutes.
const MAX_SKEW: u64 = 900;
