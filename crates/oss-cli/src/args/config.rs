//! `oss config`.

use clap::Subcommand;

use crate::location::RemoteUrl;

/// Look into the configuration
#[derive(Debug, clap::Args)]
#[command(arg_required_else_help = true, subcommand_required = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What can be done with the configuration.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Doctor(Doctor),
}

/// Check everything that a request needs, from the endpoint to the right to list
///
/// One line for each thing, with what to do about it. Exits with the code of the first that fails.
#[derive(Debug, clap::Args)]
pub(crate) struct Doctor {
    /// Where to try to list: oss://BUCKET or oss://BUCKET/PREFIX/; without it the buckets
    #[arg(value_name = "URL")]
    pub(crate) url: Option<RemoteUrl>,
}
