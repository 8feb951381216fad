//! Whole directories: local folders, and the objects under a prefix.

mod ask;
mod builder;
mod compare;
mod engine;
mod entry;
mod file;
mod filter;
mod lister;
mod listing;
mod merge;
mod names;
mod prefix_stack;
mod removal;
mod report;
mod root;
mod rules;
mod run;
mod setup;
mod side;
mod tally;
mod walk;

pub use builder::DirectoryTransfer;
pub use compare::Compare;
pub use entry::Entry;
pub use report::{Action, DirectoryReport, FileReport, Refusal, Skip, Step, Withheld};
pub use run::DirectoryRun;
pub use side::Directory;
