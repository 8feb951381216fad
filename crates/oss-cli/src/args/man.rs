//! `oss man`.

use std::path::PathBuf;

/// Print a manual page, or write all of them
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The command whose page is printed, such as: sts assume-role
    #[arg(value_name = "COMMAND")]
    pub(crate) command: Vec<String>,

    /// Write the pages of all commands into this folder
    #[arg(long, value_name = "FOLDER", conflicts_with = "command")]
    pub(crate) folder: Option<PathBuf>,
}
