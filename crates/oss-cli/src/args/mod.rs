//! Definitions of the command line. The doc comments are the texts of the help, the manual pages and
//! the completions.
//!
//! There is one file for each command. A variant of [`Command`] has the name and the arguments of a
//! command; what the command does is in `commands/`.

pub(crate) mod access;
pub(crate) mod cat;
pub(crate) mod completions;
pub(crate) mod config;
pub(crate) mod cp;
pub(crate) mod emulator;
pub(crate) mod filter;
pub(crate) mod global;
pub(crate) mod ls;
pub(crate) mod man;
pub(crate) mod parse;
pub(crate) mod presign;
pub(crate) mod rm;
pub(crate) mod sign;
pub(crate) mod stat;
pub(crate) mod sts;
pub(crate) mod sync;
pub(crate) mod transfer;
pub(crate) mod tree;
pub(crate) mod value;
pub(crate) mod whoami;

use clap::{Parser, Subcommand};

use crate::exit;

pub(crate) use self::global::Global;

/// Alibaba Cloud OSS on the command line: objects, presigned URLs, temporary keys
///
/// Objects are written oss://BUCKET/KEY, where the key is used literally. Data is written to standard
/// output, and everything else to standard error. Access keys come from the environment or a
/// configuration file, never from arguments.
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
    Ls(ls::Args),
    Cp(Box<cp::Args>),
    Sync(Box<sync::Args>),
    Rm(rm::Args),
    Cat(cat::Args),
    Stat(stat::Args),
    Presign(presign::Args),
    Access(access::Args),
    Sts(sts::Args),
    Whoami(whoami::Args),
    Sign(sign::Args),
    Config(config::Args),
    Emulator(Box<emulator::Args>),
    Completions(completions::Args),
    Man(man::Args),
    /// Print the exit codes and what they mean
    #[command(name = "exit-codes", long_about = exit::TABLE, help_template = "{about-with-newline}")]
    ExitCodes,
}
