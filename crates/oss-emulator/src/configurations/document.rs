//! What all configurations that are XML documents have in common.

use crate::codes::OssError;
use crate::store::{Bucket, Configuration, ConfigurationKind};
use crate::xml::{Characters, Element, Value, Xml};

/// A configuration that is an XML document.
///
/// A request to set it is answered after three checks: whether the document has the form of the
/// type, whether it keeps the rules of [`Document::check`], and whether it suits the bucket. The
/// type is then written again, and that document is stored, so that the answer of a GET is what is
/// stored.
pub(crate) trait Document: Value + Send + Sync + 'static {
    /// The kind of configuration.
    const KIND: ConfigurationKind;
    /// The name of the root element.
    const ROOT: &'static str;
    /// The size limit for the document, in bytes.
    const LIMIT: usize = 64 * 1024;

    /// Returns what a GET answers if nothing was configured.
    fn absent() -> Result<Self, OssError>;

    /// Checks the rules that the form alone does not show, and fills in what the service adds.
    ///
    /// # Errors
    ///
    /// Returns what OSS answers to a document that breaks a rule.
    fn check(&mut self) -> Result<(), OssError> {
        Ok(())
    }

    /// Checks whether the bucket can have this configuration.
    ///
    /// # Errors
    ///
    /// Returns what OSS answers if it cannot.
    fn suits(&self, _bucket: &Bucket) -> Result<(), OssError> {
        Ok(())
    }

    /// Reads the document in a request and checks its rules.
    ///
    /// # Errors
    ///
    /// Returns `MalformedXML` if the document does not have the form of the type, and the errors of
    /// [`Document::check`].
    fn from_request(body: &[u8]) -> Result<Self, OssError> {
        let mut document = read::<Self>(body, Self::ROOT)?;
        document.check()?;
        Ok(document)
    }

    /// Writes the document.
    fn to_document(&self) -> String {
        write(self, Self::ROOT)
    }
}

impl<D: Document> Configuration for D {
    const KIND: ConfigurationKind = D::KIND;

    fn from_document(document: &[u8]) -> Option<Self> {
        read(document, D::ROOT).ok()
    }
}

/// Reads a document that has the form of a type.
///
/// # Errors
///
/// Returns `MalformedXML` if it does not have that form.
pub(crate) fn read<V: Value>(body: &[u8], root: &str) -> Result<V, OssError> {
    Ok(V::read(&Element::read(body, root, Characters::Xml10)?)?)
}

/// Writes a value as a document.
pub(crate) fn write<V: Value>(value: &V, root: &'static str) -> String {
    value.write(Xml::declared(), root).end()
}
