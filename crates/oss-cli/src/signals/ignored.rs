//! The signals that whoever started the program wants it to ignore.

/// The signals that this process ignores, one bit for each: signal 1 is the lowest bit.
///
/// Linux tells them in `/proc/self/status`. On other systems none is known to be ignored, because
/// asking them takes code that Rust cannot check.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ignored(u64);

impl Ignored {
    /// Asks the system.
    pub(super) fn from_system() -> Self {
        #[expect(
            clippy::disallowed_methods,
            reason = "the kernel answers this read from memory"
        )]
        let status = std::fs::read_to_string("/proc/self/status");
        Self::from_status(&status.unwrap_or_default())
    }

    fn from_status(status: &str) -> Self {
        let mask = status
            .lines()
            .find_map(|line| line.strip_prefix("SigIgn:"))
            .and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
        Self(mask.unwrap_or_default())
    }

    /// Returns whether the signal of this number is ignored.
    pub(super) fn contains(self, signal: i32) -> bool {
        let bit = u32::try_from(signal - 1).ok();
        bit.and_then(|bit| self.0.checked_shr(bit))
            .is_some_and(|mask| mask & 1 == 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mask_of_linux_is_read() {
        let status = "SigBlk:\t0000000000000004\nSigIgn:\t0000000000001001\nSigCgt:\t0\n";
        let ignored = Ignored::from_status(status);
        let numbers: Vec<i32> = (-1..100).filter(|n| ignored.contains(*n)).collect();
        assert_eq!(numbers, [1, 13]);
    }

    #[test]
    fn where_the_system_does_not_tell_nothing_is_ignored() {
        for status in ["", "SigIgn:", "SigIgn:\tnonsense"] {
            assert!(!Ignored::from_status(status).contains(1), "{status:?}");
        }
    }
}
