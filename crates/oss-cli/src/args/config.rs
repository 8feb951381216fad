//! `oss config`.

use clap::Subcommand;

use crate::location::RemoteUrl;

/// Check the configuration
#[derive(Debug, clap::Args)]
#[command(arg_required_else_help = true, subcommand_required = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// The commands on the configuration.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Doctor(Doctor),
}

/// Check everything that a request needs, from the endpoint to the right to list
///
/// Each check prints one line, and what to do if something is wrong. The program exits with the code
/// of the first check that fails.
#[derive(Debug, clap::Args)]
pub(crate) struct Doctor {
    /// What to try to list: oss://BUCKET or oss://BUCKET/PREFIX/ [default: the buckets]
    #[arg(value_name = "URL")]
    pub(crate) url: Option<RemoteUrl>,
}
