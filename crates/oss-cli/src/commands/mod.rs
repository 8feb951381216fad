//! What the commands do: one file and one async function each.

mod access;
mod cat;
mod completions;
mod config;
mod cp;
mod emulator;
mod ls;
mod man;
mod presign;
mod sign;
mod stat;
mod sts;
mod whoami;

use std::ffi::OsString;

use oss_credentials::Environment;

use crate::args::global::Form;
use crate::args::parse::{Parsed, parse};
use crate::args::{Cli, Command};
use crate::exit::{self, ExitStatus};
use crate::failure::{Failure, Result, plain};
use crate::output::{Printer, log};
use crate::session::Session;

/// Parses the words, runs the command, and says why it failed if it did.
pub(crate) fn start(words: Vec<OsString>) -> ExitStatus {
    let early = Printer::plain(form_of(&words));
    let (printer, outcome) = match parse(words) {
        Parsed::Command(cli) => match Printer::of(&cli.global, &Environment::process()) {
            Ok(printer) => (printer, run_to_end(*cli, printer)),
            Err(failure) => (early, Err(failure)),
        },
        Parsed::Information(text) => (
            early,
            early.line(text.trim_end()).map(|()| ExitStatus::Success),
        ),
        Parsed::Refused(failure) => (early, Err(failure)),
    };
    outcome.unwrap_or_else(|failure| {
        printer.failure(&failure);
        failure.status()
    })
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
    log::begin(cli.global.verbose, printer.is_coloured());
    let session = Session::new(&cli.global, printer, Environment::process())?;
    let stop = session.stop();
    match cli.command {
        Command::Ls(args) => stop.until(ls::run(args, &session)).await,
        Command::Cp(args) => stop.until(cp::run(args, &session)).await,
        Command::Cat(args) => stop.until(cat::run(args, &session)).await,
        Command::Stat(args) => stop.until(stat::run(args, &session)).await,
        Command::Presign(args) => stop.until(presign::run(args, &session)).await,
        Command::Access(args) => access::run(args, &session).await,
        Command::Sts(args) => stop.until(sts::run(args, &session)).await,
        Command::Whoami(_) => stop.until(whoami::run(&session)).await,
        Command::Sign(args) => stop.until(sign::run(args, &session)).await,
        Command::Config(args) => stop.until(config::run(args, &session)).await,
        Command::Emulator(args) => emulator::run(args, &session).await,
        Command::Completions(args) => completions::run(&args, printer),
        Command::Man(args) => man::run(args, printer).await,
        Command::ExitCodes => printer.line(exit::TABLE).map(|()| ExitStatus::Success),
    }
}

/// The form of what is printed before the command line is understood.
fn form_of(words: &[OsString]) -> Form {
    let split = words
        .windows(2)
        .any(|pair| matches!(pair, [a, b] if a == "--output" && b == "json"));
    if split || words.iter().any(|word| word == "--output=json") {
        Form::Json
    } else {
        Form::Text
    }
}
