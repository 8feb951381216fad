//! The data of objects and parts: how it is written, where it is kept, and how it is read.
//!
//! Data that arrives in one go is one blob, which never changes. The content of an object is a list
//! of segments, and each segment is a range of a blob. Objects can have segments of the same blob,
//! so that a copy, or an object that is made of parts, needs no copy of the data.

mod file_writer;
mod gathered;
pub(super) mod keep;
pub(super) mod pieces;
pub(super) mod reader;
pub(super) mod segment;
pub(super) mod writer;
