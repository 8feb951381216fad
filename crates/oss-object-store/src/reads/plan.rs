//! Which requests are made for several ranges.

use std::ops::Range;

/// One request, and the ranges that it answers.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fetch {
    /// The bytes that are requested.
    pub(super) range: Range<u64>,
    /// The ranges within, by the first byte, with their places in the call.
    pub(super) wanted: Vec<(usize, Range<u64>)>,
}

impl Fetch {
    /// Returns how many bytes of memory the answer takes: those that are wanted.
    pub(super) fn len(&self) -> u64 {
        self.wanted
            .iter()
            .map(|(_, range)| range.end - range.start)
            .sum()
    }
}

/// Joins ranges that are at most `gap` bytes apart, as long as a request has at most `most` bytes. A single
/// range is never divided.
pub(super) fn plan(ranges: &[Range<u64>], gap: u64, most: u64) -> Vec<Fetch> {
    let mut sorted: Vec<_> = ranges.iter().cloned().enumerate().collect();
    sorted.sort_unstable_by_key(|(_, range)| range.start);
    let mut fetches: Vec<Fetch> = Vec::new();
    for (index, range) in sorted {
        let last = fetches.last_mut().filter(|last| {
            let end = last.range.end.max(range.end);
            range.start <= last.range.end.saturating_add(gap) && end - last.range.start <= most
        });
        match last {
            Some(last) => {
                last.range.end = last.range.end.max(range.end);
                last.wanted.push((index, range));
            }
            None => fetches.push(Fetch {
                range: range.clone(),
                wanted: vec![(index, range)],
            }),
        }
    }
    fetches
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first byte of each request, and the one behind its last.
    fn requests(ranges: &[Range<u64>], gap: u64, most: u64) -> Vec<(u64, u64)> {
        plan(ranges, gap, most)
            .into_iter()
            .map(|fetch| (fetch.range.start, fetch.range.end))
            .collect()
    }

    #[test]
    fn ranges_within_the_gap_are_one_request() {
        assert_eq!(requests(&[0..4, 8..10], 4, 100), [(0, 10)]);
        assert_eq!(requests(&[0..4, 9..10], 4, 100), [(0, 4), (9, 10)]);
    }

    #[test]
    fn the_order_and_overlaps_of_the_ranges_do_not_matter() {
        assert_eq!(requests(&[8..10, 0..9, 2..3], 0, 100), [(0, 10)]);
        let fetches = plan(&[8..10, 0..9, 2..3], 0, 100);
        let wanted: Vec<_> = fetches
            .iter()
            .flat_map(|fetch| &fetch.wanted)
            .map(|(index, _)| *index)
            .collect();
        assert_eq!(wanted, [1, 2, 0]);
    }

    #[test]
    fn a_request_has_at_most_the_budget_unless_a_single_range_has_more() {
        assert_eq!(requests(&[0..6, 6..12, 12..14], 10, 10), [(0, 6), (6, 14)]);
        assert_eq!(requests(&[0..60, 60..62], 10, 10), [(0, 60), (60, 62)]);
    }

    #[test]
    fn the_end_of_the_numbers_is_no_overflow() {
        let end = u64::MAX;
        assert_eq!(requests(&[end - 2..end, 0..1], end, end), [(0, end)]);
    }

    #[test]
    fn no_range_is_no_request() {
        assert_eq!(requests(&[], 10, 10), []);
    }
}
