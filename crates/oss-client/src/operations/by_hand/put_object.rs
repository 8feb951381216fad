//! The response to an upload.

use crate::document;
use crate::error::Result;
use crate::operation::RawResponse;
use crate::operations::object::PutObjectOutput;

pub(in crate::operations) fn output(
    response: &RawResponse,
    output: PutObjectOutput,
) -> Result<PutObjectOutput> {
    // Only the server of a callback sends something back.
    if response.request_lacks("x-oss-callback") {
        document::check_nothing(response.document())?;
    }
    Ok(output)
}
