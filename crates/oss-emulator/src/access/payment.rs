//! Buckets whose requesters pay.

use super::caller::Caller;
use crate::codes::{Code, OssError};
use crate::configurations::{Payer, RequestPayment};
use crate::http::ServerRequest;
use crate::store::Bucket;

/// Returns whether the requester pays for a request, who must then have said so.
///
/// # Errors
///
/// Returns 403 `AccessDenied` if the requester pays and has not sent
/// `x-oss-request-payer: requester`.
pub(crate) fn requester_pays(
    caller: &Caller,
    request: &ServerRequest,
    bucket: &Bucket,
) -> Result<bool, OssError> {
    let payment = bucket.configurations.get::<RequestPayment>();
    let by_requester = payment.is_some_and(|payment| payment.payer == Payer::Requester);
    if !by_requester || caller.account() == Some(bucket.owner.as_str()) {
        return Ok(false);
    }
    let header = request.header(PAYER);
    let agreed = header.or(request.query.get(PAYER)) == Some("requester");
    match agreed && !caller.is_anonymous() {
        true => Ok(true),
        false => Err(OssError::new(Code::AccessDenied)
            .message("Access denied for requester pay bucket")
            .ec("0003-00000703")
            .because(
                "the requester pays in this bucket, and must sign the request and send \
                 x-oss-request-payer: requester",
            )),
    }
}

const PAYER: &str = "x-oss-request-payer";
