//! Continuation tokens. A token is the marker of the next page in an encoded form, so that clients
//! do not mistake it for a key.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;

/// Encodes a marker. The token for `bc` is `CgJiYw--`.
pub(super) fn write(marker: &str) -> String {
    let message = [[TAG].as_slice(), &varint(marker.len()), marker.as_bytes()].concat();
    BASE64
        .encode(message)
        .replace('=', "-")
        .replace('+', ".")
        .replace('/', "_")
}

/// Decodes a token. Returns `None` if the text is not a token that a server can have issued.
pub(super) fn read(token: &str) -> Option<String> {
    let base64 = token.replace('-', "=").replace('.', "+").replace('_', "/");
    let message = BASE64.decode(base64).ok()?;
    let marker = String::from_utf8(message.get(2..).map(|rest| match message.get(1) {
        Some(length) if *length >= 0x80 => rest.get(1..).unwrap_or_default().to_vec(),
        _ => rest.to_vec(),
    })?)
    .ok()?;
    (write(&marker) == token).then_some(marker)
}

/// Encodes a length as a variable-length integer of Protocol Buffers. Two bytes are enough for
/// every key.
fn varint(length: usize) -> Vec<u8> {
    let low = (length & 0x7F) as u8;
    match length >> 7 {
        0 => vec![low],
        high => vec![low | 0x80, (high & 0x7F) as u8],
    }
}

/// The tag of a Protocol Buffers field with number 1 and type string.
const TAG: u8 = 0x0A;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_the_marker_in_the_form_of_the_service() {
        assert_eq!(write("bc"), "CgJiYw--");
        for marker in ["", "a", "é/\u{1}", &"k".repeat(127), &"k".repeat(1023)] {
            assert_eq!(read(&write(marker)).as_deref(), Some(marker));
        }
    }

    #[test]
    fn other_tokens_are_unknown() {
        for token in ["", "x", "CgJiYw==", "CgNiYw--", "CwJiYw--", "CgH_"] {
            assert_eq!(read(token), None, "{token}");
        }
    }
}
