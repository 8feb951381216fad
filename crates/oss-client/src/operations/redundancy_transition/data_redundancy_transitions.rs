//! `DataRedundancyTransitions`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::operations::redundancy_transition::DataRedundancyTransition;
use crate::xml::{Element, Malformed, ReadXml};

/// A page of changes of the redundancy type.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct DataRedundancyTransitions {
    /// The token with which the next page is requested (`NextContinuationToken`).
    pub next_continuation_token: Option<String>,
    /// The changes of this page (`BucketDataRedundancyTransition`).
    pub transitions: Vec<DataRedundancyTransition>,
    /// Whether there are more entries, on further pages (`IsTruncated`). The list of one bucket is
    /// never truncated and does not say so.
    pub is_truncated: bool,
}

impl ReadXml for DataRedundancyTransitions {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut next_continuation_token = None;
        let mut transitions = Vec::new();
        let mut is_truncated = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "NextContinuationToken" => child.set(&mut next_continuation_token)?,
                "BucketDataRedundancyTransition" => child.push(&mut transitions)?,
                "IsTruncated" => child.set(&mut is_truncated)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            next_continuation_token,
            transitions,
            is_truncated: is_truncated.unwrap_or(false),
        }))
    }
}

#[cfg(test)]
impl crate::xml::WriteXml for DataRedundancyTransitions {
    fn write_xml(&self, xml: &mut crate::xml::XmlWriter) {
        xml.optional("NextContinuationToken", &self.next_continuation_token);
        xml.list("BucketDataRedundancyTransition", &self.transitions);
        xml.element("IsTruncated", &self.is_truncated);
    }
}
