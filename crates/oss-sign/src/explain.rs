//! The steps of a signature as text, and where those of a client and a server differ.

mod compare;

use std::fmt;

pub(crate) use self::compare::side;
pub use self::compare::{Difference, compare};

/// The steps of one signature.
///
/// They contain the security token if there is one, so `Debug` does not show them. See
/// [`mask::signed_text`](crate::mask::signed_text) for showing them to others.
#[derive(Clone, PartialEq, Eq)]
pub struct Explanation {
    canonical_request: Option<String>,
    string_to_sign: String,
    signature: String,
}

impl Explanation {
    pub(crate) fn new(
        canonical_request: Option<Vec<u8>>,
        string_to_sign: Vec<u8>,
        signature: &str,
    ) -> Self {
        Self {
            canonical_request: canonical_request.map(text),
            string_to_sign: text(string_to_sign),
            signature: signature.to_owned(),
        }
    }

    /// Returns the canonical request, or `None` for V1 and RPC, which have none.
    pub fn canonical_request(&self) -> Option<&str> {
        self.canonical_request.as_deref()
    }

    /// Returns the string to sign.
    pub fn string_to_sign(&self) -> &str {
        &self.string_to_sign
    }

    /// Returns the signature, in hexadecimal for V4 and ACS3 and in Base64 for V1 and RPC.
    pub fn signature(&self) -> &str {
        &self.signature
    }
}

impl fmt::Debug for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Explanation(****)")
    }
}

/// Received headers may contain bytes that are not UTF-8. They become replacement characters.
fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}
