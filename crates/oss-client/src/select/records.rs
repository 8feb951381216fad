//! Splits the rows of a query into records.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::{Buf, Bytes, BytesMut};
use futures_core::Stream;
use memchr::memmem;

use crate::error::{Error, ErrorKind, Result};
use crate::select::body::SelectBody;

/// The records of a query, as a [`Stream`] or [one by one](Self::next).
///
/// A record is what stands before the record delimiter, which it does not contain. What stands behind
/// the last delimiter is a record unless it is empty. Quotes have no meaning here: a CSV field that
/// contains the delimiter is split, unless the query asks for a delimiter that no field contains.
///
/// [`SelectBody::records`] creates it and has an example.
pub struct Records {
    body: SelectBody,
    delimiter: Bytes,
    buffer: BytesMut,
    /// How many bytes at the start of `buffer` cannot be the start of a delimiter, so that they are not
    /// searched again.
    searched: usize,
    limit: usize,
    ended: bool,
}

impl SelectBody {
    /// Splits the rows into records, at the record delimiter that the query asked for. Without one it
    /// is a line feed.
    ///
    /// ```
    /// use oss_client::operations::select::SelectRequest;
    ///
    /// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
    /// let query = SelectRequest::csv("select _1 from ossobject");
    /// let answer = bucket.select_object("exampledir/exampleobject.csv", query).send().await?;
    /// let mut records = answer.output.body.records();
    /// while let Some(record) = records.next().await.transpose()? {
    ///     println!("{}", String::from_utf8_lossy(&record));
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn records(self) -> Records {
        let delimiter = self.delimiter();
        Records::new(self, delimiter)
    }
}

impl Records {
    fn new(body: SelectBody, delimiter: Bytes) -> Self {
        Self {
            body,
            delimiter,
            buffer: BytesMut::new(),
            searched: 0,
            limit: DEFAULT_LIMIT,
            ended: false,
        }
    }

    /// Sets how many bytes a record may have. The default is 16 MiB. OSS itself accepts no row of more
    /// than 1 MiB.
    #[must_use]
    pub fn limit(mut self, bytes: usize) -> Self {
        self.limit = bytes;
        self
    }

    /// Returns the next record, or `None` at the end. Nothing comes after an error.
    ///
    /// # Errors
    ///
    /// Fails with [`ErrorKind::TooLarge`] if a record is larger than the limit, and otherwise as
    /// [`SelectBody::chunk`].
    ///
    /// # Cancel safety
    ///
    /// No bytes are lost when the future is dropped.
    pub async fn next(&mut self) -> Option<Result<Bytes>> {
        std::future::poll_fn(|cx| self.poll_record(cx)).await
    }

    /// Returns how many bytes of the object OSS has read; see [`SelectBody::scanned_bytes`].
    pub fn scanned_bytes(&self) -> Option<u64> {
        self.body.scanned_bytes()
    }

    fn poll_record(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes>>> {
        loop {
            if let Some(record) = self.take_record() {
                return match record.len() > self.limit {
                    true => self.fail(),
                    false => Poll::Ready(Some(Ok(record))),
                };
            }
            if self.ended {
                return Poll::Ready(None);
            }
            // The record is not complete. A part of the delimiter may follow it, which does not count.
            if self.buffer.len() > self.limit.saturating_add(self.delimiter.len()) {
                return self.fail();
            }
            match ready!(self.body.poll_rows(cx)) {
                Some(Ok(piece)) => self.buffer.extend_from_slice(&piece),
                Some(Err(error)) => {
                    self.end();
                    return Poll::Ready(Some(Err(error)));
                }
                None => {
                    let rest = self.buffer.split().freeze();
                    self.end();
                    return match rest.is_empty() {
                        true => Poll::Ready(None),
                        false if rest.len() > self.limit => self.fail(),
                        false => Poll::Ready(Some(Ok(rest))),
                    };
                }
            }
        }
    }

    /// Removes the first record and its delimiter from the buffer, if the delimiter has arrived.
    fn take_record(&mut self) -> Option<Bytes> {
        let unsearched = self.buffer.get(self.searched..)?;
        match memmem::find(unsearched, &self.delimiter) {
            Some(at) => {
                let record = self.buffer.split_to(self.searched + at).freeze();
                self.buffer.advance(self.delimiter.len());
                self.searched = 0;
                Some(record)
            }
            None => {
                // The last bytes may be the beginning of a delimiter whose rest has not arrived.
                let begun = self.delimiter.len().saturating_sub(1);
                self.searched = self.searched.max(self.buffer.len().saturating_sub(begun));
                None
            }
        }
    }

    /// Ends the records with the error for a record that is too large.
    fn fail(&mut self) -> Poll<Option<Result<Bytes>>> {
        self.end();
        let limit = self.limit as u64;
        let error = Error::new(ErrorKind::TooLarge { limit })
            .with_message(format!("a record has more than {limit} bytes"));
        Poll::Ready(Some(Err(self.body.about(error))))
    }

    /// Ends the records, and discards what was read.
    fn end(&mut self) {
        self.ended = true;
        self.buffer.clear();
        self.searched = 0;
    }
}

impl Stream for Records {
    type Item = Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes>>> {
        self.poll_record(cx)
    }
}

impl fmt::Debug for Records {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Records")
            .field("body", &self.body)
            .field("limit", &self.limit)
            .finish_non_exhaustive()
    }
}

const DEFAULT_LIMIT: usize = 16 * 1024 * 1024;

#[cfg(test)]
mod tests {
    use futures_util::{StreamExt, stream};
    use oss_transport::Body;

    use super::*;
    use crate::body::ObjectBody;

    fn records(pieces: &[&'static str], delimiter: &str) -> Records {
        let pieces = pieces
            .iter()
            .map(|piece| Ok::<_, std::io::Error>(Bytes::from(*piece)));
        let body = Body::from_stream(stream::iter(pieces.collect::<Vec<_>>()), None);
        SelectBody::new(ObjectBody::unchecked(body), true)
            .with_delimiter(Some(delimiter.to_owned()))
            .records()
    }

    async fn all(records: Records) -> Vec<Bytes> {
        records.map(Result::unwrap).collect().await
    }

    #[tokio::test]
    async fn records_end_at_the_delimiter_wherever_the_pieces_end() {
        assert_eq!(
            all(records(&["a\nb", "c\n", "\nd"], "\n")).await,
            ["a", "bc", "", "d"]
        );
        assert_eq!(
            all(records(&["a\r", "\nb\r\r", "\n"], "\r\n")).await,
            ["a", "b\r"]
        );
        assert_eq!(all(records(&["a\n"], "")).await, ["a"]);
        assert!(all(records(&[], "\n")).await.is_empty());
    }

    #[tokio::test]
    async fn a_record_has_a_limit() {
        for pieces in [&["123\n"][..], &["1", "2", "3", "4"], &["123"]] {
            let mut records = records(pieces, "\n").limit(2);
            let error = records.next().await.unwrap().unwrap_err();
            assert_eq!(*error.kind(), ErrorKind::TooLarge { limit: 2 });
            assert!(records.next().await.is_none());
        }
        assert_eq!(all(records(&["12\n34"], "\n").limit(2)).await, ["12", "34"]);
    }
}
