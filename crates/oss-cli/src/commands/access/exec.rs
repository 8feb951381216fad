//! `oss access exec`.

use super::token::temporary_keys;
use crate::args::access::token::Exec;
use crate::child;
use crate::exit::ExitStatus;
use crate::failure::Result;
use crate::session::Session;

/// Gets temporary keys of the grant, and runs the command with them.
pub(super) async fn run(args: &Exec, session: &Session) -> Result<ExitStatus> {
    let stop = session.stop();
    let keys = tokio::select! {
        keys = temporary_keys(&args.grant, session) => keys?,
        status = stop.requested() => return Ok(status),
    };
    child::run(&args.command, &keys, session).await
}
