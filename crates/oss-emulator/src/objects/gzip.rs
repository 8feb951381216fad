//! Compression of responses for clients that accept gzip.

use std::io::Write;

use bytes::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;
use futures_core::Stream;
use futures_util::{StreamExt, stream};

use crate::http::body::BodyFailure;

/// Returns whether the response to a GET of the whole object is compressed.
pub(crate) fn wants_gzip(
    accept_encoding: Option<&str>,
    content_type: &str,
    size: u64,
    stored_encoding: bool,
) -> bool {
    let media_type = content_type.split(';').next().unwrap_or_default().trim();
    accept_encoding.is_some_and(accepts)
        && size >= SMALLEST
        && !stored_encoding
        && TYPES
            .iter()
            .any(|known| media_type.eq_ignore_ascii_case(known))
}

fn accepts(header: &str) -> bool {
    header.split(',').any(|coding| {
        let (name, weight) = coding.split_once(';').unwrap_or((coding, ""));
        let refused = weight
            .trim()
            .strip_prefix("q=")
            .and_then(|q| q.parse().ok())
            == Some(0.0);
        name.trim().eq_ignore_ascii_case("gzip") && !refused
    })
}

/// Compresses the pieces of an object while the response is sent.
pub(crate) fn gzipped(
    pieces: impl Stream<Item = Result<Bytes, BodyFailure>> + Send + 'static,
) -> impl Stream<Item = Result<Bytes, BodyFailure>> + Send {
    let encoder = GzEncoder::new(Vec::new(), Compression::fast());
    let state = (Box::pin(pieces), Some(encoder));
    stream::try_unfold(state, |(mut pieces, mut encoder)| async move {
        loop {
            let Some(open) = encoder.as_mut() else {
                return Ok(None);
            };
            let out = match pieces.next().await.transpose()? {
                Some(piece) => {
                    // Writing into memory cannot fail.
                    let _ = open.write_all(&piece);
                    std::mem::take(open.get_mut())
                }
                None => encoder
                    .take()
                    .and_then(|open| open.finish().ok())
                    .unwrap_or_default(),
            };
            if !out.is_empty() {
                return Ok(Some((out.into(), (pieces, encoder))));
            }
        }
    })
}

const SMALLEST: u64 = 1024;

const TYPES: [&str; 9] = [
    "text/cache-manifest",
    "text/xml",
    "text/plain",
    "text/css",
    "application/javascript",
    "application/x-javascript",
    "application/rss+xml",
    "application/json",
    "text/json",
];

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn only_large_plain_text_that_is_asked_for() {
        let wants = |accept, kind, size| wants_gzip(accept, kind, size, false);
        assert!(wants(
            Some("deflate, GZIP;q=0.5"),
            "text/plain; charset=utf-8",
            1024
        ));
        assert!(!wants(Some("gzip"), "text/plain", 1023));
        assert!(!wants(Some("gzip"), "image/png", 4096));
        assert!(!wants(Some("identity"), "text/plain", 4096));
        assert!(!wants(Some("gzip;q=0"), "text/plain", 4096));
        assert!(!wants(None, "text/plain", 4096));
        assert!(!wants_gzip(Some("gzip"), "text/plain", 4096, true));
    }

    #[tokio::test]
    async fn pieces_decompress_to_the_whole() {
        let piece = Bytes::from("hello ".repeat(1000));
        let pieces = stream::iter(vec![piece.clone(); 3].into_iter().map(Ok));
        let compressed: Vec<Bytes> = gzipped(pieces).map(Result::unwrap).collect().await;
        let compressed = compressed.concat();
        let mut whole = String::new();
        flate2::read::GzDecoder::new(compressed.as_slice())
            .read_to_string(&mut whole)
            .unwrap();
        assert_eq!(whole, "hello ".repeat(3000));
        assert!(compressed.len() < 1000);
    }
}
