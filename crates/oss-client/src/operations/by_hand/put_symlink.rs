//! The target of a symbolic link.

use oss_sign::ObjectKey;

use crate::error::Result;
use crate::operation::OperationRequest;
use crate::operations::symlink::PutSymlink;

pub(in crate::operations) fn request(
    operation: &PutSymlink,
    request: OperationRequest,
) -> Result<OperationRequest> {
    ObjectKey::new(&operation.target)?;
    Ok(request)
}
