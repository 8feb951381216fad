//! XML documents: those of requests are read, those of answers written.

mod read;
mod write;

pub(crate) use read::{Characters, Element, Malformed};
pub(crate) use write::Xml;
