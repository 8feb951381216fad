//! Rows on a disk.
//!
//! The rows are in one table of a `redb` database. One thread makes all changes: it carries out all
//! operations that are waiting in one transaction, and answers them after the transaction is durable.
//! Readers use the snapshot that this thread has published after its last transaction.
//!
//! Each start of the server is a run. Runs are counted, so that no run uses a number of an earlier
//! one, and so that the files of the last run are known, some of which it may not have used.

mod backend;
mod batch;
mod collector;
mod database;
pub(in crate::store) mod error;
mod job;
mod load;
mod lock;
pub(in crate::store) mod opened;
mod prepare;
mod published;
mod reserve;
mod rows;
mod snapshot;
pub(in crate::store) mod start;
mod writer;
