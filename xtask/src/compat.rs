//! `cargo xtask compat`: runs the official SDKs, unmodified, as clients of the emulator.
//!
//! The scripts are in `tests/compat`, and the packages that they use are installed below
//! `target/compat`. The server is the program `oss-emulator`.

mod clients;
mod credentials;
mod packages;
mod server;

use std::path::PathBuf;

pub(crate) use self::server::Server;
use crate::failure::Failure;
use crate::shell::root;
use crate::tally::Tally;

/// Installs what is missing, starts the server, runs the scripts of every language.
pub(crate) fn run() -> Result<(), Failure> {
    let packages = packages::install()?;
    let server = Server::start()?;
    let mut tally = Tally::default();
    clients::run(&packages.python(), &server, &mut tally)?;
    clients::run(&packages.node(), &server, &mut tally)?;
    credentials::run(&mut tally)?;
    tally.close()
}

/// Where the packages, the server's files and the records of the last run are.
fn folder() -> PathBuf {
    root().join("target/compat")
}
