//! Receiving the data of objects and parts.

use ::http::Method;
use bytes::Bytes;

use crate::codes::{Code, OssError};
use crate::http::RequestBody;
use crate::store::{BlobWriter, NewBlob, StoreError};

use super::pace::Pace;
use super::refusal::refuse;

/// A body whose data is to be stored: that of a request, or the file in a form.
pub(crate) trait Incoming {
    /// Reads the next piece of data. Returns `None` at the end.
    async fn piece(&mut self) -> Result<Option<Bytes>, OssError>;

    /// Returns the length that the client has announced.
    fn announced(&self) -> Option<u64> {
        None
    }

    /// Checks how many bytes have arrived. `complete` says that these are all.
    ///
    /// # Errors
    ///
    /// Returns an error if the request allows fewer or more bytes.
    fn check_length(&self, length: u64, complete: bool) -> Result<(), OssError>;
}

impl Incoming for RequestBody {
    async fn piece(&mut self) -> Result<Option<Bytes>, OssError> {
        Ok(self.chunk().await?)
    }

    fn announced(&self) -> Option<u64> {
        self.content_length()
    }

    fn check_length(&self, length: u64, _complete: bool) -> Result<(), OssError> {
        match length > MAX_OBJECT {
            true => {
                Err(OssError::new(Code::InvalidArgument).message(Code::EntityTooLarge.message()))
            }
            false => Ok(()),
        }
    }
}

/// Receives data to its end and writes it to the store. `pace` limits its speed.
///
/// # Errors
///
/// Returns what OSS answers if the data ends early or is too long, and 500 if it cannot be written.
pub(crate) async fn receive(
    incoming: &mut impl Incoming,
    mut writer: BlobWriter,
    mut pace: Pace,
) -> Result<NewBlob, OssError> {
    if let Some(length) = incoming.announced() {
        incoming.check_length(length, false)?;
    }
    while let Some(piece) = incoming.piece().await? {
        incoming.check_length(writer.len() + piece.len() as u64, false)?;
        pace.pass_piece(&piece).await;
        writer.push(piece).await.map_err(failed)?;
    }
    incoming.check_length(writer.len(), true)?;
    writer.finish().await.map_err(failed)
}

fn failed(error: StoreError) -> OssError {
    refuse(error, &Method::PUT, "", "")
}

/// The largest size of an object that is uploaded by one request, in bytes: 5 GiB.
pub(crate) const MAX_OBJECT: u64 = 5 * 1024 * 1024 * 1024;
