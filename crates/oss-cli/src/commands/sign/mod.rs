//! `oss sign`.

mod answer;
mod damage;
mod explain;
mod request;
mod restored;
mod shown;
mod texts;
mod unsigned;
mod verdict;

use crate::args::sign::{Args, Command};
use crate::exit::ExitStatus;
use crate::failure::Result;
use crate::session::Session;

/// Runs a command about signatures.
pub(crate) async fn run(args: Args, session: &Session) -> Result<ExitStatus> {
    match args.command {
        Command::Explain(args) => explain::run(*args, session).await,
    }
}
