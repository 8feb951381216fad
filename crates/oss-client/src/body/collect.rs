//! Content as one value in memory.

use bytes::{Bytes, BytesMut};

use crate::body::ObjectBody;
use crate::error::{Error, ErrorKind, Result};

impl ObjectBody {
    /// Reads all content that is left into memory, at most `limit` bytes. Damaged content is read
    /// from the server once more.
    ///
    /// # Errors
    ///
    /// Fails with [`ErrorKind::TooLarge`] if more than `limit` bytes are left, and otherwise as
    /// [`chunk`](Self::chunk).
    pub async fn bytes(mut self, limit: usize) -> Result<Bytes> {
        self.read_all(limit).await
    }

    async fn read_all(&mut self, limit: usize) -> Result<Bytes> {
        self.content.check_end()?;
        if self.remaining().is_some_and(|length| length > limit as u64) {
            return Err(self.too_large(limit));
        }
        let start = self.handed_out();
        loop {
            match self.collect(limit).await {
                Ok(all) => return Ok(all),
                Err(error) => self.content.restart(error, &start)?,
            }
        }
    }

    async fn collect(&mut self, limit: usize) -> Result<Bytes> {
        let Some(first) = self.chunk().await.transpose()? else {
            self.content.check_end()?;
            return Ok(Bytes::new());
        };
        if first.len() > limit {
            return Err(self.too_large(limit));
        }
        let Some(second) = self.chunk().await.transpose()? else {
            self.content.check_end()?;
            // A single piece is handed out as it came, unless it is much smaller than the buffer of
            // the connection, which it would keep.
            return Ok(match first.len() < SMALL_PIECE {
                true => Bytes::copy_from_slice(&first),
                false => first,
            });
        };
        let (mut all, mut next) = (BytesMut::from(first), Some(second));
        while let Some(piece) = next {
            if piece.len() > limit - all.len() {
                return Err(self.too_large(limit));
            }
            all.extend_from_slice(&piece);
            next = self.chunk().await.transpose()?;
        }
        self.content.check_end()?;
        Ok(all.freeze())
    }

    /// Reads all content that is left as text. It must be UTF-8 and have at most 64 MiB.
    ///
    /// # Errors
    ///
    /// Fails as [`bytes`](Self::bytes) does, and with [`ErrorKind::Protocol`] if the content is not
    /// UTF-8.
    pub async fn text(mut self) -> Result<String> {
        let bytes = self.read_all(MAX_TEXT).await?;
        String::from_utf8(bytes.into()).map_err(|e| {
            let at = e.utf8_error().valid_up_to();
            let message = format!("the content is not UTF-8 at byte {at}");
            self.content.name(Error::protocol(message))
        })
    }

    fn too_large(&self, limit: usize) -> Error {
        let limit = limit as u64;
        self.content.name(Error::new(ErrorKind::TooLarge { limit }))
    }
}

/// Half of the smallest buffer into which a connection reads.
const SMALL_PIECE: usize = 4 * 1024;
const MAX_TEXT: usize = 64 * 1024 * 1024;
