//! What all commands that transfer content have in common: progress, notes, and how they are stopped.

pub(crate) mod again;
pub(crate) mod notes;
mod tally;
mod underway;

pub(crate) use self::tally::Tally;
pub(crate) use self::underway::{Task, Underway};
