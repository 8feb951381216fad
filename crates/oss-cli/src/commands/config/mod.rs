//! `oss config`.

mod check;
mod doctor;
mod reach;

use crate::args::config::{Args, Command};
use crate::exit::ExitStatus;
use crate::failure::Result;
use crate::session::Session;

/// Checks the configuration.
pub(crate) async fn run(args: Args, session: &Session) -> Result<ExitStatus> {
    match args.command {
        Command::Doctor(args) => doctor::run(args, session).await,
    }
}
