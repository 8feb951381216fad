//! Objects that the server fetches from another server.

use ::http::HeaderMap;
use bytes::Bytes;
use oss_sign::UtcSeconds;

use crate::codes::{Code, OssError};
use crate::http::{CONTENT, Headers};
use crate::outgoing::Exchange;
use crate::store::{Bucket, NewBlob, Object, StorageClass, Store};

use super::checks::content_md5;
use super::pace::Pace;
use super::receive::{Incoming, MAX_OBJECT, receive};
use super::upload::Upload;

/// What a fetched object must be.
#[derive(Debug, Default)]
pub(crate) struct Expected<'e> {
    /// The MD5 of its data in base64.
    pub(crate) md5: Option<&'e str>,
    /// The storage class, if it is not that of the bucket.
    pub(crate) class: Option<StorageClass>,
}

/// Receives an object from the answer of another server. Of its headers, those are stored that
/// describe the data.
///
/// # Errors
///
/// Returns 424 `MirrorFailed` if the data ends early, and `InvalidDigest` if its MD5 is another one.
pub(crate) async fn receive_fetched(
    mut answer: Exchange,
    store: &Store,
    bucket: &Bucket,
    expected: &Expected<'_>,
    now: UtcSeconds,
) -> Result<(Object, NewBlob), OssError> {
    let mut described = HeaderMap::new();
    for name in CONTENT {
        if let Some(value) = answer.head.headers.get(name) {
            described.insert(name, value.clone());
        }
    }
    let mut upload = Upload::from_headers(&Headers::read(&described)?, bucket)?;
    upload.class = expected.class.unwrap_or(upload.class);
    let data = receive(&mut answer, store.writer(), Pace::new(None)).await?;
    match expected.md5 {
        Some(md5) if md5 != content_md5(&data.digests.md5) => {
            Err(OssError::new(Code::InvalidDigest)
                .message("The Content-MD5 of the fetched data is not the expected one."))
        }
        _ => Ok((upload.into_object(&data, now), data)),
    }
}

impl Incoming for Exchange {
    async fn piece(&mut self) -> Result<Option<Bytes>, OssError> {
        let piece = Exchange::piece(self).await;
        piece.map_err(|_| {
            OssError::new(Code::MirrorFailed).message("The data of the source has ended early.")
        })
    }

    fn check_length(&self, length: u64, _complete: bool) -> Result<(), OssError> {
        match length > MAX_OBJECT {
            true => Err(OssError::new(Code::EntityTooLarge)),
            false => Ok(()),
        }
    }
}
