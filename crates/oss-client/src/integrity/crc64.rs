//! CRC-64/XZ (ECMA-182, reflected), the checksum in `x-oss-hash-crc64ecma`.

use std::fmt;

use crc_fast::{CrcAlgorithm, Digest};

use super::shift::shifted;

/// Computes the CRC-64 that OSS reports in the header `x-oss-hash-crc64ecma`.
///
/// ```
/// use oss_client::integrity::Crc64;
///
/// let mut crc = Crc64::new();
/// crc.update(b"1234");
/// crc.update(b"56789");
/// assert_eq!(crc.value(), 0x995D_C9BB_DF19_39FA);
/// ```
#[derive(Clone)]
pub struct Crc64(u64);

impl Crc64 {
    /// Creates a checksum that has seen no bytes.
    pub fn new() -> Self {
        Self::resume(0)
    }

    /// Creates a checksum that continues after bytes whose checksum is `value`.
    ///
    /// ```
    /// use oss_client::integrity::Crc64;
    ///
    /// let mut rest = Crc64::resume(Crc64::checksum(b"1234"));
    /// rest.update(b"56789");
    /// assert_eq!(rest.value(), Crc64::checksum(b"123456789"));
    /// ```
    pub fn resume(value: u64) -> Self {
        Self(value)
    }

    /// Adds the next bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        // The register holds the complement of the value: CRC-64/XZ ends with an exclusive or of
        // all ones. A digest contains its tables too, so it is made anew rather than kept.
        let mut digest = Digest::new_with_init_state(CrcAlgorithm::Crc64Xz, !self.0);
        digest.update(bytes);
        self.0 = digest.finalize();
    }

    /// Returns the checksum of all bytes so far.
    pub fn value(&self) -> u64 {
        self.0
    }

    /// Returns the checksum of `bytes`.
    pub fn checksum(bytes: &[u8]) -> u64 {
        crc_fast::checksum(CrcAlgorithm::Crc64Xz, bytes)
    }

    /// Returns the checksum of two adjoining pieces from their own checksums: `first`, and then
    /// `second`, which is `second_len` bytes long. The time that this takes grows with the logarithm
    /// of the length.
    ///
    /// ```
    /// use oss_client::integrity::Crc64;
    ///
    /// let whole = Crc64::combine(Crc64::checksum(b"1234"), Crc64::checksum(b"56789"), 5);
    /// assert_eq!(whole, Crc64::checksum(b"123456789"));
    /// ```
    pub fn combine(first: u64, second: u64, second_len: u64) -> u64 {
        // An empty piece changes nothing, whatever is said to be its checksum.
        if second_len == 0 {
            return first;
        }
        shifted(first, second_len) ^ second
    }
}

impl Default for Crc64 {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Crc64 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Crc64({})", self.value())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_has_the_checksum_zero() {
        assert_eq!(Crc64::new().value(), 0);
        assert_eq!(Crc64::checksum(b""), 0);
    }

    #[test]
    fn pieces_combine_wherever_they_are_cut() {
        let bytes: Vec<u8> = (0..=255).cycle().take(1000).collect();
        let whole = Crc64::checksum(&bytes);
        for cut in [0, 1, 7, 499, 999, 1000] {
            let (a, b) = bytes.split_at(cut);
            assert_eq!(
                Crc64::combine(Crc64::checksum(a), Crc64::checksum(b), b.len() as u64),
                whole
            );
            let mut resumed = Crc64::resume(Crc64::checksum(a));
            resumed.update(b);
            assert_eq!(resumed.value(), whole);
        }
    }

    #[test]
    fn combining_takes_any_length_of_64_bits() {
        let (a, b) = (Crc64::checksum(b"head"), Crc64::checksum(b"tail"));
        let at_once = Crc64::combine(a, b, u64::MAX);
        // The same zeros in two steps: a piece of 2^63 bytes of checksum 0, then the rest.
        let half = Crc64::combine(a, 0, 1 << 63);
        assert_eq!(Crc64::combine(half, b, (1 << 63) - 1), at_once);
    }
}
