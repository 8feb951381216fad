//! PutObject.

use ::http::StatusCode;

use crate::call::Call;
use crate::codes::OssError;
use crate::http::{ServerResponse, response};
use crate::objects::{
    BodyChecks, Pace, TrafficLimit, Upload, acknowledge, receive, refuse, set_version,
};

/// Stores the body as an object, whole or not at all.
pub(crate) async fn put_object(mut call: Call) -> Result<ServerResponse, OssError> {
    let headers = &call.request.headers;
    let upload = Upload::of(headers)?;
    let checks = BodyChecks::of(headers)?;
    let limit = TrafficLimit::of(headers, &call.request.query)?;
    let (bucket, key) = (call.bucket()?.to_owned(), call.key()?.to_owned());
    let refused = |error| refuse(error, &call.request.method, &bucket, &key);
    let class = call.store().bucket(&bucket).map_err(refused)?.class;
    call.store()
        .check_overwrite(&bucket, &key, upload.overwrite)
        .map_err(refused)?;

    let (data, digests) = receive(&mut call.request.body, Pace::new(limit)).await?;
    checks.check(digests)?;
    let overwrite = upload.overwrite;
    let object = upload.into_object(data, digests, class, call.clock().now());
    let mut answer = response::empty(StatusCode::OK);
    acknowledge(answer.headers_mut(), &object);
    let stored = call.store().put(&bucket, &key, object, overwrite);
    let stored = stored.map_err(|error| refuse(error, &call.request.method, &bucket, &key))?;
    set_version(answer.headers_mut(), stored.version.as_ref());
    Ok(answer)
}
