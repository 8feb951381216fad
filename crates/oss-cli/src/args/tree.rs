//! The options of commands on whole directories.

use crate::args::filter::Filter;

/// Which files of a directory are transferred, and how.
#[derive(Debug, clap::Args)]
pub(crate) struct Tree {
    #[command(flatten)]
    pub(crate) filter: Filter,

    /// Files of the same size are the same, whatever their times are
    #[arg(long, conflicts_with = "checksum")]
    pub(crate) size_only: bool,

    /// Compare the checksums of files that have the same size
    #[arg(long)]
    pub(crate) checksum: bool,

    /// Keep the times of files, as sync always does
    #[arg(long)]
    pub(crate) preserve: bool,

    /// End at the first file that fails
    #[arg(long)]
    pub(crate) fail_fast: bool,

    /// Follow symbolic links of the source; otherwise they are skipped
    #[arg(long)]
    pub(crate) follow_symlinks: bool,
}

impl Tree {
    /// Returns whether any of the options was given.
    pub(crate) fn is_given(&self) -> bool {
        self.filter.is_given()
            || self.size_only
            || self.checksum
            || self.preserve
            || self.fail_fast
            || self.follow_symlinks
    }
}
