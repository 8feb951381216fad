//! `cargo xtask api-coverage`: which operations of the API the client has and tests, the emulator
//! carries out, and official SDKs have called.

mod columns;
mod documents;
mod exercised;

use clap::Args;

pub(crate) use self::exercised::Exercised;

use self::columns::Table;
use crate::failure::Failure;
use crate::tally::none_of;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Print no table, and fail if the counts in the documentation are not true.
    #[arg(long)]
    check: bool,
    /// Write the counts and the table of the server's operations into the documentation.
    #[arg(long, conflicts_with = "check")]
    write: bool,
}

/// Prints the table and its counts, and writes or checks the documentation.
pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let table = Table::measure()?;
    if !arguments.check {
        print!("{}", table.rows());
    }
    println!("{}", table.counts());
    match (arguments.write, arguments.check) {
        (true, _) => documents::write(&table),
        (false, true) => none_of(table.contradictions().chain(documents::stale(&table)?)),
        (false, false) => Ok(()),
    }
}
