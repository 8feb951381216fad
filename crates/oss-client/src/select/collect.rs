//! Reads all rows of a query into memory.

use bytes::{Bytes, BytesMut};

use crate::error::{Error, ErrorKind, Result};
use crate::select::body::SelectBody;

impl SelectBody {
    /// Reads all rows that are left into memory, at most `limit` bytes.
    ///
    /// # Errors
    ///
    /// Fails with [`ErrorKind::TooLarge`] if there are more, and otherwise as
    /// [`chunk`](Self::chunk).
    pub async fn bytes(&mut self, limit: usize) -> Result<Bytes> {
        self.check_end()?;
        let mut all = BytesMut::new();
        while let Some(piece) = self.chunk().await.transpose()? {
            if piece.len() > limit.saturating_sub(all.len()) {
                let limit = limit as u64;
                return Err(self.about(Error::new(ErrorKind::TooLarge { limit })));
            }
            all.extend_from_slice(&piece);
        }
        Ok(all.freeze())
    }

    /// Reads all rows that are left as text. It must be UTF-8 and have at most 64 MiB.
    ///
    /// # Errors
    ///
    /// Fails as [`bytes`](Self::bytes) does, and with [`ErrorKind::Protocol`] if the rows are not
    /// UTF-8.
    pub async fn text(&mut self) -> Result<String> {
        let bytes = self.bytes(MAX_TEXT).await?;
        String::from_utf8(bytes.into()).map_err(|e| {
            let at = e.utf8_error().valid_up_to();
            self.about(Error::protocol(format!(
                "the rows are not UTF-8 at byte {at}"
            )))
        })
    }
}

const MAX_TEXT: usize = 64 * 1024 * 1024;
