//! `oss sts`.

mod assume_role;
pub(crate) mod format;

use crate::args::sts::{Args, Command};
use crate::exit::ExitStatus;
use crate::failure::Result;
use crate::session::Session;

/// Asks STS.
pub(crate) async fn run(args: Args, session: &Session) -> Result<ExitStatus> {
    match args.command {
        Command::AssumeRole(args) => assume_role::run(args, session).await,
    }
}
