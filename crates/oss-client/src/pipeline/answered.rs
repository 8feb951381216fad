//! A successful response before the operation reads it.

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use oss_transport::Body;

use crate::error::{Error, ErrorKind, Result};
use crate::header::find;
use crate::pipeline::prepared::Prepared;
use crate::range::{ByteRange, ContentRange};

/// The head of a successful response, with its document or the stream of its body.
pub(crate) struct Answered {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) payload: Payload,
    /// How many attempts the call has made.
    pub(crate) attempts: u32,
    /// Whether it stands for the response to an earlier attempt, which was lost.
    pub(crate) recovered: bool,
}

/// The body of a response.
pub(crate) enum Payload {
    Document(Bytes),
    Stream(Body),
}

/// Which bytes of the object a response contains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) first: u64,
    pub(crate) length: u64,
    /// Whether they are the whole object.
    pub(crate) whole: bool,
}

/// Returns which bytes the response contains, if its head says so.
///
/// OSS answers some ranges with 200 and the whole object. Handed out as the range, those would be the
/// wrong bytes.
pub(crate) fn span(
    status: StatusCode,
    headers: &HeaderMap,
    prepared: &Prepared,
) -> Result<Option<Span>> {
    let text = |name: &str| find(headers, name)?.to_str().ok();
    let length = text("content-length").and_then(|length| length.parse().ok());
    if prepared.has_query("x-oss-process") {
        return Ok(None);
    }
    let asked = prepared.range();
    if status != StatusCode::PARTIAL_CONTENT {
        let whole = length.map(|length| Span {
            first: 0,
            length,
            whole: true,
        });
        return match asked {
            Some(range) if !whole.is_some_and(|whole| is_all(range, whole.length)) => {
                Err(ignored(range, "the whole object"))
            }
            _ => Ok(whole),
        };
    }
    let got = text("content-range").unwrap_or_default();
    let Some(content) = ContentRange::parse(got) else {
        return Err(Error::protocol(format!(
            "status 206 with Content-Range {got:?}"
        )));
    };
    let span = Span {
        first: content.first,
        length: content.last - content.first + 1,
        whole: content.last - content.first + 1 == content.size,
    };
    match asked {
        Some(range) if range.resolve(content.size) != (span.first, span.length) => {
            Err(ignored(range, got))
        }
        _ => Ok(Some(span)),
    }
}

fn is_all(range: ByteRange, size: u64) -> bool {
    range.resolve(size) == (0, size)
}

fn ignored(range: ByteRange, got: &str) -> Error {
    Error::new(ErrorKind::RangeIgnored).with_message(format!("asked for {range}, got {got}"))
}
