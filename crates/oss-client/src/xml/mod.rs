//! XML: a tree of elements to read responses from, and a writer for request bodies. Nothing here is
//! specific to OSS.

mod read;
mod write;

pub(crate) use read::{Element, Malformed, parse};
pub(crate) use write::XmlWriter;
