//! `BucketCallbackPolicy`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::operations::callback_policy::CallbackPolicyItem;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// The named callback settings of a bucket.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct BucketCallbackPolicy {
    /// The named callback settings (`PolicyItem`).
    pub policy_items: Vec<CallbackPolicyItem>,
}

impl BucketCallbackPolicy {
    /// Creates the value with what OSS requires.
    pub fn new(policy_items: impl IntoIterator<Item = impl Into<CallbackPolicyItem>>) -> Self {
        Self {
            policy_items: policy_items.into_iter().map(Into::into).collect(),
        }
    }
}

impl ReadXml for BucketCallbackPolicy {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut policy_items = Vec::new();
        while let Some(mut child) = element.next_child()? {
            if child.name() == "PolicyItem" {
                child.push(&mut policy_items)?;
            }
        }
        Ok(Some(Self { policy_items }))
    }
}

impl WriteXml for BucketCallbackPolicy {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.list("PolicyItem", &self.policy_items);
    }
}
