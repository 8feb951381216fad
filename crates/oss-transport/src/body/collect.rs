//! A whole body in one piece.

use bytes::{Bytes, BytesMut};

use super::{Body, BodyError, BodyErrorKind};

/// Reads all of `body`. If it consists of a single piece, that piece is not copied.
pub(super) async fn collect(mut body: Body, limit: usize) -> Result<Bytes, BodyError> {
    if body.len().is_some_and(|length| length > limit as u64) {
        return Err(BodyError::new(BodyErrorKind::TooLarge));
    }
    let mut all = Collected::One(Bytes::new());
    while let Some(piece) = body.chunk().await.transpose()? {
        if piece.len() > limit - all.len() {
            return Err(BodyError::new(BodyErrorKind::TooLarge));
        }
        all = all.join(piece);
    }
    body.check_end()?;
    Ok(all.into_bytes())
}

/// One piece stays as it came; a second one makes a buffer.
enum Collected {
    One(Bytes),
    Many(BytesMut),
}

impl Collected {
    fn len(&self) -> usize {
        match self {
            Self::One(bytes) => bytes.len(),
            Self::Many(buffer) => buffer.len(),
        }
    }

    fn join(self, piece: Bytes) -> Self {
        let mut buffer = match self {
            Self::One(first) if first.is_empty() => return Self::One(piece),
            Self::One(first) => BytesMut::from(first),
            Self::Many(buffer) => buffer,
        };
        buffer.extend_from_slice(&piece);
        Self::Many(buffer)
    }

    fn into_bytes(self) -> Bytes {
        match self {
            Self::One(bytes) => bytes,
            Self::Many(buffer) => buffer.freeze(),
        }
    }
}
