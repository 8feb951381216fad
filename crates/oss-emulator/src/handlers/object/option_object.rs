//! OptionObject: the preflight request that a browser sends before a cross-origin request.

use crate::codes::{Code, OssError};
use crate::handlers::call::Call;
use crate::http::ServerResponse;

/// Refuses every origin, because the server does not implement CORS rules.
pub(crate) async fn option_object(call: Call) -> Result<ServerResponse, OssError> {
    let insufficient =
        |what| OssError::new(Code::BadRequest).message(format!("Insufficient information. {what}"));
    if call.header("origin").is_none() {
        return Err(insufficient("Origin request header needed."));
    }
    if call.header("access-control-request-method").is_none() {
        return Err(insufficient(
            "Request Access-Control-Request-Method header needed.",
        ));
    }
    call.existing_bucket()?;
    Err(OssError::new(Code::AccessForbidden)
        .message("CORSResponse: CORS is not enabled for this bucket."))
}
