//! Keeps what gives access out of errors: some servers and proxies repeat the request that they
//! refuse.

use std::borrow::Cow;

use oss_sign::mask::without;

use crate::pipeline::sign::signature::Signature;

/// Returns the document with the signature and the token of the request replaced by `****`.
pub(crate) fn mask<'d>(signature: &Signature, document: &'d [u8]) -> Cow<'d, [u8]> {
    let text = String::from_utf8_lossy(document);
    let masked = without(text.clone().into_owned(), signature.secrets());
    if masked == text {
        return Cow::Borrowed(document);
    }
    Cow::Owned(masked.into_bytes())
}
