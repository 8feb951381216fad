//! The rows of a query as a stream of bytes.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;

use crate::body::ObjectBody;
use crate::error::{Error, ErrorKind, Result};
use crate::select::frame::{EndFrame, Event, Frames};

/// The rows that a query found.
///
/// They can be read as a [`Stream`] of bytes, [piece by piece](Self::chunk), all at once with
/// [`bytes`](Self::bytes) and [`text`](Self::text), or [record by record](Self::records). A piece ends
/// wherever the network cut it, in the middle of a row too.
///
/// OSS sends the rows in frames, whose checksums are compared if the query asked for them
/// ([`enable_payload_crc`](crate::operations::select::SelectOutputSerialization::enable_payload_crc)).
/// The last frame says whether the query came to its end and how much it read, which
/// [`scanned_bytes`](Self::scanned_bytes) returns. A query that asked for
/// [raw output](crate::operations::select::SelectOutputSerialization::output_raw_data) gets the rows
/// alone: it has no checksums and no statistics, and it cannot be told from one that failed halfway.
///
/// A query is not resumed when the connection is cut. Nothing comes after an error: the stream ends,
/// and every other way of reading fails again, so that an answer that failed never looks complete.
///
/// ```
/// use oss_client::operations::select::SelectRequest;
///
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let query = SelectRequest::json_lines("select s.name from ossobject s where s.age > 40");
/// let mut answer = bucket.select_object("exampledir/exampleobject.json", query).send().await?;
/// while let Some(piece) = answer.body.chunk().await.transpose()? {
///     println!("{} bytes", piece.len());
/// }
/// # Ok(())
/// # }
/// ```
pub struct SelectBody {
    content: ObjectBody,
    /// Reads the frames, or is `None` if the content is raw and has none.
    frames: Option<Frames>,
    /// The part of the last piece of the content that has not been read as frames yet.
    piece: Bytes,
    end: Option<EndFrame>,
    request_id: Option<String>,
    delimiter: Bytes,
    state: State,
}

/// Whether the rows have ended, and how. After a failure, the kind of the error is kept, so that later
/// reads fail too instead of looking like the end of the rows.
enum State {
    Open,
    Ended,
    Failed(ErrorKind),
}

impl SelectBody {
    pub(crate) fn new(content: ObjectBody, raw: bool) -> Self {
        Self {
            content,
            frames: (!raw).then(Frames::new),
            piece: Bytes::new(),
            end: None,
            request_id: None,
            delimiter: Bytes::from_static(b"\n"),
            state: State::Open,
        }
    }

    /// Sets the request id for errors. It is in the headers, so an error in the end frame lacks it.
    pub(crate) fn with_request_id(self, request_id: Option<String>) -> Self {
        Self { request_id, ..self }
    }

    /// Sets the delimiter of records that the query asked for. OSS uses the default delimiter in place of an
    /// empty one.
    pub(crate) fn with_delimiter(self, delimiter: Option<String>) -> Self {
        match delimiter.filter(|delimiter| !delimiter.is_empty()) {
            Some(delimiter) => Self {
                delimiter: Bytes::from(delimiter),
                ..self
            },
            None => self,
        }
    }

    /// Returns the next piece of the rows, which is never empty, or `None` at their end.
    ///
    /// # Errors
    ///
    /// - [`ErrorKind::Service`] or [`ErrorKind::Transient`] if OSS gave the query up, for example
    ///   because a row is malformed (`InvalidCsvLine`).
    /// - [`ErrorKind::Body`] if the answer was cut.
    /// - [`ErrorKind::Integrity`] if the checksum of a frame differs.
    /// - [`ErrorKind::Protocol`] if the answer does not consist of frames.
    ///
    /// # Cancel safety
    ///
    /// No bytes are lost when the future is dropped.
    pub async fn chunk(&mut self) -> Option<Result<Bytes>> {
        std::future::poll_fn(|cx| self.poll_rows(cx)).await
    }

    /// Returns how many bytes of the object OSS has read for the query, for which it charges. It is
    /// known when the end of the rows has been reached, unless the output is raw.
    pub fn scanned_bytes(&self) -> Option<u64> {
        self.end.as_ref().map(|end| end.scanned)
    }

    /// Returns the delimiter of records.
    pub(super) fn delimiter(&self) -> Bytes {
        self.delimiter.clone()
    }

    /// Adds to an error the operation and the object that it is about.
    pub(super) fn about(&self, error: Error) -> Error {
        self.content.about(error)
    }

    /// Fails if an earlier read failed. The stream ends after an error, so its end alone does not mean that
    /// all rows were read.
    pub(super) fn check_end(&self) -> Result<()> {
        match &self.state {
            State::Failed(kind) => {
                let error = Error::new(kind.clone())
                    .with_message("an earlier read of these rows had failed already");
                Err(self.about(error))
            }
            State::Open | State::Ended => Ok(()),
        }
    }

