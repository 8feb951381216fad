//! Shared by several groups.

mod tag;

pub use tag::Tag;
