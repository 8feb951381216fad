//! XML documents: parsing those in requests, and writing those in responses.

mod read;
mod write;

pub(crate) use read::{Characters, Element, Malformed};
pub(crate) use write::Xml;
