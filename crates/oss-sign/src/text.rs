//! Short ASCII texts of a limited length, which need no allocation.

use std::fmt;

/// At most `N` bytes of ASCII.
#[derive(Clone, Copy)]
pub(crate) struct Text<const N: usize> {
    bytes: [u8; N],
    length: usize,
}

impl<const N: usize> Text<N> {
    pub(crate) const fn new() -> Self {
        Self {
            bytes: [0; N],
            length: 0,
        }
    }

    /// A text of exactly `N` bytes.
    pub(crate) const fn full(ascii: [u8; N]) -> Self {
        Self {
            bytes: ascii,
            length: N,
        }
    }

    /// Copies a text. `N` is chosen so that it fits.
    pub(crate) fn from_ascii(ascii: &str) -> Self {
        let mut text = Self::new();
        text.push(ascii.as_bytes());
        text
    }

    /// Appends ASCII bytes. `N` is chosen so that all of them fit.
    pub(crate) fn push(&mut self, ascii: &[u8]) {
        let end = self.length + ascii.len();
        if let Some(room) = self.bytes.get_mut(self.length..end) {
            room.copy_from_slice(ascii);
            self.length = end;
        }
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.bytes.get(..self.length).unwrap_or_default()
    }

    pub(crate) fn as_str(&self) -> &str {
        std::str::from_utf8(self.as_bytes()).unwrap_or_default()
    }
}

impl<const N: usize> fmt::Write for Text<N> {
    fn write_str(&mut self, ascii: &str) -> fmt::Result {
        self.push(ascii.as_bytes());
        Ok(())
    }
}

/// The decimal digits of a number.
pub(crate) fn decimal(mut number: u64) -> Text<20> {
    let mut digits = [b'0'; 20];
    let mut first = digits.len();
    for (at, digit) in digits.iter_mut().enumerate().rev() {
        // A `u64` has at most 20 digits; the remainder fits in a byte.
        *digit = b'0' + u8::try_from(number % 10).unwrap_or(0);
        number /= 10;
        first = at;
        if number == 0 {
            break;
        }
    }
    let mut text = Text::new();
    text.push(digits.get(first..).unwrap_or_default());
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_those_of_display() {
        for number in [0, 7, 10, 604_800, u64::MAX] {
            assert_eq!(decimal(number).as_str(), number.to_string());
        }
    }
}
