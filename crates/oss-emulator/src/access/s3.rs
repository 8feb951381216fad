//! Requests of the S3 API, such as those of boto3 and rclone. They cannot succeed here, and the
//! answer says why: a client of S3 would otherwise look for a mistake in its keys.

use crate::codes::{Code, OssError};
use crate::http::ServerRequest;

/// The answer to a request that is signed as the S3 API asks for. It is `None` for other requests.
pub(super) fn refusal(request: &ServerRequest) -> Option<OssError> {
    let kind = signature(request)?;
    let message = format!(
        "The request is signed for the S3 API ({kind}). This server implements the OSS API only: use \
         a client for OSS."
    );
    let error = OssError::new(Code::InvalidArgument).message(message);
    Some(error.ec("0002-00000061"))
}

/// The kind of the S3 signature, in the header or in the URL.
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
