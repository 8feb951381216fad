//! Reading the data of an object from a request.

use crate::codes::{Code, OssError};
use crate::http::RequestBody;
use crate::store::{Blob, BlobWriter, Digests};

use super::pace::Pace;

/// Reads a body to its end and stores its data.
///
/// # Errors
///
/// Returns `IncompleteBody` if the body ends early, and `InvalidArgument` if it is larger than
/// [`MAX_OBJECT`].
pub(crate) async fn receive(
    body: &mut RequestBody,
    mut pace: Pace,
) -> Result<(Blob, Digests), OssError> {
    if body
        .content_length()
        .is_some_and(|length| length > MAX_OBJECT)
    {
        return Err(too_large());
    }
    let mut writer = BlobWriter::new();
    while let Some(piece) = body.chunk().await? {
        if writer.len() + piece.len() as u64 > MAX_OBJECT {
            return Err(too_large());
        }
        pace.pass_piece(&piece).await;
        writer.push(piece);
    }
    Ok(writer.finish())
}

fn too_large() -> OssError {
    OssError::new(Code::InvalidArgument).message(Code::EntityTooLarge.message())
}

/// The largest size of an object that is uploaded by one request, in bytes: 5 GiB.
pub(crate) const MAX_OBJECT: u64 = 5 * 1024 * 1024 * 1024;
