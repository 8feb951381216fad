//! `cargo xtask layers`: the architecture as checks over the whole dependency tree.

mod arrows;
mod inside;
mod licences;
mod manifests;
mod map;
mod scratch;
mod targets;
mod trees;

use cargo_metadata::{Metadata, MetadataCommand};

use crate::failure::Failure;
use crate::shell::root;
use crate::tally::Tally;

/// The options of `cargo xtask layers`.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Write the imports inside the crates into `crates/README.md`, and check nothing.
    #[arg(long)]
    write: bool,

    /// Check only the imports inside the crates, which needs no build.
    #[arg(long, conflicts_with = "write")]
    inside: bool,
}

/// Runs every check, prints a line for each, and fails if any failed.
pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    if arguments.write {
        return inside::write();
    }
    if arguments.inside {
        return inside::check();
    }
    let metadata = metadata()?;
    let mut tally = Tally::default();
    tally.record("dependencies follow the arrows", arrows::check(&metadata));
    tally.record(
        "manifests inherit, and packages can be published",
        manifests::check(&metadata),
    );
    tally.record("examples and tests are declared", targets::check(&metadata));
    tally.record("licences are allowed", licences::check(&metadata));
    tally.record(
        "crates/README.md names every arrow and folder",
        map::check(),
    );
    tally.record("imports inside the crates follow the plan", inside::check());
    for tree in trees::TREES {
        tally.record(tree, tree.check());
    }
    tally.record(
        "oss-client builds without hyper",
        trees::build_without_hyper(),
    );
    tally.record("signing alone needs oss-sign only", scratch::check());
    tally.close()
}

fn metadata() -> Result<Metadata, Failure> {
    MetadataCommand::new()
        .current_dir(root())
        .exec()
        .map_err(Failure::during("cargo metadata"))
}
