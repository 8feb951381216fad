//! `LifecycleRuleFilter`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::into_field::IntoField;
use crate::operations::lifecycle::LifecycleRuleExclusion;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// Further conditions on the objects to which a lifecycle rule applies.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct LifecycleRuleFilter {
    /// The objects to which the rule does not apply (`Not`).
    pub exclusions: Vec<LifecycleRuleExclusion>,
    /// The rule applies only to objects that are larger than this, in bytes
    /// (`ObjectSizeGreaterThan`).
    pub object_size_greater_than: Option<u64>,
    /// The rule applies only to objects that are smaller than this, in bytes
    /// (`ObjectSizeLessThan`).
    pub object_size_less_than: Option<u64>,
}

impl LifecycleRuleFilter {
    /// Creates the value with nothing set.
    pub fn new() -> Self {
        Self {
            exclusions: Vec::new(),
            object_size_greater_than: None,
            object_size_less_than: None,
        }
    }

    /// The objects to which the rule does not apply (`Not`).
    pub fn exclusions(
        mut self,
        exclusions: impl IntoIterator<Item = impl Into<LifecycleRuleExclusion>>,
    ) -> Self {
        self.exclusions = exclusions.into_iter().map(Into::into).collect();
        self
    }

    /// The rule applies only to objects that are larger than this, in bytes
    /// (`ObjectSizeGreaterThan`).
    pub fn object_size_greater_than(
        mut self,
        object_size_greater_than: impl IntoField<u64>,
    ) -> Self {
        self.object_size_greater_than = object_size_greater_than.into_field();
        self
    }

    /// The rule applies only to objects that are smaller than this, in bytes
    /// (`ObjectSizeLessThan`).
    pub fn object_size_less_than(mut self, object_size_less_than: impl IntoField<u64>) -> Self {
        self.object_size_less_than = object_size_less_than.into_field();
        self
    }
}

impl ReadXml for LifecycleRuleFilter {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut exclusions = Vec::new();
        let mut object_size_greater_than = None;
        let mut object_size_less_than = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "Not" => child.push(&mut exclusions)?,
                "ObjectSizeGreaterThan" => child.set(&mut object_size_greater_than)?,
                "ObjectSizeLessThan" => child.set(&mut object_size_less_than)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            exclusions,
            object_size_greater_than,
            object_size_less_than,
        }))
    }
}

impl WriteXml for LifecycleRuleFilter {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.list("Not", &self.exclusions);
        xml.optional("ObjectSizeGreaterThan", &self.object_size_greater_than);
        xml.optional("ObjectSizeLessThan", &self.object_size_less_than);
    }
}
