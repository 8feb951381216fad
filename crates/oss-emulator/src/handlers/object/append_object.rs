//! AppendObject.

use ::http::StatusCode;

use crate::codes::{Code, OssError};
use crate::configurations::capacity;
use crate::handlers::call::Call;
use crate::http::{ServerResponse, response};
use crate::objects::{
    BodyChecks, MAX_OBJECT, Pace, TrafficLimit, Upload, quoted, receive, set, set_encryption,
    set_version,
};
use crate::store::{NewBlob, Object, StorageClass};

/// Adds the body of the request to the end of an object. The first append creates the object with
/// the properties in the headers, which later appends ignore.
pub(crate) async fn append_object(mut call: Call) -> Result<ServerResponse, OssError> {
    let (headers, query) = (&call.request.headers, &call.request.query);
    let position = position(query.get("position"))?;
    let checks = BodyChecks::from_headers(headers)?;
    let limit = TrafficLimit::from_request(headers, query)?;
    let (bucket, key) = (call.bucket()?.to_owned(), call.key()?.to_owned());
    let existing = call.existing_bucket()?;
    // This is checked before the body is read, so that a client that waits for `100 Continue` does
    // not send it. The check is repeated when the data is appended.
    let before = call.store().appendable(&bucket, &key, position).await;
    let before = before.map_err(|error| call.refuse(error))?;
    let object = match before {
        Some(before) => Object::clone(&before),
        None => {
            let upload = Upload::from_headers(headers, &existing)?;
            check_class(upload.class)?;
            upload.into_object(&NewBlob::empty(), call.clock().now())
        }
    };
    let data = body(&mut call, position, Pace::new(limit)).await?;
    checks.check(data.digests)?;
    let new = Object {
        modified: call.clock().now(),
        ..object
    };
    let encryption = new.headers.clone();
    let appended = call
        .store()
        .append(&bucket, &key, position, data, new, capacity(&existing));
    let appended = appended.await.map_err(|error| call.refuse(error))?;

    let mut answer = response::empty(StatusCode::OK);
    let headers = answer.headers_mut();
    set(headers, "etag", quoted(&appended.etag));
    set(headers, NEXT_POSITION, appended.length.to_string());
    set(headers, "x-oss-hash-crc64ecma", appended.crc64.to_string());
    set_encryption(headers, &encryption);
    set_version(headers, appended.version.as_ref());
    Ok(answer)
}

/// Reads the parameter `position`.
///
/// # Errors
///
/// Returns `MissingArgument` if it is missing or not a number.
pub(super) fn position(text: Option<&str>) -> Result<u64, OssError> {
    text.and_then(|text| text.parse().ok())
        .ok_or_else(|| OssError::new(Code::MissingArgument))
}

/// Receives the data, of which an object has at most 5 GiB in all.
async fn body(call: &mut Call, position: u64, pace: Pace) -> Result<NewBlob, OssError> {
    let too_large = || OssError::new(Code::EntityTooLarge);
    let room = MAX_OBJECT.saturating_sub(position);
    let announced = call.request.body.content_length();
    if announced.is_some_and(|length| length > room) {
        return Err(too_large());
    }
    let writer = call.store().writer();
    let data = receive(&mut call.request.body, writer, pace).await?;
    match data.len > room {
        true => Err(too_large()),
        false => Ok(data),
    }
}

/// Checks that objects of a storage class can be appended to.
fn check_class(class: StorageClass) -> Result<(), OssError> {
    match class {
        StorageClass::Standard | StorageClass::InfrequentAccess | StorageClass::Archive => Ok(()),
        StorageClass::ColdArchive | StorageClass::DeepColdArchive => {
            Err(OssError::invalid_argument(
                "x-oss-storage-class",
                class.as_str(),
                "Appendable objects cannot have this storage class.",
            ))
        }
    }
}

const NEXT_POSITION: &str = "x-oss-next-append-position";
