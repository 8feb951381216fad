//! A parser for `multipart/form-data` that works while the body arrives (RFC 2046, section 5.1, and
//! RFC 7578).
//!
//! The sender is not known yet, so memory is bounded: the parser holds one piece of the body and
//! the head of one part at most. Every byte is searched once, whatever the pieces in which the body
//! arrives.

use bytes::{Bytes, BytesMut};
use memchr::memmem;

use crate::codes::{Code, OssError};
use crate::http::RequestBody;

use super::part::Part;

/// The parts of a form, in the order in which they arrive.
#[derive(Debug)]
pub(super) struct Multipart {
    body: RequestBody,
    /// Bytes that have arrived and were not used yet.
    buffer: BytesMut,
    /// The end of the data of a part: a line break, two dashes and the boundary.
    delimiter: memmem::Finder<'static>,
    stage: Stage,
    /// The number of bytes that have arrived.
    arrived: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// In the data of a part, or in the text before the first one.
    Data,
    /// Behind a delimiter.
    Delimited,
    /// Behind the last delimiter.
    Ended,
}

impl Multipart {
    /// Creates a parser. The content type of the request names the boundary.
    ///
    /// # Errors
    ///
    /// Returns `RequestIsNotMultiPartContent` for another content type, and `MalformedPOSTRequest`
    /// if it has no boundary.
    pub(super) fn new(content_type: &str, body: RequestBody) -> Result<Self, OssError> {
        let boundary = boundary(content_type)?;
        let delimiter = memmem::Finder::new(&format!("\r\n--{boundary}")).into_owned();
        // The first delimiter needs no line break before it, so the parser adds one.
        let buffer = BytesMut::from("\r\n");
        Ok(Self {
            body,
            buffer,
            delimiter,
            stage: Stage::Data,
            arrived: 0,
        })
    }

    /// Returns the number of bytes that have arrived.
    pub(super) fn arrived(&self) -> usize {
        self.arrived
    }

    /// Reads the head of the next part. Data of the part before that was not read is skipped.
    /// Returns `None` after the last part.
    ///
    /// # Errors
    ///
    /// Returns `MalformedPOSTRequest`, `FieldItemTooLong` if the head of the part is too long, and
    /// the errors of the body.
    pub(super) async fn next_part(&mut self) -> Result<Option<Part>, OssError> {
        while self.chunk().await?.is_some() {}
        if self.stage == Stage::Ended || self.is_last().await? {
            self.stage = Stage::Ended;
            return Ok(None);
        }
        let head = self.head().await?;
        self.stage = Stage::Data;
        Part::read(&head).map(Some).ok_or_else(malformed)
    }

    /// Reads the next piece of the data of the current part. Returns `None` at its end.
    ///
    /// # Errors
    ///
    /// Returns `MalformedPOSTRequest` if the body ends within a part, and the errors of the body.
    pub(super) async fn chunk(&mut self) -> Result<Option<Bytes>, OssError> {
        while self.stage == Stage::Data {
            if let Some(at) = self.delimiter.find(&self.buffer) {
                let data = self.buffer.split_to(at).freeze();
                let _ = self.buffer.split_to(self.delimiter.needle().len());
                self.stage = Stage::Delimited;
                return Ok(Some(data).filter(|data| !data.is_empty()));
            }
            // The last bytes may be the beginning of a delimiter. All bytes before them are data.
            let undecided = self.delimiter.needle().len() - 1;
            let sure = self.buffer.len().saturating_sub(undecided);
            if sure > 0 {
                return Ok(Some(self.buffer.split_to(sure).freeze()));
            }
            self.more().await?;
        }
        Ok(None)
    }

    /// Returns whether the delimiter that was just read is the last one, which is followed by two
    /// dashes.
    async fn is_last(&mut self) -> Result<bool, OssError> {
        while self.buffer.len() < 2 {
            self.more().await?;
        }
        Ok(self.buffer.starts_with(b"--"))
    }

    /// Reads the rest of the line of the delimiter, and the head of the part up to its blank line.
    async fn head(&mut self) -> Result<Bytes, OssError> {
        let mut searched = 0;
        loop {
            let unseen = self.buffer.get(searched..).unwrap_or_default();
            let end = memmem::find(unseen, BLANK_LINE).map(|at| searched + at + BLANK_LINE.len());
            if end.unwrap_or(self.buffer.len()) > HEAD {
                return Err(OssError::new(Code::FieldItemTooLong));
            }
            if let Some(end) = end {
                return Ok(self.buffer.split_to(end).freeze());
            }
            searched = self.buffer.len().saturating_sub(BLANK_LINE.len() - 1);
            self.more().await?;
        }
    }

    /// Waits for the next piece of the body.
    async fn more(&mut self) -> Result<(), OssError> {
        let piece = self.body.chunk().await?.ok_or_else(malformed)?;
        self.arrived = self.arrived.saturating_add(piece.len());
        self.buffer.extend_from_slice(&piece);
        Ok(())
    }
}

