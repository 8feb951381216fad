//! Names of user metadata.
//!
//! OSS accepts letters, digits and hyphens, and makes all letters small. Names with other characters, such
//! as the underscore, are therefore written in another form: they begin with `escaped-`, and every byte
//! that is neither a small letter nor a digit is written as a hyphen and two hexadecimal digits. So
//! `test_key` becomes `escaped-test-5fkey`. Names that OSS accepts stay as they are.

use std::borrow::Cow;
use std::fmt::Write;

const MARK: &str = "escaped-";

/// Returns the name under which OSS stores metadata.
pub(crate) fn written(name: &str) -> Cow<'_, str> {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    if name.bytes().all(is_plain) && !name.to_ascii_lowercase().starts_with(MARK) {
        return Cow::Borrowed(name);
    }
    let mut written = MARK.to_owned();
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' | b'0'..=b'9' => written.push(char::from(byte)),
            // Writing to a text never fails.
            _ => _ = write!(written, "-{byte:02x}"),
        }
    }
    Cow::Owned(written)
}

/// Returns the name that was written under this one.
pub(crate) fn read(stored: String) -> String {
    match stored.strip_prefix(MARK).and_then(unescaped) {
        Some(name) => name,
        None => stored,
    }
}

fn unescaped(escaped: &str) -> Option<String> {
    let mut name = Vec::with_capacity(escaped.len());
    let mut pieces = escaped.split('-');
    name.extend_from_slice(pieces.next()?.as_bytes());
    for piece in pieces {
        let (digits, rest) = piece.split_at_checked(2)?;
        // The numbers of the standard library may begin with a plus sign.
        let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        let byte = u8::from_str_radix(digits, 16).ok();
        name.push(byte.filter(|_| is_hex)?);
        name.extend_from_slice(rest.as_bytes());
    }
    String::from_utf8(name).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_oss_accepts_stay_as_they_are() {
        for name in ["author", "content-5f", "a-b-c", "Author", "0", "-"] {
            assert_eq!(written(name), name);
            assert_eq!(read(name.to_owned()), name);
        }
    }

    #[test]
    fn other_names_are_escaped_and_read_back() {
        for (name, stored) in [
            ("test_key", "escaped-test-5fkey"),
            ("a-b_C", "escaped-a-2db-5f-43"),
            ("escaped-a", "escaped-escaped-2da"),
            ("名", "escaped--e5-90-8d"),
            ("a b", "escaped-a-20b"),
        ] {
            assert_eq!(written(name), stored);
            assert_eq!(read(stored.to_owned()), name);
        }
    }

    #[test]
    fn what_only_looks_escaped_stays_as_it_is() {
        for stored in ["escaped-a-5", "escaped-a-zz", "escaped-a-+1", "escaped--ff"] {
            assert_eq!(read(stored.to_owned()), stored);
        }
    }
}
