//! `oss completions`.

use clap::CommandFactory;

use crate::args::Cli;
use crate::args::completions::Args;
use crate::exit::ExitStatus;
use crate::failure::Result;
use crate::output::Printer;

/// Prints the script of completions for one shell.
pub(crate) fn run(args: &Args, printer: Printer) -> Result<ExitStatus> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "oss", &mut script);
    printer.own_text(&String::from_utf8_lossy(&script))?;
    Ok(ExitStatus::Success)
}
