//! Whether a file has to be transferred.

use super::entry::Entry;

/// How it is found out whether a file is the same on both sides, and so is not transferred.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Compare {
    /// Not at all: every file is transferred.
    #[default]
    Always,
    /// By the size and the time. A file is the same if its size is the same and the destination is not
    /// older than the source. Where it seems to be older, the time counts that the metadata `mtime` of the
    /// object states, as [`keep_time`](super::DirectoryTransfer::keep_time) and rclone write it: if it is
    /// exactly that of the local file, nothing is transferred. This costs a request for each such file,
    /// and for all others nothing beyond the lists.
    SizeAndTime,
    /// By the size alone.
    Size,
    /// By the size and the CRC-64 of the content. It costs a request for each object whose size is the same,
    /// and reads the local file. Objects without a CRC-64 are transferred.
    Checksum,
}

/// What the lists alone say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Same,
    Different,
    /// The object must be asked.
    Unknown,
}

pub(super) fn by_lists(compare: Compare, source: &Entry, destination: &Entry) -> Verdict {
    let is_same_size = source.size == destination.size;
    match compare {
        Compare::Always => Verdict::Different,
        _ if !is_same_size => Verdict::Different,
        Compare::Size => Verdict::Same,
        Compare::Checksum => Verdict::Unknown,
        Compare::SizeAndTime => match (source.modified, destination.modified) {
            (Some(source), Some(destination)) if destination >= source => Verdict::Same,
            _ => Verdict::Unknown,
        },
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, UNIX_EPOCH};

    use super::*;

    fn entry(size: u64, seconds: u64) -> Entry {
        Entry {
            name: "a".to_owned(),
            size,
            modified: Some(UNIX_EPOCH + Duration::from_secs(seconds)),
            is_dir: false,
        }
    }

    #[test]
    fn lists_say_what_is_the_same() {
        let verdict = |compare, source, destination| by_lists(compare, &source, &destination);
        let (old, new, large) = (entry(1, 1), entry(1, 2), entry(2, 1));
        for compare in [Compare::Size, Compare::SizeAndTime, Compare::Checksum] {
            assert_eq!(
                verdict(compare, old.clone(), large.clone()),
                Verdict::Different
            );
        }
        let by_time = |source, destination| verdict(Compare::SizeAndTime, source, destination);
        assert_eq!(by_time(old.clone(), old.clone()), Verdict::Same);
        assert_eq!(by_time(old.clone(), new.clone()), Verdict::Same);
        assert_eq!(by_time(new.clone(), old.clone()), Verdict::Unknown);
        assert_eq!(
            verdict(Compare::Size, new.clone(), old.clone()),
            Verdict::Same
        );
        assert_eq!(
            verdict(Compare::Always, old.clone(), old),
            Verdict::Different
        );
    }
}
