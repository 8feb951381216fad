//! Two small layers over the XML crate: a tree to read answers from, a writer for request bodies.
//! They know XML, not OSS.

mod read;
mod write;

pub(crate) use read::{Element, Malformed, parse};
pub(crate) use write::XmlWriter;
