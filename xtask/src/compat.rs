//! `cargo xtask compat`: runs the official SDKs, unmodified, as clients of the emulator.
//!
//! The scripts are in `tests/compat`, and the packages that they use are installed below
//! `target/compat`. The server is the program `oss-emulator`. Its request log says which operations
//! the scripts have called; `xtask/coverage/exercised.txt` lists them for `api-coverage`.

mod clients;
mod credentials;
mod packages;
mod server;

use std::path::PathBuf;

use clap::Args;

pub(crate) use self::server::Server;
use crate::api_coverage::Exercised;
use crate::failure::Failure;
use crate::shell::root;
use crate::tally::Tally;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Write the list of the operations that the SDKs have called, instead of comparing it.
    #[arg(long)]
    write_coverage: bool,
}

/// Installs what is missing, starts the server, runs the scripts of every language.
pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let packages = packages::install()?;
    let server = Server::start()?;
    let mut tally = Tally::default();
    clients::run(&packages.python(), &server, &mut tally)?;
    clients::run(&packages.node(), &server, &mut tally)?;
    let exercised = Exercised::from_log(&server.printed()?);
    match arguments.write_coverage {
        true => exercised.write()?,
        false => tally.record("the list of exercised operations", exercised.compare()),
    }
    credentials::run(&mut tally)?;
    tally.close()
}

/// Where the packages, the server's files and the records of the last run are.
fn folder() -> PathBuf {
    root().join("target/compat")
}
