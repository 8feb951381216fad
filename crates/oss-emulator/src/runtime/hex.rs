//! Hexadecimal digits.

/// Writes bytes as upper-case hexadecimal digits.
pub(crate) fn upper_hex(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from(*DIGITS.get(usize::from(value)).unwrap_or(&b'0'));
    let mut text = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        text.push(digit(byte >> 4));
        text.push(digit(byte & 0xF));
    }
    text
}

const DIGITS: &[u8; 16] = b"0123456789ABCDEF";

#[cfg(test)]
mod tests {
    use super::upper_hex;

    #[test]
    fn each_byte_is_two_digits() {
        assert_eq!(upper_hex(&[0, 0x0A, 0x9F, 0xFF]), "000A9FFF");
    }
}
