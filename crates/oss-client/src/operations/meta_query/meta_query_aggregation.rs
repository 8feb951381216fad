//! `MetaQueryAggregation`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::into_field::IntoField;
use crate::operations::meta_query::{MetaQueryGroup, MetaQueryOperation};
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// An aggregate that is computed, or its result.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct MetaQueryAggregation {
    /// The field of which the aggregate is computed (`Field`).
    pub field: String,
    /// The kind of the aggregate (`Operation`).
    pub operation: MetaQueryOperation,
    /// The result (`Value`).
    pub value: Option<f64>,
    /// The groups of a grouped aggregate (`Group` in `Groups`).
    pub groups: Vec<MetaQueryGroup>,
}

impl MetaQueryAggregation {
    /// Creates the value with what OSS requires.
    pub fn new(field: impl Into<String>, operation: impl Into<MetaQueryOperation>) -> Self {
        Self {
            field: field.into(),
            operation: operation.into(),
            value: None,
            groups: Vec::new(),
        }
    }

    /// The result (`Value`).
    pub fn value(mut self, value: impl IntoField<f64>) -> Self {
        self.value = value.into_field();
        self
    }

    /// The groups of a grouped aggregate (`Group` in `Groups`).
    pub fn groups(mut self, groups: impl IntoIterator<Item = impl Into<MetaQueryGroup>>) -> Self {
        self.groups = groups.into_iter().map(Into::into).collect();
        self
    }
}

impl ReadXml for MetaQueryAggregation {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut field = None;
        let mut operation = None;
        let mut value = None;
        let mut groups = Vec::new();
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "Field" => child.set(&mut field)?,
                "Operation" => child.set(&mut operation)?,
                "Value" => child.set(&mut value)?,
                "Groups" => child.list("Group", &mut groups)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            field: element.required("Field", field)?,
            operation: element.required("Operation", operation)?,
            value,
            groups,
        }))
    }
}

impl WriteXml for MetaQueryAggregation {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.element("Field", &self.field);
        xml.element("Operation", &self.operation);
        xml.optional("Value", &self.value);
        xml.wrapped("Groups", "Group", &self.groups);
    }
}
