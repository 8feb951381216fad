//! `oss access`.

pub(crate) mod explain;
pub(crate) mod grant;
pub(crate) mod revoke;
pub(crate) mod show;
pub(crate) mod token;

use clap::Subcommand;

/// Give access, show it, revoke it, use it, and explain it
///
/// A grant is a RAM user with a key, a role that only this user may assume, and a policy for the
/// role. RAM is the only record of a grant: nothing is stored on this machine.
#[derive(Debug, clap::Args)]
#[command(arg_required_else_help = true, subcommand_required = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// The commands on grants, in the order of the help.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Grant(Box<grant::Args>),
    Show(show::Args),
    Revoke(revoke::Args),
    Token(token::Token),
    Exec(token::Exec),
    Explain(Box<explain::Args>),
}
