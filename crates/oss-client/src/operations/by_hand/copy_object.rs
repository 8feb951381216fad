//! The time that a copy takes.

use std::time::Duration;

use crate::error::Result;
use crate::operation::OperationRequest;
use crate::operations::object::CopyObject;

pub(in crate::operations) fn request(
    _: &CopyObject,
    request: OperationRequest,
) -> Result<OperationRequest> {
    // OSS answers when the copy is finished, which takes minutes for an object of some gigabytes.
    Ok(request.first_byte_timeout(Duration::from_secs(600)))
}
