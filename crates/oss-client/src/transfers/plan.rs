//! Into which parts an object is cut.

use std::ops::Range;

use crate::error::{Error, Result};

/// The parts of content whose length is known. All have the same size, except that the last one may be
/// smaller.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Plan {
    pub(super) size: u64,
    pub(super) part_size: u64,
}

impl Plan {
    /// Plans the upload or the copy of `size` bytes.
    ///
    /// # Errors
    ///
    /// No object can have this size, or not with parts of the size that the caller wants.
    pub(super) fn for_upload(size: u64, wanted: Option<u64>, usual: u64) -> Result<Self> {
        if size > MAX_OBJECT {
            return Err(Error::invalid_request(format!(
                "the content has {size} bytes; an object has at most {MAX_OBJECT} (48.8 TiB)"
            )));
        }
        let smallest = smallest_part(size);
        let part_size = match wanted {
            None => usual.max(sized_for(size)),
            Some(wanted) => checked(wanted)?,
        };
        if part_size < smallest {
            return Err(Error::invalid_request(format!(
                "part_size is {part_size}, but {size} bytes in {MAX_PARTS} parts need parts of at \
                 least {smallest} bytes"
            )));
        }
        Ok(Self { size, part_size })
    }

    /// Plans the download of `size` bytes. There can be any number of parts.
    pub(super) fn for_download(size: u64, part_size: u64) -> Self {
        Self { size, part_size }
    }

    pub(super) fn count(&self) -> u64 {
        self.size.div_ceil(self.part_size)
    }

    /// Returns the bytes of the part with this index, which is counted from 0.
    pub(super) fn range(&self, index: u64) -> Range<u64> {
        let start = index.saturating_mul(self.part_size).min(self.size);
        start..start.saturating_add(self.part_size).min(self.size)
    }
}

/// Checks a part size that the caller has chosen.
pub(super) fn checked(part_size: u64) -> Result<u64> {
    match part_size {
        MIN_PART..=MAX_PART => Ok(part_size),
        _ => Err(Error::invalid_request(format!(
            "part_size is {part_size}; a part has {MIN_PART} (100 KiB) to {MAX_PART} (5 GiB) bytes"
        ))),
    }
}

/// Returns the size of the next part of content whose length is not known. It is doubled after every
/// 1000 parts, so that 10,000 parts are enough for almost 8 TiB if they begin with 8 MiB.
pub(super) fn growing(part_size: u64, parts_before: u64) -> u64 {
    let doublings = u32::try_from(parts_before / 1000).unwrap_or(u32::MAX);
    let grown = part_size.checked_shl(doublings).unwrap_or(MAX_PART);
    grown.clamp(part_size, MAX_PART)
}

/// The size with which at most 9000 parts are needed, in whole mebibytes.
fn sized_for(size: u64) -> u64 {
    size.div_ceil(9000).div_ceil(MIB) * MIB
}

fn smallest_part(size: u64) -> u64 {
    size.div_ceil(MAX_PARTS)
}

const MIB: u64 = 1 << 20;
/// The part size of uploads and downloads, unless they need larger ones.
pub(super) const USUAL_PART: u64 = 8 * MIB;
/// The part size of copies, which the server makes.
pub(super) const COPIED_PART: u64 = 256 * MIB;
/// An object can have so many parts, of 5 GiB at most.
/// Source: <https://www.alibabacloud.com/help/en/oss/user-guide/multipart-upload>
pub(super) const MAX_PARTS: u64 = 10_000;
pub(super) const MIN_PART: u64 = 100 * 1024;
const MAX_PART: u64 = 5 << 30;
const MAX_OBJECT: u64 = MAX_PARTS * MAX_PART;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_parts_cover_the_content_exactly_once(
            size in 0_u64..=MAX_OBJECT,
            wanted in prop::option::of(MIN_PART..=MAX_PART),
        ) {
            let Ok(plan) = Plan::for_upload(size, wanted, USUAL_PART) else {
                prop_assert!(wanted.unwrap() < size.div_ceil(MAX_PARTS));
                return Ok(());
            };
            prop_assert!(plan.count() <= MAX_PARTS);
            let mut end = 0;
            for index in 0..plan.count() {
                let part = plan.range(index);
                prop_assert_eq!(part.start, end);
                prop_assert!(part.end > part.start);
                prop_assert!(part.end - part.start <= plan.part_size);
                end = part.end;
            }
            prop_assert_eq!(end, size);
        }
    }

    #[test]
    fn part_sizes_fit_the_size_of_the_object() {
        let size = |size| Plan::for_upload(size, None, USUAL_PART).unwrap().part_size;
        assert_eq!(size(0), 8 * MIB);
        assert_eq!(size(64 << 30), 8 * MIB);
        assert_eq!(size(80 << 30), 10 * MIB);
        assert!(size(MAX_OBJECT) <= MAX_PART + (1 << 30));
    }

    #[test]
    fn what_no_object_can_have_is_refused_with_what_would_be_right() {
        let refused = |size, wanted| {
            let error = Plan::for_upload(size, wanted, USUAL_PART).unwrap_err();
            error.to_string()
        };
        assert!(refused(MAX_OBJECT + 1, None).contains("48.8 TiB"));
        assert!(refused(1, Some(MIN_PART - 1)).contains("part_size is 102399"));
        assert!(refused(1, Some(MAX_PART + 1)).contains("5 GiB"));
        let text = refused(10_001 * MIN_PART, Some(MIN_PART));
        assert!(text.contains("at least 102411 bytes"), "{text}");
        Plan::for_upload(10_000 * MIN_PART, Some(MIN_PART), USUAL_PART).unwrap();
    }

    #[test]
    fn parts_of_content_of_unknown_length_grow() {
        let total: u64 = (0..MAX_PARTS).map(|part| growing(USUAL_PART, part)).sum();
        assert_eq!(total, 1023 * 1000 * USUAL_PART);
        assert_eq!(growing(USUAL_PART, 999), USUAL_PART);
        assert_eq!(growing(USUAL_PART, 1000), 2 * USUAL_PART);
        assert_eq!(growing(MAX_PART, 9999), MAX_PART);
    }
}