    pub(super) fn poll_rows(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes>>> {
        if !matches!(self.state, State::Open) {
            return Poll::Ready(None);
        }
        let polled = ready!(self.poll_open(cx));
        match &polled {
            None => self.state = State::Ended,
            Some(Err(error)) => self.state = State::Failed(error.kind().clone()),
            Some(Ok(_)) => {}
        }
        Poll::Ready(polled.map(|rows| rows.map_err(|error| self.about(error))))
    }

    /// Reads the next rows while neither the end nor an error has been reached.
    fn poll_open(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes>>> {
        let Some(frames) = &mut self.frames else {
            return Pin::new(&mut self.content).poll_next(cx);
        };
        loop {
            match frames.next(&mut self.piece) {
                Ok(Some(Event::Rows(rows))) => return Poll::Ready(Some(Ok(rows))),
                Ok(Some(Event::End(end))) => {
                    let checked = end.check(self.request_id.as_deref());
                    self.end = Some(end);
                    if let Err(error) = checked {
                        return Poll::Ready(Some(Err(error)));
                    }
                }
                Ok(None) => match ready!(Pin::new(&mut self.content).poll_next(cx)) {
                    Some(Ok(piece)) => self.piece = piece,
                    // The end frame was read, so the rows are complete, even if the connection failed
                    // afterwards.
                    _ if self.end.is_some() => return Poll::Ready(None),
                    Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                    None => {
                        let error = Error::new(ErrorKind::Body)
                            .with_message("the answer was cut before its last frame");
                        return Poll::Ready(Some(Err(error)));
                    }
                },
                Err(error) => return Poll::Ready(Some(Err(error))),
            }
        }
    }
}

impl Stream for SelectBody {
    type Item = Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes>>> {
        self.poll_rows(cx)
    }
}

impl fmt::Debug for SelectBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SelectBody")
            .field("raw", &self.frames.is_none())
            .field("scanned_bytes", &self.scanned_bytes())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use futures_util::stream;
    use oss_transport::Body;
    use proptest::prelude::*;

    use super::*;
    use crate::select::frame::tests::{KEEP_ALIVE, ROWS, end, frame};

    /// A body that arrives in these pieces.
    fn body(pieces: Vec<Bytes>) -> SelectBody {
        let pieces = pieces.into_iter().map(Ok::<_, std::io::Error>);
        let body = Body::from_stream(stream::iter(pieces), None);
        SelectBody::new(ObjectBody::unchecked(body), false)
    }

    fn block_on<F: Future>(future: F) -> F::Output {
        tokio::runtime::Builder::new_current_thread()
            .build()
            .unwrap()
            .block_on(future)
    }

    fn answer() -> Vec<u8> {
        [
            frame(KEEP_ALIVE, b"", true),
            frame(ROWS, b"tide,low\n1", true),
            frame(ROWS, b"", true),
            frame(ROWS, b",40\n", false),
            end(206, ""),
        ]
        .concat()
    }

    proptest! {
        #[test]
        fn the_rows_are_the_same_wherever_the_network_cuts(cuts in prop::collection::vec(0_usize..130, 0..9)) {
            let answer = Bytes::from(answer());
            let mut cuts: Vec<_> = cuts.into_iter().map(|cut| cut.min(answer.len())).collect();
            cuts.push(0);
            cuts.push(answer.len());
            cuts.sort_unstable();
            let pieces = cuts.windows(2).map(|at| answer.slice(at[0]..at[1])).collect();
            let mut body = body(pieces);
            let text = block_on(body.text()).unwrap();
            prop_assert_eq!(text, "tide,low\n1,40\n");
            prop_assert_eq!(body.scanned_bytes(), Some(16));
        }

        #[test]
        fn a_cut_answer_is_an_error(length in 0_usize..130) {
            let whole = answer();
            prop_assume!(length < whole.len());
            let mut body = body(vec![Bytes::copy_from_slice(&whole[..length])]);
            let error = block_on(body.text()).unwrap_err();
            prop_assert_eq!(error.kind(), &ErrorKind::Body);
            let again = block_on(body.bytes(1000)).unwrap_err();
            prop_assert_eq!(again.kind(), &ErrorKind::Body);
        }

        #[test]
        fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..80)) {
            let framed = [&[1, 0x80, 0, 1, 0, 0, 0][..], &bytes].concat();
            for bytes in [bytes, framed] {
                let mut body = body(vec![Bytes::from(bytes)]);
                prop_assert!(block_on(body.bytes(1000)).is_err());
            }
        }
    }

    #[test]
    fn the_error_in_the_last_frame_ends_the_rows() {
        let answer = [
            frame(ROWS, b"1\n", true),
            end(400, "InvalidCsvLine.Line 2."),
        ]
        .concat();
        let mut body = body(vec![answer.into()]).with_request_id(Some("67F8".into()));
        block_on(async {
            assert_eq!(body.chunk().await.unwrap().unwrap(), "1\n");
            let error = body.chunk().await.unwrap().unwrap_err();
            assert_eq!(
                (error.code(), error.request_id()),
                (Some("InvalidCsvLine"), Some("67F8"))
            );
            assert!(body.chunk().await.is_none());
        });
    }

    #[test]
    fn raw_rows_have_no_frames() {
        let content = ObjectBody::unchecked(Body::from("1,2\n"));
        let mut body = SelectBody::new(content, true);
        assert_eq!(block_on(body.text()).unwrap(), "1,2\n");
        assert_eq!(body.scanned_bytes(), None);
    }
}
