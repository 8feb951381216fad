//! XML documents: parsing those in requests, and writing those in responses.

mod read;
mod typed;
mod write;

pub(crate) use read::{Characters, Element, Malformed};
pub(crate) use typed::{Field, Value, elements, not_valid, words};
pub(crate) use write::Xml;
