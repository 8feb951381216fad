//! OptionObject: the preflight request that a browser sends before a cross-origin request.

use ::http::StatusCode;

use crate::codes::{Code, OssError};
use crate::configurations::Cors;
use crate::handlers::call::Call;
use crate::http::{ServerResponse, response};

/// Answers what the CORS rules of the bucket allow. The object does not have to exist.
pub(crate) async fn option_object(call: Call) -> Result<ServerResponse, OssError> {
    let needed = |name, message: &str| {
        let insufficient = || {
            let message = format!("Insufficient information. {message}");
            OssError::new(Code::BadRequest).message(message)
        };
        call.header(name).ok_or_else(insufficient)
    };
    let origin = needed("origin", "Origin request header needed.")?;
    let method = needed(
        "access-control-request-method",
        "Request Access-Control-Request-Method header needed.",
    )?;
    let Some(cors) = call.existing_bucket()?.configurations.get::<Cors>() else {
        return Err(OssError::new(Code::AccessForbidden)
            .message("CORSResponse: CORS is not enabled for this bucket."));
    };
    let headers = call.header("access-control-request-headers");
    let allowed = cors.preflight(origin, method, headers);
    let allowed =
        allowed.ok_or_else(|| OssError::new(Code::AccessForbidden).message(NOT_ALLOWED))?;
    let mut answer = response::empty(StatusCode::OK);
    allowed.add_to(answer.headers_mut());
    Ok(answer)
}

/// The mistakes in this text are those of the service.
const NOT_ALLOWED: &str = "CORSResponse: This CORS request is not allowed. This is usually because the evalution of \
    Origin, request method / Access-Control-Request-Method or Access-Control-Requet-Headers are not whitelisted by \
    the resource's CORS spec.";
