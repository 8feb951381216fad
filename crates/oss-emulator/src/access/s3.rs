//! Detects requests that are signed for the S3 API, such as those of boto3 and rclone. They cannot
//! succeed here, and the response says why. Otherwise the user of an S3 client would look for a
//! mistake in the access key.

use crate::codes::{Code, OssError};
use crate::http::ServerRequest;

/// Returns the response to a request that is signed for the S3 API, or `None` for any other
/// request.
pub(super) fn refusal(request: &ServerRequest) -> Option<OssError> {
    let kind = signature(request)?;
    let message = format!(
        "The request is signed for the S3 API ({kind}). This server implements the OSS API only: use \
         a client for OSS."
    );
    let error = OssError::new(Code::InvalidArgument).message(message);
    Some(error.ec("0002-00000061"))
}

/// Returns the name of the S3 signature version that the request has in its header or in its URL,
/// or `None` if it has no S3 signature.
fn signature(request: &ServerRequest) -> Option<&'static str> {
    let header = request.headers.text("authorization").unwrap_or_default();
    let in_url = |name: &str| {
        request
            .query
            .iter()
            .any(|(own, _)| own.eq_ignore_ascii_case(name))
    };
    if header.starts_with("AWS4-") || in_url("X-Amz-Signature") || in_url("X-Amz-Algorithm") {
        return Some("AWS Signature Version 4");
    }
    let second = header.starts_with("AWS ") || in_url("AWSAccessKeyId");
    second.then_some("AWS Signature Version 2")
}
