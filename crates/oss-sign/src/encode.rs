//! The percent-encoding of OSS, hex and base64.
//!
//! OSS keeps `A-Z a-z 0-9 - . _ ~` and writes everything else as `%XX` with upper-case digits:
//! a blank is `%20`, a plus `%2B`, an asterisk `%2A`. Encode exactly once, from the raw text.

use std::borrow::Cow;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use percent_encoding::percent_encode_byte;

use crate::scan;
use crate::text::Text;

/// Encodes everything but unreserved characters; for names and values of a query.
///
/// ```
/// assert_eq!(oss_sign::encode::percent_encode("a+b c/é*~"), "a%2Bb%20c%2F%C3%A9%2A~");
/// ```
pub fn percent_encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    push_encoded(&mut encoded, text);
    encoded
}

/// As [`percent_encode`], but `/` stays; for the path of a URL and the canonical path.
///
/// ```
/// assert_eq!(oss_sign::encode::percent_encode_path("/bucket/a+b"), "/bucket/a%2Bb");
/// ```
pub fn percent_encode_path(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    push_encoded_path(&mut encoded, path);
    encoded
}

/// Decodes `%XX` once; a `+` stays a plus, as in the path of a URL. `None` when the bytes are not
/// UTF-8. A `%` without two hex digits after it stands for itself.
///
/// ```
/// assert_eq!(oss_sign::encode::percent_decode("a+b%2520").as_deref(), Some("a+b%20"));
/// ```
pub fn percent_decode(text: &str) -> Option<Cow<'_, str>> {
    percent_encoding::percent_decode_str(text)
        .decode_utf8()
        .ok()
}

/// As [`percent_decode`], but a `+` is a blank, as in a query.
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
    push(to, text, is_unreserved);
}

/// Appends a path as [`percent_encode_path`] has it.
pub(crate) fn push_encoded_path(to: &mut String, path: &str) {
    push(to, path, |b| is_unreserved(b) | (b == b'/'));
}

/// Most names and values need no encoding, so that is found out first.
#[inline]
fn push(to: &mut String, text: &str, stays: impl Fn(u8) -> bool + Copy) {
    if scan::all(text.as_bytes(), stays) {
        to.push_str(text);
        return;
    }
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|b| !stays(b)) {
        let (run, after) = rest.split_at(at);
        to.push_str(run);
        let mut characters = after.chars();
        let character = characters.next().unwrap_or_default();
        for byte in character.encode_utf8(&mut [0; 4]).bytes() {
            to.push_str(percent_encode_byte(byte));
        }
        rest = characters.as_str();
    }
    to.push_str(rest);
}

/// Without branches, so that many bytes are looked at at once.
#[inline]
fn is_unreserved(b: u8) -> bool {
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

pub(crate) fn base64_decode(text: &str) -> Option<Vec<u8>> {
    STANDARD.decode(text).ok()
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
