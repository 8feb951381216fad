//! A stream that checks the heads of requests before the HTTP library reads them.
//!
//! The HTTP library answers a malformed head on its own, with a status line and nothing else. An
//! answer of OSS has a request id and an XML document. Therefore the stream below the library
//! parses every head first. If a head is malformed the stream ends for the library, and the server
//! sends its own answer.

use std::fmt;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use ::http::{HeaderName, HeaderValue, Method, Uri};
use bytes::{Buf, BytesMut};
use memchr::memmem;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

use super::chunks::Chunks;

/// A stream that ends before the first malformed head, and in the first malformed body.
#[derive(Debug)]
pub(super) struct CheckedHeads<S> {
    stream: S,
    stage: Stage,
    /// Bytes that were read from the stream below and not yet returned to the reader.
    buffer: BytesMut,
    /// How many bytes of the buffer were already searched for the end of a head.
    searched: usize,
    /// The place into which the stream below is read.
    piece: Box<[u8]>,
}

/// The reasons for which the head of a request is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum BadHead {
    /// The head is too large, or it has too many headers.
    TooLarge,
    /// The last transfer coding is not `chunked`.
    Coding,
    /// The head does not follow HTTP/1.1. The text says why.
    Malformed(String),
}

impl fmt::Display for BadHead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => write!(
                f,
                "The head of the request is larger than {LARGEST} bytes, or has more than \
                 {HEADERS} headers."
            ),
            Self::Coding => f.write_str("The last transfer coding of the request is not chunked."),
            Self::Malformed(reason) => {
                write!(f, "The head of the request cannot be read: {reason}.")
            }
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Stage {
    /// A head is being read.
    Head,
    /// The first bytes of the buffer, this many, are a head that was checked. It has the given
    /// body.
    Checked(usize, Following),
    /// This many bytes of a body are still to come.
    Body(u64),
    /// A chunked body is being passed on.
    Chunked(Chunks),
    /// No more bytes are passed on. This is so at the end of the stream, and after a malformed body:
    /// its end cannot be found, so that nothing behind it may be taken for a request.
    Ended,
    Refused(BadHead),
}

/// The framing of the body that follows a head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Following {
    Length(u64),
    Chunks,
}

impl<S> CheckedHeads<S> {
    pub(super) fn new(stream: S) -> Self {
        Self {
            stream,
            stage: Stage::Head,
            buffer: BytesMut::new(),
            searched: 0,
            piece: vec![0; PIECE].into(),
        }
    }

    /// Returns the stream below, and the reason if a head was refused.
    pub(super) fn into_parts(self) -> (S, Option<BadHead>) {
        match self.stage {
            Stage::Refused(reason) => (self.stream, Some(reason)),
            _ => (self.stream, None),
        }
    }

    /// Looks for a complete head in the buffer. Bytes that were searched before are not searched
    /// again.
    fn look(&mut self) {
        if self.searched == 0 {
            let is_break = |byte: &&u8| matches!(byte, b'\r' | b'\n');
            // Line breaks before a request are ignored (RFC 9112, 2.2).
            let breaks = self.buffer.iter().take_while(is_break).count();
            self.buffer.advance(breaks);
        }
        if self.buffer.len() == self.searched {
            return;
        }
        let is_first = self.searched == 0;
        // The last bytes that were searched may be the beginning of a blank line.
        let unsearched = self.buffer.get(self.searched.saturating_sub(3)..);
        self.searched = self.buffer.len();
        // The first bytes are parsed without waiting for a blank line, so that a client that does
        // not speak HTTP gets its answer at once.
        if is_first || has_blank_line(unsearched.unwrap_or_default()) {
            match check(&self.buffer) {
                Ok(Some((length, following))) => self.stage = Stage::Checked(length, following),
                Ok(None) => {}
                Err(reason) => self.stage = Stage::Refused(reason),
            }
        }
        if self.stage == Stage::Head && self.buffer.len() > LARGEST {
            self.stage = Stage::Refused(BadHead::TooLarge);
        }
    }

    /// Passes on at most `most` bytes of the buffer and returns their number.
    fn hand_on(&mut self, most: usize, out: &mut ReadBuf<'_>) -> usize {
        let length = most.min(out.remaining()).min(self.buffer.len());
        out.put_slice(self.buffer.get(..length).unwrap_or_default());
        self.buffer.advance(length);
        length
    }
}

