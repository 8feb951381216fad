//! `RequesterQosInfo`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::operations::qos::QosConfiguration;
use crate::xml::{Element, Malformed, ReadXml};

/// The limits of bandwidth and requests of one requester.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RequesterQosInfo {
    /// The ID of the account or user to which the limits apply (`Requester`).
    pub requester: String,
    /// The limits of bandwidth and requests (`QoSConfiguration`).
    pub qos: QosConfiguration,
}

impl ReadXml for RequesterQosInfo {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut requester = None;
        let mut qos = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "Requester" => child.set(&mut requester)?,
                "QoSConfiguration" => child.set(&mut qos)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            requester: element.required("Requester", requester)?,
            qos: element.required("QoSConfiguration", qos)?,
        }))
    }
}

#[cfg(test)]
impl crate::xml::WriteXml for RequesterQosInfo {
    fn write_xml(&self, xml: &mut crate::xml::XmlWriter) {
        xml.element("Requester", &self.requester);
        xml.element("QoSConfiguration", &self.qos);
    }
}
