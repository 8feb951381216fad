//! `NotDeletedObject`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::xml::{Element, Malformed, ReadXml};

/// An object that a batch deletion did not report as deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct NotDeletedObject {
    /// The key of the object (`Key`).
    pub key: String,
    /// The version ID that was to be deleted, if the request or the server named one (`VersionId`).
    pub version_id: Option<String>,
    /// The error code, if the server reported the object as failed. Without one, the response does
    /// not mention the object (`Code`).
    pub code: Option<String>,
    /// The error message, if the server reported the object as failed (`Message`).
    pub message: Option<String>,
}

impl ReadXml for NotDeletedObject {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut key = None;
        let mut version_id = None;
        let mut code = None;
        let mut message = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "Key" => child.set_name(&mut key)?,
                "VersionId" => child.set(&mut version_id)?,
                "Code" => child.set(&mut code)?,
                "Message" => child.set(&mut message)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            key: element.required("Key", key)?,
            version_id,
            code,
            message,
        }))
    }
}

#[cfg(test)]
impl crate::xml::WriteXml for NotDeletedObject {
    fn write_xml(&self, xml: &mut crate::xml::XmlWriter) {
        xml.element("Key", &self.key);
        xml.optional("VersionId", &self.version_id);
        xml.optional("Code", &self.code);
        xml.optional("Message", &self.message);
    }
}