impl<S: AsyncRead + Unpin> CheckedHeads<S> {
    /// Reads more bytes into the buffer. Returns `false` at the end of the stream.
    fn poll_more(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<bool>> {
        let mut piece = ReadBuf::new(&mut self.piece);
        ready!(Pin::new(&mut self.stream).poll_read(cx, &mut piece))?;
        self.buffer.extend_from_slice(piece.filled());
        Poll::Ready(Ok(!piece.filled().is_empty()))
    }

    /// Reads more bytes of a head. A head that is incomplete at the end of the stream is refused.
    fn poll_head(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        if !ready!(self.poll_more(cx))? {
            self.stage = match self.buffer.is_empty() {
                true => Stage::Ended,
                false => Stage::Refused(malformed(&"it is not complete")),
            };
        }
        Poll::Ready(Ok(()))
    }

    /// Passes on bytes of a chunked body, and none of those that follow it.
    fn poll_chunks(
        &mut self,
        cx: &mut Context<'_>,
        mut chunks: Chunks,
        out: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        // The data of a chunk is not copied, the lines between the chunks are.
        if let (true, Chunks::Data(left)) = (self.buffer.is_empty(), chunks) {
            let before = out.filled().len();
            ready!(self.poll_bytes(cx, left, out))?;
            chunks.pass(out.filled().get(before..).unwrap_or_default());
        } else if self.buffer.is_empty() && !ready!(self.poll_more(cx))? {
            self.stage = Stage::Ended;
            return Poll::Ready(Ok(()));
        } else {
            let most = self.buffer.len().min(out.remaining());
            let length = chunks.pass(self.buffer.get(..most).unwrap_or_default());
            self.hand_on(length, out);
        }
        self.stage = Stage::Chunked(chunks);
        Poll::Ready(Ok(()))
    }

    /// Passes on at most `most` bytes, first those of the buffer, then those of the stream below.
    fn poll_bytes(
        &mut self,
        cx: &mut Context<'_>,
        most: u64,
        out: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<u64>> {
        let most = usize::try_from(most).unwrap_or(usize::MAX);
        if !self.buffer.is_empty() {
            return Poll::Ready(Ok(self.hand_on(most, out) as u64));
        }
        let before = out.filled().len();
        if most >= out.remaining() {
            ready!(Pin::new(&mut self.stream).poll_read(cx, out))?;
        } else {
            let mut last = ReadBuf::new(out.initialize_unfilled_to(most));
            ready!(Pin::new(&mut self.stream).poll_read(cx, &mut last))?;
            let length = last.filled().len();
            out.advance(length);
        }
        Poll::Ready(Ok((out.filled().len() - before) as u64))
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for CheckedHeads<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        out: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let own = &mut *self;
        loop {
            match own.stage {
                Stage::Head => {
                    own.look();
                    if own.stage == Stage::Head {
                        ready!(own.poll_head(cx))?;
                    }
                }
                Stage::Checked(0, Following::Length(length)) => own.stage = Stage::Body(length),
                Stage::Checked(0, Following::Chunks) => own.stage = Stage::Chunked(Chunks::START),
                Stage::Checked(length, following) => {
                    let handed = own.hand_on(length, out);
                    own.stage = Stage::Checked(length - handed, following);
                    return Poll::Ready(Ok(()));
                }
                Stage::Body(0) => (own.stage, own.searched) = (Stage::Head, 0),
                Stage::Body(length) => {
                    let handed = ready!(own.poll_bytes(cx, length, out))?;
                    own.stage = Stage::Body(length.saturating_sub(handed));
                    return Poll::Ready(Ok(()));
                }
                Stage::Chunked(Chunks::Ended) => (own.stage, own.searched) = (Stage::Head, 0),
                Stage::Chunked(Chunks::Lost) => own.stage = Stage::Ended,
                Stage::Chunked(chunks) => return own.poll_chunks(cx, chunks, out),
                Stage::Ended | Stage::Refused(_) => return Poll::Ready(Ok(())),
            }
        }
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for CheckedHeads<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(cx, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write_vectored(cx, slices)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }
}

/// Parses a head as the HTTP library does. Returns `None` if the head is not complete.
fn check(bytes: &[u8]) -> Result<Option<(usize, Following)>, BadHead> {
    let mut headers = [httparse::EMPTY_HEADER; HEADERS];
    let mut request = httparse::Request::new(&mut headers);
    let length = match request.parse(bytes) {
        Ok(httparse::Status::Complete(length)) => length,
        Ok(httparse::Status::Partial) => return Ok(None),
        Err(httparse::Error::TooManyHeaders) => return Err(BadHead::TooLarge),
        Err(error) => return Err(malformed(&error)),
    };
    if length > LARGEST {
        return Err(BadHead::TooLarge);
    }
    Method::from_bytes(request.method.unwrap_or_default().as_bytes()).map_err(|e| malformed(&e))?;
    Uri::try_from(request.path.unwrap_or_default()).map_err(|e| malformed(&e))?;
    for header in request.headers.iter() {
        HeaderName::from_bytes(header.name.as_bytes()).map_err(|e| malformed(&e))?;
        HeaderValue::from_bytes(header.value).map_err(|e| malformed(&e))?;
    }
    let following = following(request.headers, request.version == Some(1))?;
    Ok(Some((length, following)))
}

/// Determines the framing of the body by the rules of RFC 9112, section 6.3.
fn following(headers: &[httparse::Header<'_>], is_http_11: bool) -> Result<Following, BadHead> {
    let named = |name: &'static str| {
        let all = headers.iter();
        all.filter(move |header| header.name.eq_ignore_ascii_case(name))
            .map(|header| header.value)
    };
    if let Some(coding) = named("transfer-encoding").next_back() {
        if !is_http_11 {
            return Err(malformed(&"HTTP/1.0 has no transfer codings"));
        }
        let last = coding.rsplit(|byte| *byte == b',').next();
        let last = last.unwrap_or_default().trim_ascii();
        return match last.eq_ignore_ascii_case(b"chunked") {
            true => Ok(Following::Chunks),
            false => Err(BadHead::Coding),
        };
    }
    let mut length = None;
    for value in named("content-length") {
        let digits = std::str::from_utf8(value)
            .ok()
            .filter(|text| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()));
        let this: Option<u64> = digits.and_then(|digits| digits.parse().ok());
        let this = this.filter(|length| *length <= LONGEST_BODY);
        let this = this.ok_or_else(|| malformed(&"the content length is not a possible number"))?;
        if length.replace(this).is_some_and(|other| other != this) {
            return Err(malformed(&"it has two content lengths"));
        }
    }
    Ok(Following::Length(length.unwrap_or(0)))
}

fn malformed(reason: &dyn fmt::Display) -> BadHead {
    BadHead::Malformed(reason.to_string())
}

fn has_blank_line(bytes: &[u8]) -> bool {
    memmem::find(bytes, b"\n\r\n").is_some() || memmem::find(bytes, b"\n\n").is_some()
}

/// The largest head that is accepted, in bytes, and the highest number of headers. Presigned
/// uploads with much metadata have more than a hundred headers.
pub(super) const LARGEST: usize = 128 * 1024;
/// How much is read at a time while a head is received, in bytes.
const PIECE: usize = 4096;
pub(super) const HEADERS: usize = 400;
/// The greatest length of a body. The HTTP library uses the greater numbers for other framings.
const LONGEST_BODY: u64 = u64::MAX - 2;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use tokio::io::AsyncReadExt;

    use super::*;

    /// Reads a text that arrives in the given pieces. Returns the bytes that are passed on and the
    /// reason if a head is refused.
    fn read(pieces: &[&[u8]]) -> (Vec<u8>, Option<BadHead>) {
        let mut stream = stream(pieces);
        let runtime = tokio::runtime::Builder::new_current_thread().build();
        runtime.unwrap().block_on(async move {
            let mut read = Vec::new();
            stream.read_to_end(&mut read).await.unwrap();
            (read, stream.into_parts().1)
        })
    }

    /// Each piece is one read.
    struct Pieces(std::collections::VecDeque<Vec<u8>>);

    impl AsyncRead for Pieces {
        fn poll_read(
            mut self: Pin<&mut Self>,
            _: &mut Context<'_>,
            out: &mut ReadBuf<'_>,
        ) -> Poll<io::Result<()>> {
            if let Some(mut piece) = self.0.pop_front() {
                let rest = piece.split_off(piece.len().min(out.remaining()));
                out.put_slice(&piece);
                if !rest.is_empty() {
                    self.0.push_front(rest);
                }
            }
            Poll::Ready(Ok(()))
        }
    }

    fn stream(pieces: &[&[u8]]) -> CheckedHeads<Pieces> {
        let pieces = pieces.iter().filter(|piece| !piece.is_empty());
        CheckedHeads::new(Pieces(pieces.map(|piece| piece.to_vec()).collect()))
    }

    const GET: &str = "GET /k?a=1 HTTP/1.1\r\nHost: localhost\r\n\r\n";
    const PUT: &str = "PUT /k HTTP/1.1\r\nContent-Length: 5\r\n\r\n\n\r\n\r\n";

    #[test]
    fn good_heads_and_their_bodies_are_handed_on() {
        let text = format!("{GET}{PUT}{GET}");
        assert_eq!(read(&[text.as_bytes()]), (text.clone().into_bytes(), None));
        let chunked = "PUT /k HTTP/1.1\r\nTransfer-Encoding: gzip, Chunked\r\n\r\n\
                       5\r\n\n\r\n\r\n\r\n0\r\n\r\n";
        let text = format!("{chunked}{GET}{chunked}");
        assert_eq!(read(&[text.as_bytes()]), (text.clone().into_bytes(), None));
        assert_eq!(read(&[b"\r\n\r\n", GET.as_bytes()]), (GET.into(), None));
    }

    #[test]
    fn a_bad_head_ends_the_stream_behind_the_good_ones() {
        for bad in [
            "GET / HTTP/1.1\r\nno colon\r\n\r\n",
            "GET /\x01 HTTP/1.1\r\n\r\n",
            "GET  /\r\n\r\n",
            "GET / HTTP/2.0\r\n\r\n",
            "\x16\x03\x01 a TLS handshake",
            "PUT /k HTTP/1.1\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n",
            "PUT /k HTTP/1.1\r\nContent-Length: +5\r\n\r\n",
            "PUT /k HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: localhost\r\n",
        ] {
            let good =
                format!("{PUT}PUT /k HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
            let (handed, reason) = read(&[good.as_bytes(), bad.as_bytes()]);
            assert_eq!(handed, good.as_bytes(), "{bad:?}");
            assert!(
                matches!(reason, Some(BadHead::Malformed(_))),
                "{bad:?}: {reason:?}"
            );
        }
        let coded = "PUT /k HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n";
        assert_eq!(read(&[coded.as_bytes()]).1, Some(BadHead::Coding));
    }

    #[test]
    fn nothing_behind_a_malformed_body_is_handed_on() {
        let good = "PUT /k HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na";
        for bad in ["b", "\r\nx", "\r\n1\r\nab"] {
            let text = format!("{good}{bad}\r\n0\r\n\r\n{GET}");
            let expected = format!("{good}{bad}");
            let (handed, reason) = read(&[text.as_bytes()]);
            assert_eq!(handed, expected.as_bytes(), "{bad:?}");
            assert_eq!(reason, None, "{bad:?}");
        }
    }

    #[test]
    fn the_size_of_a_head_is_bounded() {
        let lines = |count: usize| "a: b\r\n".repeat(count);
        let head = |count| format!("GET / HTTP/1.1\r\n{}\r\n", lines(count));
        assert_eq!(read(&[head(HEADERS).as_bytes()]).1, None);
        assert_eq!(
            read(&[head(HEADERS + 1).as_bytes()]).1,
            Some(BadHead::TooLarge)
        );
        let long = format!("GET /{}", "k".repeat(2 * LARGEST));
        assert_eq!(read(&[long.as_bytes()]).1, Some(BadHead::TooLarge));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]

        /// How the bytes are split into pieces changes neither what is passed on nor whether a head
        /// is refused.
        #[test]
        fn the_pieces_do_not_matter(
            text in "(GET /k HTTP/1\\.1\r\n|PUT /k HTTP/1\\.1\r\ncontent-length: 3\r\n|transfer-encoding: chunked\r\n|0\r\n|2\r\n|a: b\r\n|\r\n|\n|abc|[^a]){0,12}",
            lengths in proptest::collection::vec(1usize..9, 0..60),
        ) {
            let whole = read(&[text.as_bytes()]);
            let pieces = crate::http::body::pieces(text.as_bytes(), &lengths);
            let pieces: Vec<&[u8]> = pieces.iter().map(AsRef::as_ref).collect();
            let (handed, reason) = read(&pieces);
            prop_assert_eq!(&handed, &whole.0);
            prop_assert_eq!(reason.is_some(), whole.1.is_some());
        }
    }
}
