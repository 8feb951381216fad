//! `oss access`.

mod account;
mod admin_policy;
mod age;
mod desired;
mod exec;
mod explain;
mod grant;
mod key_place;
mod profile;
mod refusal;
mod revoke;
mod show;
mod token;

use crate::args::access::{Args, Command};
use crate::exit::ExitStatus;
use crate::failure::Result;
use crate::session::Session;

/// Runs a command on grants. Those that write, and the one that runs a command, handle signals
/// themselves.
pub(crate) async fn run(args: Args, session: &Session) -> Result<ExitStatus> {
    let stop = session.stop();
    match args.command {
        Command::Grant(args) if args.print_admin_policy => {
            let print = admin_policy::run(args.as_documented, session);
            stop.until(print).await
        }
        Command::Grant(args) => grant::run(&args, session).await,
        Command::Show(args) => stop.until(show::run(args, session)).await,
        Command::Revoke(args) => revoke::run(&args, session).await,
        Command::Token(args) => stop.until(token::run(&args, session)).await,
        Command::Exec(args) => exec::run(&args, session).await,
        Command::Explain(args) => stop.until(explain::run(&args, session)).await,
    }
}
