//! Taking an object's data from a request.

use crate::codes::{Code, OssError};
use crate::http::RequestBody;
use crate::store::{Blob, BlobWriter, Digests};

use super::pace::Pace;

/// Reads a body to its end.
///
/// # Errors
///
/// `IncompleteBody` when it breaks off, `InvalidArgument` when it is larger than an object may be.
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

/// The largest object of a single upload, in bytes.
pub(crate) const MAX_OBJECT: u64 = 5 * 1024 * 1024 * 1024;
