//! `oss sync`.

use crate::args::transfer::Transfer;
use crate::args::tree::Tree;
use crate::location::Location;

/// Make a folder or a prefix equal to another one
///
/// Files that differ in size or time are copied, and nothing is removed without --delete. A prefix
/// stands for a directory, with or without / at its end. If the program is interrupted, the same
/// command goes on.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// What to read: oss://BUCKET/PREFIX or a folder
    #[arg(value_name = "SOURCE")]
    pub(crate) source: Location,

    /// What to make equal to it: oss://BUCKET/PREFIX or a folder
    #[arg(value_name = "DESTINATION")]
    pub(crate) destination: Location,

    /// At the end, remove what only the destination has, if nothing has failed
    #[arg(long)]
    pub(crate) delete: bool,

    /// Remove nothing if more than this would be removed
    #[arg(long, value_name = "COUNT", requires = "delete")]
    pub(crate) max_delete: Option<u64>,

    /// Remove everything if the source is empty
    #[arg(long, requires = "delete")]
    pub(crate) allow_empty_source: bool,

    /// Leave alone what the destination has already, even if it differs
    #[arg(long)]
    pub(crate) no_clobber: bool,

    #[command(flatten)]
    pub(crate) tree: Tree,

    #[command(flatten)]
    pub(crate) transfer: Transfer,

    /// Show what would be done, and do nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
}
