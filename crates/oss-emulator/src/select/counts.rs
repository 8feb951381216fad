//! What an object consists of, for ranges that count from its end.

/// What an object consists of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) scanned: u64,
    pub(crate) rows: u64,
    /// The number of columns of the widest row of CSV.
    pub(crate) columns: usize,
    pub(crate) splits: u64,
}
