//! Authentication of requests: which access key has signed a request, and whether the signature is
//! valid.

use oss_sign::Secret;
use oss_sign::verify::{self, Claim, ClaimVersion, Mismatch, Place, Reason, Received};

use super::admit::require_bucket;
use super::caller::Caller;
use super::context;
use super::explain;
use super::key::{self, KeyFault};
use super::reason::{self, Signed};
use super::s3;
use crate::codes::{Code, OssError};
use crate::faults::Fault;
use crate::http::ServerRequest;
use crate::route::{Authentication, Operation};
use crate::state::State;

/// Determines the caller of a request by its signature. A request without a signature has an
/// anonymous caller.
///
/// # Errors
/// Returns what OSS answers to an invalid signature, access key or token.
pub(crate) fn authenticate(
    state: &State,
    request: &ServerRequest,
    operation: Option<&Operation>,
    fault: Option<&Fault>,
) -> Result<Caller, OssError> {
    if operation.is_some_and(|row| row.authentication != Authentication::Request) {
        return Ok(Caller::anonymous());
    }
    let resource_path = request.resource_path();
    let headers: Vec<(&str, &[u8])> = request.headers.iter().collect();
    let received = Received {
        method: request.method.as_str(),
        resource_path: &resource_path,
        raw_query: &request.raw_query,
        headers: &headers,
        peer: Some(request.peer),
    };
    match verify::claim(&received) {
        Ok(Some(claim)) => authenticate_claim(state, request, operation, &claim, fault),
        Ok(None) => s3::refusal(request).map_or(Ok(Caller::anonymous()), Err),
        Err(reason) => Err(s3::refusal(request).unwrap_or_else(|| {
            let refusal = reason::refuse(&reason, Signed::guessed(request));
            explain::signature(state, refusal, &reason, |_| None, |_| false)
        })),
    }
}

/// Verifies the signature of a request, and returns the caller to whom its access key belongs.
fn authenticate_claim(
    state: &State,
    request: &ServerRequest,
    operation: Option<&Operation>,
    claim: &Claim<'_>,
    fault: Option<&Fault>,
) -> Result<Caller, OssError> {
    let signed = Signed {
        access_key_id: Some(claim.access_key_id()),
        is_v4: claim.version() == ClaimVersion::V4,
        in_url: claim.place() == Place::Query,
        in_form: false,
        limited: claim.query("x-oss-ac-subnet-mask").is_some(),
    };
    let refuse = |reason: Reason| {
        let refusal = reason::refuse(&reason, signed);
        explain::signature(state, refusal, &reason, |_| None, |_| false)
    };
    claim
        .check_scope(&state.config.region, "oss")
        .map_err(refuse)?;
    claim.check_time(state.now()).map_err(refuse)?;
    check_token_place(request, claim)?;
    let valid = key::find(state, claim.access_key_id(), claim.security_token())
        .map_err(|fault| bad_key(state, request, operation, claim.access_key_id(), fault))?;
    if let Some(refusal) = fault.and_then(Fault::expires_token)
        && valid.caller.session.is_some()
    {
        return Err(refusal);
    }
    claim
        .check_signature_with(&valid.secret, &state.keys)
        .map_err(|reason| {
            let mistake = |mismatch: &Mismatch| claim.mistake(&valid.secret, mismatch);
            let fits = |secret: &Secret| claim.check_signature(secret).is_ok();
            let refusal = reason::refuse(&reason, signed);
            explain::signature(state, refusal, &reason, mistake, fits)
        })?;
    claim.check_source_address().map_err(refuse)?;
    check_network(state, request, claim)?;
    state.identities.note_use(claim.access_key_id());
    Ok(valid.caller)
}

/// Checks the rules for a URL that was signed with a security token: the token must be in the URL,
/// and the URL may be valid for 12 hours at most.
fn check_token_place(request: &ServerRequest, claim: &Claim<'_>) -> Result<(), OssError> {
    if claim.place() == Place::Header {
        return Ok(());
    }
    if request.headers.contains("x-oss-security-token") {
        return Err(OssError::new(Code::InvalidRequest)
            .message("Security-token must be provided by query string parameter."));
    }
    match claim.expires_seconds() {
        Some(seconds) if claim.security_token().is_some() && seconds > MAX_WITH_TOKEN => {
            Err(OssError::invalid_argument(
                "x-oss-expires",
                &seconds.to_string(),
                "X-OSS-Expires must be at most 43200 seconds with a security token.",
            )
            .ec("0002-00000232"))
        }
        _ => Ok(()),
    }
}

/// Checks that the request comes from the VPC that its signed URL is restricted to, if there is
/// such a restriction.
fn check_network(
    state: &State,
    request: &ServerRequest,
    claim: &Claim<'_>,
) -> Result<(), OssError> {
    match claim.vpc_id() {
        Some(vpc) if context::vpc_of(state, request) != Some(vpc) => {
            Err(OssError::new(Code::SignatureDoesNotMatch).ec("0002-00000603"))
        }
        _ => Ok(()),
    }
}

/// Returns the response to an invalid access key. A bucket that does not exist is reported first,
/// unless the operation may create it.
pub(super) fn bad_key(
    state: &State,
    request: &ServerRequest,
    operation: Option<&Operation>,
    id: &str,
    fault: KeyFault,
) -> OssError {
    if !operation.is_some_and(|row| row.creates_bucket)
        && fault == KeyFault::Unknown
        && let Err(missing) = require_bucket(state, request)
    {
        return missing;
    }
    let unknown = || OssError::new(Code::InvalidAccessKeyId).with("OSSAccessKeyId", id);
    match fault {
        KeyFault::Unknown => unknown(),
        KeyFault::Disabled => unknown()
            .message("The OSS Access Key Id you provided is disabled.")
            .ec("0002-00000904"),
        KeyFault::TokenLost => unknown().message(TOKEN_LOST).ec("0002-00000003"),
        KeyFault::TokenNotWanted => unknown().ec("0002-00000002"),
        KeyFault::TokenInvalid => OssError::new(Code::InvalidSecurityToken),
        KeyFault::TokenOfAnother => OssError::new(Code::AccessKeyIdAndSecurityTokenNotMatch),
        KeyFault::TokenExpired => OssError::new(Code::SecurityTokenExpired),
        KeyFault::AccountDisabled => {
            let error = OssError::new(Code::UserDisable);
            match &request.bucket {
                Some(bucket) => error.with("BucketName", bucket),
                None => error,
            }
        }
    }
}

const TOKEN_LOST: &str = "The OSS Access Key Id you provided does not exist in our records. The \
    Security Token may be lost to specify that it is a STS Access Id.";

/// The longest validity of a URL that was signed with a security token, in seconds: 12 hours.
const MAX_WITH_TOKEN: u64 = 43200;
