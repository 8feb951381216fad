//! The canonical request of V4, written once for signing, verifying and explaining.

use super::Additional;
use crate::headers::Headers;
use crate::pairs::Pairs;
use crate::sink::Sink;

/// The only value of `x-oss-content-sha256` that the server accepts. It is the last line of the
/// canonical request.
pub(crate) const UNSIGNED_PAYLOAD: &str = "UNSIGNED-PAYLOAD";

/// The parts of a canonical request, each ready to be written.
pub(crate) struct Canonical<'a> {
    pub(crate) method: &'a str,
    pub(crate) uri: Uri<'a>,
    /// The sorted pairs, and the text that contains them.
    pub(crate) query: (&'a Pairs, &'a str),
    /// Sorted.
    pub(crate) headers: &'a Headers<'a>,
    pub(crate) additional: &'a Additional<'a>,
}

/// The percent-encoded resource path: the bucket if it is not in the path, and the path.
pub(crate) struct Uri<'a> {
    pub(crate) bucket: Option<&'a str>,
    pub(crate) path: &'a str,
}

impl Canonical<'_> {
    pub(crate) fn write(&self, sink: &mut impl Sink) {
        self.write_start(sink);
        let (pairs, text) = self.query;
        pairs.write(text, sink);
        self.write_end(sink);
    }

    /// Writes the lines before the query.
    pub(super) fn write_start(&self, sink: &mut impl Sink) {
        sink.put(self.method.as_bytes());
        sink.put_byte(b'\n');
        if let Some(bucket) = self.uri.bucket {
            sink.put_byte(b'/');
            sink.put(bucket.as_bytes());
        }
        sink.put(self.uri.path.as_bytes());
        sink.put_byte(b'\n');
    }

    /// Writes the end of the line of the query, and the lines after it.
    pub(super) fn write_end(&self, sink: &mut impl Sink) {
        sink.put_byte(b'\n');
        self.headers.write(sink);
        sink.put_byte(b'\n');
        self.additional.write(sink);
        sink.put_byte(b'\n');
        sink.put(UNSIGNED_PAYLOAD.as_bytes());
    }
}
