//! Changing an object behind the back of its readers, for a fault.

use bytes::{Bytes, BytesMut};
use futures_util::StreamExt;
use oss_sign::UtcSeconds;

use crate::runtime::upper_hex;
use crate::store::{Object, ObjectKind, Overwrite, Store, StoreError};

/// Replaces the current object of a key by another one of the same length, whose first byte differs.
/// An empty object stays as it is.
///
/// # Errors
///
/// Returns an error if there is no such object.
pub(crate) async fn disturb(
    store: &Store,
    bucket: &str,
    key: &str,
    now: UtcSeconds,
) -> Result<(), StoreError> {
    let (found, data) = store.open(bucket, key, None).await?;
    if found.object.size == 0 {
        return Ok(());
    }
    let mut writer = store.writer();
    let mut pieces = Box::pin(data.read(0..found.object.size));
    let mut first = true;
    while let Some(piece) = pieces.next().await {
        let piece = piece?;
        let piece = if first { flipped(piece) } else { piece };
        first = false;
        writer.push(piece).await?;
    }
    let data = writer.finish().await?;
    let object = Object {
        etag: upper_hex(&data.digests.md5),
        md5: Some(data.digests.md5),
        crc64: data.digests.crc64,
        kind: ObjectKind::Normal,
        modified: now,
        ..Object::clone(&found.object)
    };
    store
        .put(bucket, key, object, data, Overwrite::Allowed)
        .await
        .map(drop)
}

fn flipped(piece: Bytes) -> Bytes {
    let mut piece = BytesMut::from(piece);
    if let Some(byte) = piece.first_mut() {
        *byte ^= 1;
    }
    piece.freeze()
}
