//! What can be typed: definitions only. The doc comments are the help, the manual page and the
//! completions.
//!
//! One file for each command. A variant of [`Command`] is the command's name and holds its
//! arguments; what it does is in `commands/`.

pub(crate) mod access;
pub(crate) mod global;
pub(crate) mod parse;
pub(crate) mod presign;
pub(crate) mod stat;
pub(crate) mod value;

use clap::{Parser, Subcommand};

use crate::exit;

pub(crate) use self::global::Global;

/// Alibaba Cloud OSS on the command line: objects, presigned URLs, temporary keys
///
/// Remote places are written oss://BUCKET/KEY; keys are taken literally. Data goes to standard
/// output, everything else to standard error. Keys come from the environment or a configuration
/// file, never from arguments.
#[derive(Debug, Parser)]
#[command(name = "oss", version, propagate_version = true, max_term_width = 100)]
#[command(arg_required_else_help = true, subcommand_required = true)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) global: Global,

    #[command(subcommand)]
    pub(crate) command: Command,
}

/// The commands, in the order of the help.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Stat(stat::Args),
    Presign(presign::Args),
    Access(access::Args),
    /// The exit codes and what they mean
    #[command(name = "exit-codes", long_about = exit::TABLE, help_template = "{about-with-newline}")]
    ExitCodes,
}
