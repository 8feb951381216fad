//! `oss sts`.

mod assume_role;
mod exec;
pub(crate) mod format;

use crate::args::sts::{Args, Command};
use crate::exit::ExitStatus;
use crate::failure::Result;
use crate::session::Session;

/// Gets temporary keys from STS, and prints them or runs a command with them.
pub(crate) async fn run(args: Args, session: &Session) -> Result<ExitStatus> {
    match args.command {
        Command::AssumeRole(args) => session.stop().until(assume_role::run(&args, session)).await,
        Command::Exec(args) => exec::run(&args, session).await,
    }
}
