//! The options of all commands that transfer content.

use crate::args::value::{jobs, part_size};

/// How content is transferred.
#[derive(Debug, clap::Args)]
pub(crate) struct Transfer {
    /// Continue where an earlier run of the same command was interrupted (the default)
    #[arg(long, overrides_with = "no_resume")]
    resume: bool,

    /// Begin anew, and do not note how far the transfer has come
    #[arg(long)]
    no_resume: bool,

    /// Size of the parts of large objects, 100KiB to 5GiB [default: chosen by the size]
    #[arg(long, value_name = "SIZE", value_parser = part_size)]
    pub(crate) part_size: Option<u64>,

    /// How many parts are transferred at once
    #[arg(long, value_name = "COUNT", default_value = "32", value_parser = jobs)]
    pub(crate) jobs: usize,
}

impl Transfer {
    /// Returns whether it is noted how far the transfer has come.
    pub(crate) fn is_resumable(&self) -> bool {
        // Each of both flags takes the other one back, so that the last one holds.
        self.resume || !self.no_resume
    }
}
