//! What was signed, for people: the steps of a signature, and where two of them differ.

mod compare;

use std::fmt;

pub use self::compare::{Difference, compare, masked};

/// The steps of one signature.
///
/// They hold the security token if there is one; `Debug` shows none of them.
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

    /// The canonical request; V1 and RPC have none.
    pub fn canonical_request(&self) -> Option<&str> {
        self.canonical_request.as_deref()
    }

    /// The string to sign.
    pub fn string_to_sign(&self) -> &str {
        &self.string_to_sign
    }

    /// The signature: hex for V4 and ACS3, base64 for V1 and RPC.
    pub fn signature(&self) -> &str {
        &self.signature
    }
}

impl fmt::Debug for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Explanation(****)")
    }
}

/// Received headers may hold bytes that are no text; people see a replacement character.
fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}
