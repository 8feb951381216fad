//! The percent-encoding of OSS.
//!
//! Letters, digits and `- . _ ~` are kept. Everything else is written as `%XX` with upper-case digits:
//! a space is `%20`, a plus is `%2B`, an asterisk is `%2A`. Encode a text exactly once.

use std::borrow::Cow;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::scan;
use crate::text::Text;

/// Encodes a name or a value of a query.
///
/// ```
/// assert_eq!(oss_sign::encode::percent_encode("a+b c/é*~"), "a%2Bb%20c%2F%C3%A9%2A~");
/// ```
pub fn percent_encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    push_encoded(&mut encoded, text);
    encoded
}

/// Encodes the path of a URL. This is [`percent_encode`], except that `/` is kept.
///
/// ```
/// assert_eq!(oss_sign::encode::percent_encode_path("/bucket/a+b"), "/bucket/a%2Bb");
/// ```
pub fn percent_encode_path(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    push_encoded_path(&mut encoded, path);
    encoded
}

/// Decodes the path of a URL. A `+` is kept, and so is a `%` that is not followed by two hexadecimal
/// digits. Returns `None` if the decoded bytes are not UTF-8.
///
/// ```
/// assert_eq!(oss_sign::encode::percent_decode("a+b%2520").as_deref(), Some("a+b%20"));
/// ```
pub fn percent_decode(text: &str) -> Option<Cow<'_, str>> {
    // Most names and values are not encoded, and a search for one byte is fast.
    if !text.contains('%') {
        return Some(Cow::Borrowed(text));
    }
    percent_encoding::percent_decode_str(text)
        .decode_utf8()
        .ok()
}

/// Decodes a name or a value of a query. This is [`percent_decode`], except that a `+` is a space.
///
/// ```
/// assert_eq!(oss_sign::encode::percent_decode_query("a+b%2B").as_deref(), Some("a b+"));
/// ```
pub fn percent_decode_query(text: &str) -> Option<Cow<'_, str>> {
    if !text.contains('+') {
        return percent_decode(text);
    }
    let blanks = text.replace('+', " ");
    let decoded = percent_decode(&blanks)?.into_owned();
    Some(Cow::Owned(decoded))
}

/// Appends a text as [`percent_encode`] has it.
pub(crate) fn push_encoded(to: &mut String, text: &str) {
    // Most names and values need no encoding, so that is found out first.
    if scan::all(text.as_bytes(), is_unreserved) {
        to.push_str(text);
    } else {
        push_escaped(to, text, &EVERYWHERE);
    }
}

/// Appends a path as [`percent_encode_path`] has it.
pub(crate) fn push_encoded_path(to: &mut String, path: &str) {
    if scan::all(path.as_bytes(), |b| is_unreserved(b) | (b == b'/')) {
        to.push_str(path);
    } else {
        push_escaped(to, path, &IN_PATHS);
    }
}

fn push_escaped(to: &mut String, text: &str, table: &[Escape; 256]) {
    let mut escaped = [0; 3 * PIECE + 1];
    for piece in text.as_bytes().chunks(PIECE) {
        let mut length = 0;
        for byte in piece {
            // Four bytes are written each time, and the next write begins where the text ends.
            let escape = table.get(usize::from(*byte)).copied().unwrap_or_default();
            if let Some(place) = escaped.get_mut(length..length + 4) {
                place.copy_from_slice(&escape);
            }
            length += usize::from(escape[3]);
        }
        let escaped = escaped.get(..length).unwrap_or_default();
        to.push_str(std::str::from_utf8(escaped).unwrap_or_default());
    }
}

/// Without branches, so that many bytes are looked at at once.
#[inline(always)]
const fn is_unreserved(b: u8) -> bool {
    ((b | 0x20).wrapping_sub(b'a') < 26)
        | (b.wrapping_sub(b'0') < 10)
        | (b == b'-')
        | (b == b'.')
        | (b == b'_')
        | (b == b'~')
}

/// How many bytes an encoded text can have at most.
pub(crate) const fn encoded_bound(length: usize) -> usize {
    length.saturating_mul(3)
}

/// Lower-case hex of a SHA-256.
pub(crate) fn hex(bytes: &[u8; 32]) -> Text<64> {
    let digit = |nibble: u8| {
        if nibble < 10 {
            b'0' + nibble
        } else {
            b'a' - 10 + nibble
        }
    };
    let mut digits = [0; 64];
    let (pairs, _) = digits.as_chunks_mut::<2>();
    for (pair, byte) in pairs.iter_mut().zip(bytes) {
        *pair = [digit(byte >> 4), digit(byte & 15)];
    }
    Text::full(digits)
}

/// Standard base64, with padding, of a SHA-1.
pub(crate) fn base64_of_sha1(bytes: &[u8; 20]) -> Text<28> {
    let mut encoded = [0; 28];
    let length = STANDARD.encode_slice(bytes, &mut encoded).unwrap_or(0);
    let mut text = Text::new();
    text.push(encoded.get(..length).unwrap_or_default());
    text
}

pub(crate) fn base64_encode(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

/// Whether a text is the Base64 text of `N` bytes, which are at most 48.
pub(crate) fn is_base64_of<const N: usize>(text: &str) -> bool {
    let decoded = STANDARD.decode_slice(text, &mut [0; 48]);
    decoded.is_ok_and(|length| length == N)
}

pub(crate) fn base64_decode(text: &str) -> Option<Vec<u8>> {
    STANDARD.decode(text).ok()
}

/// How a byte is written: its text of one or three bytes, and how many these are.
type Escape = [u8; 4];

/// How many bytes are escaped at a time.
const PIECE: usize = 64;

const EVERYWHERE: [Escape; 256] = escapes(false);
const IN_PATHS: [Escape; 256] = escapes(true);

#[expect(
    clippy::indexing_slicing,
    reason = "a byte is a place of a table of 256"
)]
const fn escapes(slash_stays: bool) -> [Escape; 256] {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let mut table = [[0; 4]; 256];
    let mut byte = 0;
    while byte < 256 {
        #[expect(clippy::cast_possible_truncation, reason = "it is below 256")]
        let b = byte as u8;
        table[byte] = if is_unreserved(b) || (slash_stays && b == b'/') {
            [b, 0, 0, 1]
        } else {
            [b'%', DIGITS[byte / 16], DIGITS[byte % 16], 3]
        };
        byte += 1;
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_unreserved_characters_stay() {
        let ascii: String = (0..128).map(char::from).collect();
        let kept: String = ascii
            .chars()
            .filter(|c| percent_encode(&c.to_string()).len() == 1)
            .collect();
        assert_eq!(
            kept,
            "-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz~"
        );
    }

    #[test]
    fn encoding_reads_back() {
        let text = "\0 !\"%/+é\u{301}😀%2F~";
        assert_eq!(percent_decode(&percent_encode(text)).as_deref(), Some(text));
        assert_eq!(
            percent_decode_query(&percent_encode(text)).as_deref(),
            Some(text)
        );
        assert_eq!(
            percent_decode(&percent_encode_path(text)).as_deref(),
            Some(text)
        );
    }

    #[test]
    fn bytes_that_are_not_utf8_are_told_apart() {
        assert_eq!(percent_decode("%FF"), None);
        assert_eq!(percent_decode_query("+%FF"), None);
        assert_eq!(percent_decode("100%").as_deref(), Some("100%"));
    }
}
