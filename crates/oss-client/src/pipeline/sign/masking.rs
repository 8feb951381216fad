//! Keeps what gives access out of errors: some servers and proxies repeat the request that they
//! refuse.

use std::borrow::Cow;

use crate::pipeline::sign::signature::Signature;

/// Returns the document with the signature and the token of the request replaced by `****`.
pub(crate) fn mask<'d>(signature: &Signature, document: &'d [u8]) -> Cow<'d, [u8]> {
    let text = String::from_utf8_lossy(document);
    if !signature.secrets().any(|secret| text.contains(secret)) {
        return Cow::Borrowed(document);
    }
    let masked = signature.secrets().fold(text.into_owned(), |text, secret| {
        text.replace(secret, "****")
    });
    Cow::Owned(masked.into_bytes())
}
