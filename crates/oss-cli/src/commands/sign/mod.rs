//! `oss sign`.

mod explain;
mod request;
mod verdict;

use crate::args::sign::{Args, Command};
use crate::exit::ExitStatus;
use crate::failure::Result;
use crate::session::Session;

/// Looks into a signature.
pub(crate) async fn run(args: Args, session: &Session) -> Result<ExitStatus> {
    match args.command {
        Command::Explain(args) => explain::run(*args, session).await,
    }
}
