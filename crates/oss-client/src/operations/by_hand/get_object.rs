//! The range of a download.

use crate::error::{Error, Result};
use crate::operation::OperationRequest;
use crate::operations::object::GetObject;
use crate::range::ByteRange;

pub(in crate::operations) fn request(
    operation: &GetObject,
    request: OperationRequest,
) -> Result<OperationRequest> {
    match operation.range {
        None => Ok(request),
        Some(range) if ByteRange::is_empty(range) => {
            Err(Error::invalid_request("range: it names no byte"))
        }
        // Without it OSS answers a range that it cannot satisfy with the whole object.
        Some(_) => Ok(request.default_header("x-oss-range-behavior", "standard")),
    }
}
