//! Which upload and which part a request names.

use crate::codes::{Code, OssError};
use crate::handlers::call::Call;
use crate::store::{PartPlace, StoreError, UploadId};

/// Returns the upload that a request names.
///
/// # Errors
///
/// Returns `NoSuchUpload` if no upload can have this id.
pub(super) fn upload_id(call: &Call) -> Result<UploadId, OssError> {
    let id = call.query("uploadId").unwrap_or_default();
    UploadId::parse(id).ok_or_else(|| refused(call, StoreError::NoSuchUpload))
}

/// Returns the upload and the part that a request names.
///
/// # Errors
///
/// Returns `NoSuchUpload` if no upload can have this id, and `InvalidArgument` if the part number is
/// not from 1 to 10000 or if one of the two parameters is missing.
pub(super) fn part(call: &Call) -> Result<PartPlace, OssError> {
    for name in ["uploadId", "partNumber"] {
        if call.query(name).is_none() {
            return Err(OssError::new(Code::InvalidArgument)
                .message("Unexpected query string parameter")
                .with("ResourceType", name)
                .ec("0017-00000219"));
        }
    }
    Ok(PartPlace {
        number: part_number(call.query("partNumber").unwrap_or_default())?,
        bucket: call.bucket()?.to_owned(),
        key: call.key()?.to_owned(),
        upload: upload_id(call)?,
    })
}

/// Reads the number of a part.
///
/// # Errors
///
/// Returns `InvalidArgument` if it is not a number from 1 to 10000.
pub(super) fn part_number(text: &str) -> Result<u16, OssError> {
    match text.parse() {
        Ok(number) if (1..=10_000).contains(&number) => Ok(number),
        _ => Err(OssError::invalid_argument(
            "PartNumber",
            text,
            "Part number must be an integer between 1 and 10000, inclusive.",
        )
        .ec("0017-00000220")),
    }
}

/// Converts an error of the store about an upload into the response.
pub(super) fn refused(call: &Call, error: StoreError) -> OssError {
    let named =
        |error: OssError| error.with("UploadId", call.query("uploadId").unwrap_or_default());
    match &error {
        StoreError::NoSuchUpload | StoreError::InvalidPart { .. } | StoreError::NoParts => {
            named(call.refuse(error))
        }
        _ => call.refuse(error),
    }
}

/// Replaces the EC of `NoSuchUpload`, which depends on the operation.
pub(super) fn with_ec(error: OssError, ec: &'static str) -> OssError {
    match error.code() {
        Code::NoSuchUpload => error.ec(ec),
        _ => error,
    }
}
