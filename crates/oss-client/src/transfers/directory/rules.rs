//! What can be set for a transfer of directories.

use super::compare::Compare;
use super::filter::Accept;

/// What can be set for a transfer of directories.
#[derive(Clone, Default)]
pub(super) struct Rules {
    pub(super) compare: Compare,
    pub(super) delete: bool,
    pub(super) max_delete: Option<u64>,
    pub(super) allow_empty_source: bool,
    pub(super) accept: Option<Accept>,
    pub(super) fail_fast: bool,
    pub(super) follow_symlinks: bool,
    pub(super) skip_bad_names: bool,
    pub(super) keep_time: bool,
    pub(super) no_clobber: bool,
    pub(super) dry_run: bool,
}

impl Rules {
    /// Whether it matters what the destination has.
    pub(super) fn need_destination(&self) -> bool {
        self.delete || self.no_clobber || self.compare != Compare::Always
    }
}
