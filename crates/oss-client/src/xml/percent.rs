//! The percent-encoding of names.

/// Decodes a text. A percent sign without two hexadecimal digits after it stands for itself.
///
/// A page of a list has a thousand names, and with the iterator of `percent-encoding` it takes a tenth
/// longer to read the page.
pub(super) fn percent_decoded(text: &str) -> Vec<u8> {
    let mut rest = text.as_bytes();
    // The decoded text is never longer. Filling places is faster than pushing single bytes.
    let mut decoded = vec![0; rest.len()];
    let mut length = 0;
    for place in &mut decoded {
        (*place, rest) = match rest {
            [] => break,
            [b'%', high, low, after @ ..] => match byte(*high, *low) {
                Some(byte) => (byte, after),
                None => (b'%', rest.get(1..).unwrap_or_default()),
            },
            [byte, after @ ..] => (*byte, after),
        };
        length += 1;
    }
    decoded.truncate(length);
    decoded
}

/// Returns the byte that two hexadecimal digits stand for.
fn byte(high: u8, low: u8) -> Option<u8> {
    let digit = |digit: u8| char::from(digit).to_digit(16);
    u8::try_from(digit(high)? * 16 + digit(low)?).ok()
}

#[cfg(test)]
mod tests {
    use percent_encoding::percent_decode_str;
    use proptest::prelude::*;

    use super::percent_decoded;

    #[test]
    fn only_whole_encodings_are_decoded() {
        for (text, decoded) in [
            ("", ""),
            ("plain", "plain"),
            ("a%2Fb%2fc%20", "a/b/c "),
            ("%E2%82%AC", "\u{20ac}"),
            ("100%", "100%"),
            ("%2", "%2"),
            ("%zz%2z%z2", "%zz%2z%z2"),
            ("%%41", "%A"),
            ("%+1", "%+1"),
        ] {
            assert_eq!(percent_decoded(text), decoded.as_bytes(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn it_decodes_as_percent_encoding_does(text in "([%0-9a-gA-G+]|\\PC){0,40}") {
            let expected: Vec<u8> = percent_decode_str(&text).collect();
            prop_assert_eq!(percent_decoded(&text), expected);
        }
    }
}
