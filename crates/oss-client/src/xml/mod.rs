//! Reading and writing the XML documents of OSS.
//!
//! A document is read in one pass over the bytes of the response. The texts in it are slices of these
//! bytes until they become values, and nothing is kept for an element or a name. [`ReadXml`] reads a
//! value from an element, and [`WriteXml`] writes one. The structures of this crate implement them, and
//! an [`Operation`](crate::Operation) of your own implements them for its structures:
//!
//! ```
//! use oss_client::xml::{self, Element, Malformed, ReadXml, WriteXml, XmlWriter};
//!
//! #[derive(Debug, PartialEq)]
//! struct CorsRule {
//!     allowed_origins: Vec<String>,
//!     max_age_seconds: Option<i64>,
//! }
//!
//! impl ReadXml for CorsRule {
//!     fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
//!         let mut allowed_origins = Vec::new();
//!         let mut max_age_seconds = None;
//!         while let Some(mut child) = element.next_child()? {
//!             match child.name() {
//!                 "AllowedOrigin" => child.push(&mut allowed_origins)?,
//!                 "MaxAgeSeconds" => child.set(&mut max_age_seconds)?,
//!                 _ => {}
//!             }
//!         }
//!         Ok(Some(Self { allowed_origins, max_age_seconds }))
//!     }
//! }
//!
//! impl WriteXml for CorsRule {
//!     fn write_xml(&self, xml: &mut XmlWriter) {
//!         xml.list("AllowedOrigin", &self.allowed_origins);
//!         xml.optional("MaxAgeSeconds", &self.max_age_seconds);
//!     }
//! }
//!
//! let document = "<CORSRule><AllowedOrigin>*</AllowedOrigin><MaxAgeSeconds>10</MaxAgeSeconds></CORSRule>";
//! let rule: CorsRule = xml::read(document.as_bytes(), "CORSRule")?;
//! assert_eq!(rule.max_age_seconds, Some(10));
//! assert_eq!(XmlWriter::document("CORSRule", &rule), document);
//! # Ok::<(), Malformed>(())
//! ```
//!
//! # Which documents are accepted
//!
//! A document has one root element, every end tag matches its start tag, and every byte is UTF-8. This
//! is checked for the whole document, also for the parts that nobody reads. Attributes, prefixes of
//! names, comments and processing instructions are passed over, because OSS puts no information into
//! them. A malicious document cannot exhaust the memory: document types are refused, only the predefined
//! entities and references to characters are resolved, elements are nested at most 32 deep, and there
//! are at most 500,000 of them.

mod element;
mod leaves;
mod malformed;
mod read;
mod scanner;
mod steps;
#[cfg(test)]
mod tests;
mod text;
mod values;
mod write;

pub use element::{Element, ReadXml};
pub(crate) use leaves::leaves;
pub use malformed::Malformed;
pub(crate) use read::read_root;
pub use read::{read, read_with};
pub use write::{WriteXml, XmlWriter};
