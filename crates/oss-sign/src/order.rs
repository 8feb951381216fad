//! Numbers that are ordered like names, so that most names are compared by a single instruction.

use std::cmp::Ordering;

/// Returns a number for a name. If the numbers of two names differ, they are ordered like the names. If
/// they are equal, the names themselves must be compared.
///
/// The number is made of the first bytes. For names that begin with `x-oss-`, as many do, it is made of
/// the bytes that follow.
#[inline(always)]
pub(crate) fn number(name: &[u8]) -> u64 {
    let first = word(name);
    let (class, bytes) = match (first >> 16).cmp(&COMMON) {
        Ordering::Less => (0, first),
        Ordering::Equal => (1, word(name.get(6..).unwrap_or_default())),
        Ordering::Greater => (2, first),
    };
    (class << 56) | (bytes >> 8)
}

/// The first eight bytes, the first of them the most significant.
#[inline(always)]
fn word(bytes: &[u8]) -> u64 {
    match bytes.first_chunk::<8>() {
        Some(first) => u64::from_be_bytes(*first),
        None => {
            let number = bytes
                .iter()
                .fold(0, |number, byte| number << 8 | u64::from(*byte));
            // Of a text without bytes the shift is by all bits.
            number
                .checked_shl(64 - 8 * u32::try_from(bytes.len()).unwrap_or(0))
                .unwrap_or(0)
        }
    }
}

/// `x-oss-`
const COMMON: u64 = 0x782d_6f73_732d;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_compare_as_names_do() {
        let names = [
            "",
            "+a",
            "a",
            "x",
            "x-",
            "x-o",
            "x-oss",
            "x-oss-",
            "x-oss-a",
            "x-oss-meta-a",
            "x-oss-meta-b",
            "x-osr",
            "x-ost",
            "x-p",
            "y",
            "response-cache-control",
            "response",
            "é",
        ];
        for a in names {
            for b in names {
                let numbers = number(a.as_bytes()).cmp(&number(b.as_bytes()));
                assert!(numbers.is_eq() || numbers == a.cmp(b), "{a} {b}");
            }
        }
    }
}
