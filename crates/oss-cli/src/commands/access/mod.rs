//! `oss access`.

mod admin_policy;

use crate::args::access::{Args, Command};
use crate::exit::ExitStatus;
use crate::failure::Result;
use crate::session::Session;

/// Runs the command on grants. Those that write listen for Ctrl-C themselves.
pub(crate) async fn run(args: Args, session: &Session) -> Result<ExitStatus> {
    let stop = session.stop();
    match args.command {
        Command::Grant(args) => {
            stop.until(admin_policy::run(args.as_documented, session))
                .await
        }
    }
}
