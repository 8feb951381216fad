//! How large the parts of an upload are.

/// The least size of a part in bytes, except for the last one.
const MIN_PART: u64 = 100 * 1024;

/// Returns the least size of the next part of an upload. It is doubled after every 1000 parts, so that the
/// 10,000 parts that an upload can have are enough for 97 GiB, however small the payloads are.
pub(crate) fn smallest_part(parts_before: u32) -> u64 {
    MIN_PART << (parts_before / 1000).min(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_grow_so_that_their_number_is_enough() {
        assert_eq!(smallest_part(0), 102_400);
        assert_eq!(smallest_part(999), 102_400);
        assert_eq!(smallest_part(1000), 204_800);
        assert_eq!(smallest_part(9999), 52_428_800);
        let all: u64 = (0..10_000).map(smallest_part).sum();
        assert!(all > 97 << 30, "{all}");
        assert_eq!(smallest_part(u32::MAX), 104_857_600);
    }
}
