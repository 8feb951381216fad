//! The checksums of stored data.

use std::ops::Range;

use ::http::Method;
use crc_fast::{CrcAlgorithm, Digest as Crc};
use futures_util::TryStreamExt;
use md5::{Digest, Md5};

use crate::codes::OssError;
use crate::store::{Data, Digests};

use super::refusal::refuse;

/// Reads a range of an object's data, and returns its checksums.
///
/// # Errors
///
/// Returns 500 if the data cannot be read.
pub(crate) async fn digests(data: &Data, range: Range<u64>) -> Result<Digests, OssError> {
    let (mut md5, mut crc) = (Md5::new(), Crc::new(CrcAlgorithm::Crc64Xz));
    let mut pieces = std::pin::pin!(data.read(range));
    while let Some(piece) = pieces
        .try_next()
        .await
        .map_err(|error| refuse(error, &Method::GET, "", ""))?
    {
        md5.update(&piece);
        crc.update(&piece);
    }
    Ok(Digests {
        md5: md5.finalize().into(),
        crc64: crc.finalize(),
    })
}
