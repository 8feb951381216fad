//! The names of new buckets.

use crate::error::{Error, Result};
use crate::operation::OperationRequest;
use crate::operations::bucket::PutBucket;

pub(in crate::operations) fn request(
    operation: &PutBucket,
    request: OperationRequest,
) -> Result<OperationRequest> {
    match operation.bucket.as_str().contains('_') {
        true => Err(Error::invalid_field(
            "bucket",
            &operation.bucket,
            "only old buckets have an underscore; a new one has a-z, 0-9 and -",
        )),
        false => Ok(request),
    }
}
