//! PutObject.

use super::written::{callback_variables, send_callback, store};
use crate::callback::Callback;
use crate::codes::OssError;
use crate::handlers::call::Call;
use crate::http::{Headers, ServerResponse};
use crate::objects::{BodyChecks, Pace, TrafficLimit, Upload, receive};

/// Stores the body of the request as an object. The object becomes visible only when all of its
/// data has arrived.
pub(crate) async fn put_object(mut call: Call) -> Result<ServerResponse, OssError> {
    let (headers, query) = (&call.request.headers, &call.request.query);
    refuse_conditions(headers)?;
    let existing = call.existing_bucket()?;
    let upload = Upload::from_headers(headers, &existing)?;
    let checks = BodyChecks::from_headers(headers)?;
    let limit = TrafficLimit::from_request(headers, query)?;
    let callback = Callback::from_request(headers, query, &existing)?;
    let (bucket, key) = (call.bucket()?.to_owned(), call.key()?.to_owned());
    let rules = call.write_rules(&existing, &key, upload.overwrite);
    // This is checked before the body is read, so that a client that waits for `100 Continue` does
    // not send it. The check is repeated when the object is stored.
    call.store()
        .check_write(&bucket, &key, rules, call.clock().now())
        .await
        .map_err(|error| call.refuse(error))?;

    let writer = call.store().writer();
    let data = receive(&mut call.request.body, writer, Pace::new(limit)).await?;
    checks.check(data.digests)?;
    let object = upload.into_object(&data, call.clock().now());
    let variables = callback_variables(&call, &bucket, &key, &object);
    let answer = store(&call, &bucket, &key, (object, data), rules).await?;
    match callback {
        Some(callback) => send_callback(&call, &callback, &variables, answer).await,
        None => Ok(answer),
    }
}

/// Refuses uploads with conditional headers, which OSS does not implement. To ignore them would be
/// worse, because a client that relies on a condition must not overwrite an object.
fn refuse_conditions(headers: &Headers) -> Result<(), OssError> {
    let condition = CONDITIONS
        .iter()
        .find(|name| headers.contains(&name.to_ascii_lowercase()));
    match condition {
        Some(name) => Err(OssError::unimplemented_header(name).ec("0017-00000245")),
        None => Ok(()),
    }
}

const CONDITIONS: [&str; 4] = [
    "If-Match",
    "If-None-Match",
    "If-Modified-Since",
    "If-Unmodified-Since",
];
