//! Numbers that compare as names do, so that most comparisons are one of two words.

/// A number for a name: of two names with different numbers, the one with the smaller number is
/// the smaller. Equal numbers say nothing.
///
/// So many names begin with `x-oss-` that for those the bytes after it count.
#[inline]
pub(crate) fn number(name: &[u8]) -> u64 {
    const COMMON: &[u8; 6] = b"x-oss-";
    let (class, bytes) = match name.split_first_chunk::<6>() {
        Some((first, rest)) if first == COMMON => (1, rest),
        _ if name < COMMON.as_slice() => (0, name),
        _ => (2, name),
    };
    let first = match bytes.first_chunk::<8>() {
        Some(first) => u64::from_be_bytes(*first),
        None => {
            let mut first = [0; 8];
            first
                .iter_mut()
                .zip(bytes)
                .for_each(|(to, from)| *to = *from);
            u64::from_be_bytes(first)
        }
    };
    (class << 56) | (first >> 8)
}

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