/// Returns the boundary that a content type names.
fn boundary(content_type: &str) -> Result<&str, OssError> {
    let (kind, parameters) = content_type.split_once(';').unwrap_or((content_type, ""));
    if !kind.trim().eq_ignore_ascii_case("multipart/form-data") {
        return Err(OssError::new(Code::RequestIsNotMultiPartContent));
    }
    let named = parameters.split(';').find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        let is_boundary = name.trim().eq_ignore_ascii_case("boundary");
        is_boundary.then(|| value.trim().trim_matches('"'))
    });
    let legal = |boundary: &&str| (1..=BOUNDARY).contains(&boundary.len());
    named.filter(legal).ok_or_else(malformed)
}

fn malformed() -> OssError {
    OssError::new(Code::MalformedPOSTRequest)
}

const BLANK_LINE: &[u8] = b"\r\n\r\n";
/// The longest boundary, in characters (RFC 2046, 5.1.1).
const BOUNDARY: usize = 70;
/// The longest head of a part, in bytes. The name of a field alone may have 8 KiB.
const HEAD: usize = 16 * 1024;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    type Parts = Vec<(Option<String>, Vec<u8>)>;

    /// The parts of a body that arrives in pieces of these lengths.
    fn parts(body: &[u8], lengths: &[usize]) -> Result<Parts, Code> {
        let pieces = crate::http::body::pieces(body, lengths);
        let runtime = tokio::runtime::Builder::new_current_thread()
            .build()
            .unwrap();
        runtime
            .block_on(async {
                let body = RequestBody::from_pieces(pieces);
                let mut form = Multipart::new("multipart/form-data; boundary=\"xyz\"", body)?;
                let mut parts = Vec::new();
                while let Some(part) = form.next_part().await? {
                    let mut data = Vec::new();
                    while let Some(chunk) = form.chunk().await? {
                        data.extend_from_slice(&chunk);
                    }
                    parts.push((part.name, data));
                }
                Ok(parts)
            })
            .map_err(|error: OssError| error.code())
    }

    fn part(name: &str, data: &[u8]) -> Vec<u8> {
        let mut part = format!("--xyz\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n")
            .into_bytes();
        part.extend_from_slice(data);
        part.extend_from_slice(b"\r\n");
        part
    }

    #[test]
    fn the_text_before_and_after_the_parts_is_passed_over() {
        let mut body = b"preamble --xyz\r\n".to_vec();
        body.extend(part("a", b"1"));
        body.extend(
            b"--xyz  \r\nContent-Disposition: form-data; name=b\r\n\r\n\r\n--xyz--epilogue",
        );
        let expected = vec![
            (Some("a".to_owned()), b"1".to_vec()),
            (Some("b".to_owned()), Vec::new()),
        ];
        assert_eq!(parts(&body, &[]), Ok(expected));
    }

    #[test]
    fn what_is_no_form_is_refused() {
        let whole = [part("a", b"1"), b"--xyz--".to_vec()].concat();
        for end in 0..whole.len() {
            assert_eq!(
                parts(&whole[..end], &[]),
                Err(Code::MalformedPOSTRequest),
                "{end}"
            );
        }
        for body in [
            "--xyz\r\nx\r\n\r\n1\r\n--xyz--",
            "--xyzx\r\n\r\n1\r\n--xyz--",
        ] {
            assert_eq!(
                parts(body.as_bytes(), &[]),
                Err(Code::MalformedPOSTRequest),
                "{body}"
            );
        }
        let head = format!("--xyz\r\nx: {}", "x".repeat(HEAD));
        assert_eq!(parts(head.as_bytes(), &[]), Err(Code::FieldItemTooLong));
    }

    #[test]
    fn the_type_names_the_boundary() {
        let of = |content_type| boundary(content_type).map_err(|error| error.code());
        assert_eq!(
            of("Multipart/Form-Data; charset=utf-8; Boundary=\"a b\""),
            Ok("a b")
        );
        assert_eq!(
            of("text/plain; boundary=x"),
            Err(Code::RequestIsNotMultiPartContent)
        );
        let long = format!("multipart/form-data; boundary={}", "x".repeat(71));
        for none in [
            "multipart/form-data",
            "multipart/form-data; boundary=",
            &long,
        ] {
            assert_eq!(of(none), Err(Code::MalformedPOSTRequest), "{none}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]

        /// Data full of things that look like a delimiter, cut anywhere.
        #[test]
        fn the_pieces_of_a_body_do_not_matter(
            data in proptest::collection::vec("(\r|\n|-|--xy|\r\n--xy|z|\r\n--|a){0,12}", 0..4),
            lengths in proptest::collection::vec(1usize..20, 0..60),
        ) {
            let delimits = |text: &String| format!("{text}\r\n").contains("\r\n--xyz");
            prop_assume!(!data.iter().any(delimits));
            prop_assume!(!data.iter().any(|text| text.starts_with("--xyz")));
            let mut body = Vec::new();
            for text in &data {
                body.extend(part("f", text.as_bytes()));
            }
            body.extend(b"--xyz--\r\n");
            let expected: Parts = data
                .iter()
                .map(|text| (Some("f".to_owned()), text.clone().into_bytes()))
                .collect();
            prop_assert_eq!(parts(&body, &lengths), Ok(expected));
        }

        #[test]
        fn no_bytes_panic(
            text in "(--xyz|\r\n|\r|\n|--|: |;|=|\"|\\\\|content-disposition|form-data|name|[^a]){0,40}",
            lengths in proptest::collection::vec(1usize..20, 0..20),
        ) {
            let _ = parts(text.as_bytes(), &lengths);
        }
    }
}
