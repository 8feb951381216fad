//! The string to sign of V1, written once for signing, verifying and explaining.

use super::Subresources;
use crate::encode::base64_of_sha1;
use crate::explain::Explanation;
use crate::hash::HmacSha1Key;
use crate::headers::Headers;
use crate::sink::{Gathered, Sink, Tee};
use crate::text::Text;

/// The parts of a string to sign, each ready to be written.
pub(crate) struct Canonical<'a> {
    pub(crate) method: &'a str,
    /// The trimmed value, or nothing.
    pub(crate) content_md5: &'a [u8],
    /// The trimmed value, or nothing.
    pub(crate) content_type: &'a [u8],
    /// The date, or for URLs the Unix time of the expiry.
    pub(crate) time: &'a [u8],
    /// The `x-oss-*` headers, sorted.
    pub(crate) headers: &'a Headers<'a>,
    /// The resource path in pieces, not encoded.
    pub(crate) path: &'a [&'a str],
    /// Sorted.
    pub(crate) subresources: &'a Subresources<'a>,
}

impl Canonical<'_> {
    fn write(&self, sink: &mut impl Sink) {
        for line in [
            self.method.as_bytes(),
            self.content_md5,
            self.content_type,
            self.time,
        ] {
            sink.put(line);
            sink.put_byte(b'\n');
        }
        self.headers.write(sink);
        for piece in self.path {
            sink.put(piece.as_bytes());
        }
        self.subresources.write(sink);
    }

    /// The steps of the signature, kept as texts.
    pub(crate) fn explain(&self, key: &HmacSha1Key) -> Explanation {
        let (mut text, mut hmac) = (Vec::new(), key.start());
        self.write(&mut Tee(&mut text, &mut hmac));
        Explanation::new(None, text, base64_of_sha1(&hmac.finish()).as_str())
    }
}

/// The signature, in base64.
pub(crate) fn signature(canonical: &Canonical<'_>, key: &HmacSha1Key) -> Text<28> {
    let mut hmac = Gathered::<_, 1024>::new(key.start());
    canonical.write(&mut hmac);
    base64_of_sha1(&hmac.into_inner().finish())
}
