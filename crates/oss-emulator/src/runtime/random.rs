//! Random values in the forms that the services use for ids and keys.

use ring::rand::{SecureRandom, SystemRandom};

use super::hex::upper_hex;

/// Returns the given number of random bytes as upper-case hexadecimal digits.
pub(crate) fn random_hex(bytes: usize) -> String {
    let mut buffer = vec![0; bytes];
    // The system's randomness does not fail once it is seeded; an id of zeros is still an id.
    let _ = SystemRandom::new().fill(&mut buffer);
    upper_hex(&buffer)
}

/// Returns a random UUID, which most services use as their request ids.
pub(crate) fn random_uuid() -> String {
    uuid_form(&random_hex(16))
}

/// Up to 32 hexadecimal digits in the shape of a UUID, filled up with zeros.
pub(crate) fn uuid_form(digits: &str) -> String {
    let mut text = String::with_capacity(36);
    for (index, digit) in digits
        .chars()
        .chain("0".repeat(32).chars())
        .take(32)
        .enumerate()
    {
        if matches!(index, 8 | 12 | 16 | 20) {
            text.push('-');
        }
        text.push(digit);
    }
    text
}

/// Returns the given number of random letters and digits.
pub(crate) fn random_text(length: usize) -> String {
    random_of(
        b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789",
        length,
    )
}

/// Returns the given number of random decimal digits.
pub(crate) fn random_digits(length: usize) -> String {
    random_of(b"0123456789", length)
}

fn random_of(alphabet: &[u8], length: usize) -> String {
    let mut buffer = vec![0; length];
    let _ = SystemRandom::new().fill(&mut buffer);
    let pick = |byte: u8| {
        let index = usize::from(byte) % alphabet.len().max(1);
        alphabet.get(index).copied().unwrap_or(b'0')
    };
    buffer
        .into_iter()
        .map(|byte| char::from(pick(byte)))
        .collect()
}
