//! What the commands do: one file and one async function for each.

mod access;
mod cat;
mod completions;
mod config;
mod confirm;
mod cp;
mod early;
mod emulator;
mod ls;
mod man;
mod presign;
mod refusal;
mod rm;
mod sign;
mod stat;
mod sts;
mod sync;
mod tree;
mod whoami;

use std::ffi::OsString;

use oss_credentials::Environment;

use crate::args::parse::{Parsed, parse};
use crate::args::{Cli, Command};
use crate::exit::{self, ExitStatus};
use crate::failure::{Failure, Result, plain};
use crate::key_variables;
use crate::output::{Printer, log};
use crate::session::Session;

/// Parses the words and runs the command. If it fails, the reason is printed.
pub(crate) fn start(words: &[OsString]) -> ExitStatus {
    let environment = Environment::process();
    let early = early::printer(words, &environment);
    let for_eval = early::is_for_eval(words);
    let (printer, outcome) = match parse(words) {
        Parsed::Command(cli) => match Printer::new(&cli.global, &environment) {
            Ok(printer) => (printer, run_to_end(*cli, printer)),
            Err(failure) => (early, Err(failure)),
        },
        Parsed::Information(text) => {
            let printed = early.own_text(&text);
            (early, printed.map(|()| ExitStatus::Success))
        }
        Parsed::Refused(failure) => (early, Err(failure)),
    };
    let status = outcome.unwrap_or_else(|failure| {
        printer.failure(&failure);
        failure.status()
    });
    if for_eval && status != ExitStatus::Success && !Printer::writes_to_terminal() {
        // Without this the shell would evaluate nothing, and go on with its own keys.
        let _ = printer.text(key_variables::failing_line());
    }
    status
}

fn run_to_end(cli: Cli, printer: Printer) -> Result<ExitStatus> {
    let runtime = tokio::runtime::Runtime::new().map_err(|error| {
        Failure::new(
            ExitStatus::Internal,
            format!("cannot start: {}", plain(&error)),
        )
    })?;
    let outcome = runtime.block_on(run(cli, printer));
    // A read of standard input cannot be taken back, and must not keep the program alive.
    runtime.shutdown_background();
    outcome
}

async fn run(cli: Cli, printer: Printer) -> Result<ExitStatus> {
    log::begin(cli.global.verbose);
    let session = Session::new(&cli.global, printer, Environment::process()).await?;
    let stop = session.stop();
    match cli.command {
        Command::Ls(args) => stop.until(ls::run(args, &session)).await,
        Command::Cp(args) => cp::run(*args, &session).await,
        Command::Sync(args) => sync::run(*args, &session).await,
        Command::Rm(args) => rm::run(args, &session).await,
        Command::Cat(args) => stop.until(cat::run(args, &session)).await,
        Command::Stat(args) => stop.until(stat::run(args, &session)).await,
        Command::Presign(args) => stop.until(presign::run(args, &session)).await,
        Command::Access(args) => access::run(args, &session).await,
        Command::Sts(args) => sts::run(args, &session).await,
        Command::Whoami(_) => stop.until(whoami::run(&session)).await,
        Command::Sign(args) => stop.until(sign::run(args, &session)).await,
        Command::Config(args) => stop.until(config::run(args, &session)).await,
        Command::Emulator(args) => emulator::run(*args, &session).await,
        Command::Completions(args) => completions::run(&args, printer),
        Command::Man(args) => man::run(args, printer).await,
        Command::ExitCodes => printer.own_text(exit::TABLE).map(|()| ExitStatus::Success),
    }
}
