//! `oss sts exec`.

use super::assume_role::assume;
use crate::args::sts::Exec;
use crate::child;
use crate::exit::ExitStatus;
use crate::failure::Result;
use crate::session::Session;

/// Assumes the role and runs the command with its keys.
pub(super) async fn run(args: &Exec, session: &Session) -> Result<ExitStatus> {
    let stop = session.stop();
    let keys = tokio::select! {
        keys = assume(&args.role, session) => keys?,
        status = stop.requested() => return Ok(status),
    };
    child::run(&args.command, &keys, session).await
}
