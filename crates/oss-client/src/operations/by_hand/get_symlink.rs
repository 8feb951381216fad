//! The target of a symbolic link.

use oss_sign::encode::percent_decode;

use crate::error::Result;
use crate::operation::RawResponse;
use crate::operations::symlink::GetSymlinkOutput;

pub(in crate::operations) fn output(
    _: &RawResponse,
    mut output: GetSymlinkOutput,
) -> Result<GetSymlinkOutput> {
    // What is not UTF-8 cannot be the key of an object, and is shown as it is.
    if let Some(target) = percent_decode(&output.target) {
        output.target = target.into_owned();
    }
    Ok(output)
}
