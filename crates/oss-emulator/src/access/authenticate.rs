//! Who signed a request, and whether the signature holds.

use crate::access::Caller;
use crate::codes::{Code, OssError};
use crate::faults::Fault;
use crate::http::ServerRequest;
use crate::route::Operation;
use crate::state::State;

/// The caller of a request.
///
/// # Errors
/// What OSS answers to a signature that does not hold.
pub(crate) fn authenticate(
    _state: &State,
    request: &ServerRequest,
    _operation: Option<&Operation>,
    _fault: Option<&Fault>,
) -> Result<Caller, OssError> {
    let signed = request.headers.contains_key("authorization")
        || request.query.contains("x-oss-signature")
        || request.query.contains("Signature");
    if signed {
        return Err(OssError::new(Code::SignatureDoesNotMatch));
    }
    Ok(Caller::anonymous())
}
