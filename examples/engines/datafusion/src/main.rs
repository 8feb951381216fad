//! Writes a data set of Parquet files to OSS and queries it with DataFusion.
//!
//! The program prints the answer of each query, which filters and ranges its plan gives to the scans, and
//! how many requests and bytes the query cost. It checks that the answers are those that DataFusion gives
//! for the same files in memory, and that the costs are within their bounds.
//!
//! It starts an embedded server, unless the variable `OSS_ENDPOINT` names a service. Then it also reads
//! `OSS_BUCKET` and `OSS_REGION`, and the keys where every client finds them.

#![forbid(unsafe_code)]
#![warn(missing_docs)]
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program that shows what it does"
)]

mod copy;
mod place;
mod plan;
mod query;
mod ten_lines;

use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser;
use datafusion::object_store::ObjectStore;
use datafusion::object_store::memory::InMemory;
use engines_data::{QUERIES, Settings};
use engines_support::{Checks, Error, mebibytes};

use crate::place::Place;

/// Writes Parquet files to OSS and queries them with DataFusion.
#[derive(Debug, Parser)]
struct Arguments {
    #[command(flatten)]
    settings: Settings,

    /// Up to how many bytes may lie between two ranges that are read with one request. With fewer, queries
    /// that read small parts of columns send more requests and receive fewer bytes. The default is that of
    /// the store, 1 MiB.
    #[arg(long)]
    coalesce_gap: Option<u64>,
}

#[tokio::main]
async fn main() -> ExitCode {
    match run(&Arguments::parse()).await {
        Ok(checks) => checks.close(),
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: &Arguments) -> Result<Checks, Error> {
    let place = Place::open(arguments.coalesce_gap).await?;
    let settings = &arguments.settings;
    println!("The data is stored at {place}.");

    let store: Arc<dyn ObjectStore> = Arc::new(place.store().clone());
    let before = place.meter().read();
    let written = engines_data::write(&store, settings).await?;
    let cost = place.meter().read() - before;
    println!(
        "Wrote {} orders as {} objects, {}, with {} requests.",
        written.rows,
        written.paths.len(),
        mebibytes(written.bytes),
        cost.requests,
    );
    // The same files in memory, so that the answers can be compared with those for files that were never
    // sent anywhere.
    let memory: Arc<dyn ObjectStore> = Arc::new(InMemory::new());
    engines_data::write(&memory, settings).await?;

    let mut checks = Checks::default();
    for query in QUERIES {
        query::run(query, &place, &memory, written.bytes, &mut checks).await?;
    }
    let copied = copy::run(&place, &mut checks).await?;
    place.compare_counts(&mut checks);
    ten_lines::check(&place, &mut checks).await?;
    place.close(written.paths.into_iter().chain(copied)).await?;
    Ok(checks)
}
