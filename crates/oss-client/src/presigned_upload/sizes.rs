//! The sizes of the parts of an upload.

use crate::error::{Error, Result};

/// How a file is divided into parts. All have the same size, only the last one may be smaller.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sizes {
    pub(super) part_size: u64,
    /// The length of the whole file, if it is known.
    pub(super) length: Option<u64>,
}

impl Sizes {
    /// Checks the sizes, and chooses the size of the parts if it is not given.
    pub(super) fn new(part_size: Option<u64>, length: Option<u64>) -> Result<Self> {
        if length == Some(0) {
            return refuse("length: it is 0; upload an empty object by put_object");
        }
        let part_size = match (part_size, length) {
            (Some(part_size), _) => part_size,
            (None, Some(length)) => DEFAULT.max(length.div_ceil(MAX_PARTS).next_multiple_of(MIB)),
            (None, None) => DEFAULT_OF_UNKNOWN,
        };
        if !(MIN..=MAX).contains(&part_size) {
            let limits = format!("part_size: it is {part_size}; a part has {MIN} to {MAX} bytes");
            return refuse(&limits);
        }
        let sizes = Self { part_size, length };
        match sizes.count() {
            Some(count) if count > MAX_PARTS => refuse(&format!(
                "part_size: {count} parts would be needed, and an upload has up to {MAX_PARTS}; \
                 make the parts larger"
            )),
            _ => Ok(sizes),
        }
    }

    /// How many parts there are, if the length is known.
    pub(super) fn count(&self) -> Option<u64> {
        Some(self.length?.div_ceil(self.part_size))
    }

    /// The size that this part must have. Without a known length, that of every part but the last.
    pub(super) fn of_part(&self, number: u32) -> Result<u64> {
        let last = self.count().unwrap_or(MAX_PARTS);
        if number == 0 || u64::from(number) > last {
            return refuse(&format!(
                "number: there is no part {number}; the parts are 1 to {last}"
            ));
        }
        Ok(match self.length {
            Some(length) => self.part_size.min(length - self.offset(number)),
            None => self.part_size,
        })
    }

    /// Where a part begins in the file.
    pub(super) fn offset(&self, number: u32) -> u64 {
        u64::from(number.saturating_sub(1)) * self.part_size
    }

    /// Checks the size of the last part of a file, whose length becomes known by it.
    pub(super) fn check_last(&self, number: u32, size: u64) -> Result<()> {
        let expected = self.of_part(number)?;
        if let Some(count) = self.count()
            && u64::from(number) != count
        {
            return refuse(&format!(
                "number: the last part is {count}, and not {number}"
            ));
        }
        let fits = match self.length {
            Some(_) => size == expected,
            None => (1..=expected).contains(&size),
        };
        match (fits, self.length) {
            (true, _) => Ok(()),
            (false, Some(_)) => refuse(&format!(
                "length: the last part has {expected} bytes, and not {size}"
            )),
            (false, None) => refuse(&format!(
                "length: it is {size}; the last part has 1 to {expected} bytes"
            )),
        }
    }
}

fn refuse<T>(message: &str) -> Result<T> {
    Err(Error::invalid_request(message))
}

const MIB: u64 = 1024 * 1024;
/// What OSS requires of all parts but the last.
const MIN: u64 = 100 * 1024;
const MAX: u64 = 5 * 1024 * MIB;
const MAX_PARTS: u64 = 10_000;
const DEFAULT: u64 = 8 * MIB;
/// Enough for 625 GiB.
const DEFAULT_OF_UNKNOWN: u64 = 64 * MIB;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_edges_of_what_an_upload_can_be() {
        let largest = MAX * MAX_PARTS;
        for (part_size, length, is_possible) in [
            (None, Some(0), false),
            (None, Some(1), true),
            (None, Some(largest), true),
            (None, Some(largest + 1), false),
            (None, Some(u64::MAX), false),
            (None, None, true),
            (Some(MIN - 1), None, false),
            (Some(MIN), None, true),
            (Some(MAX), None, true),
            (Some(MAX + 1), None, false),
            (Some(MIN), Some(MIN * MAX_PARTS), true),
            (Some(MIN), Some(MIN * MAX_PARTS + 1), false),
        ] {
            let sizes = Sizes::new(part_size, length);
            assert_eq!(sizes.is_ok(), is_possible, "{part_size:?} {length:?}");
        }
    }

    #[test]
    fn the_last_part_of_an_unknown_length_has_up_to_the_size_of_the_others() {
        let sizes = Sizes::new(Some(MIN), None).unwrap();
        for (number, size, is_possible) in [
            (1, 1, true),
            (10_000, MIN, true),
            (10_001, 1, false),
            (0, 1, false),
            (1, 0, false),
            (1, MIN + 1, false),
        ] {
            assert_eq!(sizes.check_last(number, size).is_ok(), is_possible);
        }
        let known = Sizes::new(Some(MIN), Some(MIN + 1)).unwrap();
        assert!(known.check_last(2, 1).is_ok());
        assert!(known.check_last(2, 2).is_err());
        assert!(known.check_last(1, MIN).is_err());
    }

    proptest! {
        #[test]
        fn the_parts_cover_the_file_exactly_once(
            length in 1..20_000_000_u64,
            part_size in MIN..=5_000_000,
        ) {
            let sizes = Sizes::new(Some(part_size), Some(length)).unwrap();
            let count = u32::try_from(sizes.count().unwrap()).unwrap();
            let mut at = 0;
            for number in 1..=count {
                prop_assert_eq!(sizes.offset(number), at);
                let size = sizes.of_part(number).unwrap();
                prop_assert!(size > 0 && (size == part_size || number == count));
                at += size;
            }
            prop_assert_eq!(at, length);
            prop_assert!(sizes.of_part(count + 1).is_err());
        }
    }
}
