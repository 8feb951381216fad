//! Bodies that are compared with a checksum that is known before they are sent.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http_body::{Body as HttpBody, Frame, SizeHint};
use oss_transport::{Body, BodyError, BodyErrorKind};

use crate::integrity::Crc64;

/// Compares the content of a body with the CRC-64 that it must have, in every pass over it.
///
/// If the checksum differs, the body fails with [`BodyErrorKind::Source`] before its last piece is handed
/// out, so that the server never receives a whole body with the wrong content. The length of the body
/// must be known for that; otherwise the body fails at its end.
///
/// ```
/// use oss_client::integrity::{Crc64, checked};
/// use oss_client::transport::Body;
///
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let known = Crc64::checksum(b"hello world");
/// let body = checked(Body::from("hello world"), known);
/// bucket.put_object("exampledir/exampleobject.txt").body(body).send().await?;
/// # Ok(())
/// # }
/// ```
pub fn checked(body: Body, crc64: u64) -> Body {
    body.layer(move |content| Checked {
        content,
        crc64: Crc64::new(),
        expected: crc64,
    })
}

struct Checked {
    content: Body,
    crc64: Crc64,
    expected: u64,
}

impl Checked {
    fn compare(&self) -> Result<(), BodyError> {
        let (expected, actual) = (self.expected, self.crc64.value());
        match actual == expected {
            true => Ok(()),
            false => {
                Err(BodyError::new(BodyErrorKind::Source)
                    .with_source(Unexpected { expected, actual }))
            }
        }
    }
}

impl HttpBody for Checked {
    type Data = Bytes;
    type Error = BodyError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BodyError>>> {
        let next = match ready!(Pin::new(&mut self.content).poll_frame(cx)) {
            Some(Ok(frame)) => {
                if let Some(piece) = frame.data_ref() {
                    self.crc64.update(piece);
                }
                let is_last = self.content.len() == Some(0);
                let compared = if is_last { self.compare() } else { Ok(()) };
                Some(compared.map(|()| frame))
            }
            Some(Err(error)) => Some(Err(error)),
            None => self.compare().err().map(Err),
        };
        Poll::Ready(next)
    }

    fn is_end_stream(&self) -> bool {
        self.content.is_end_stream() && self.compare().is_ok()
    }

    fn size_hint(&self) -> SizeHint {
        self.content.size_hint()
    }
}

/// The content is not the one that was expected.
#[derive(Debug)]
struct Unexpected {
    expected: u64,
    actual: u64,
}

impl fmt::Display for Unexpected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { expected, actual } = self;
        write!(
            f,
            "the content has the CRC-64 {actual}, but {expected} was expected"
        )
    }
}

impl std::error::Error for Unexpected {}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_right_content_passes_again_and_again() {
        let body = checked(Body::from("hello"), Crc64::checksum(b"hello"));
        assert_eq!(body.len(), Some(5));
        let again = body.replay().unwrap();
        assert_eq!(body.bytes(9).await.unwrap(), "hello");
        assert_eq!(again.bytes(9).await.unwrap(), "hello");
        assert!(checked(Body::empty(), 0).bytes(9).await.unwrap().is_empty());
    }

    #[tokio::test]
    async fn the_wrong_content_is_never_handed_out_as_a_whole() {
        let pieces = [Bytes::from("hel"), Bytes::from("lo")];
        let mut body = checked(Body::rope(pieces), 7);
        assert_eq!(body.chunk().await.unwrap().unwrap(), "hel");
        let error = body.chunk().await.unwrap().unwrap_err();
        assert_eq!(error.kind(), BodyErrorKind::Source);
        assert!(body.chunk().await.is_none());
        for body in [Body::empty(), Body::from_reader(&b"hello"[..], None)] {
            assert!(checked(body, 7).bytes(9).await.is_err());
        }
    }
}
