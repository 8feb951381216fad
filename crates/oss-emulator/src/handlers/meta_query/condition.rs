//! The condition of a query, which is a JSON object: a comparison of a field with a value, or several
//! conditions joined by `and`, `or` or `not`.

use std::cmp::Ordering;

use serde::Deserialize;

use crate::codes::OssError;
use crate::store::ListedObject;

use super::fields::{Value, value};

/// A condition.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub(super) struct Condition {
    field: Option<String>,
    value: Option<String>,
    operation: String,
    #[serde(default)]
    sub_queries: Vec<Condition>,
}

impl Condition {
    /// Reads a condition.
    ///
    /// # Errors
    ///
    /// Returns `InvalidArgument` if the text is not a condition.
    pub(super) fn read(text: &str) -> Result<Self, OssError> {
        let read = serde_json::from_str::<Self>(text).ok();
        let valid = read.filter(Self::is_valid);
        valid.ok_or_else(|| OssError::invalid_argument("Query", text, "The query is not valid."))
    }

    fn is_valid(&self) -> bool {
        match self.operation.as_str() {
            "and" | "or" | "not" => {
                !self.sub_queries.is_empty() && self.sub_queries.iter().all(Self::is_valid)
            }
            operation => {
                COMPARISONS.contains(&operation) && self.field.is_some() && self.value.is_some()
            }
        }
    }

    /// Returns whether an object meets the condition. An object without a value for the field does
    /// not.
    pub(super) fn is_met(&self, listed: &ListedObject) -> bool {
        let mut parts = self.sub_queries.iter();
        match self.operation.as_str() {
            "and" => parts.all(|part| part.is_met(listed)),
            "or" => parts.any(|part| part.is_met(listed)),
            "not" => !parts.any(|part| part.is_met(listed)),
            _ => self.compares(listed).unwrap_or(false),
        }
    }

    fn compares(&self, listed: &ListedObject) -> Option<bool> {
        let own = value(listed, self.field.as_deref()?)?;
        let wanted = self.value.as_deref()?;
        if let (Value::Text(own), "prefix" | "match") = (&own, self.operation.as_str()) {
            return Some(match self.operation.as_str() {
                "prefix" => own.starts_with(wanted),
                _ => own.contains(wanted),
            });
        }
        let order = own.compare(&own.same_type(wanted)?)?;
        Some(match self.operation.as_str() {
            "eq" => order == Ordering::Equal,
            "gt" => order == Ordering::Greater,
            "gte" => order != Ordering::Less,
            "lt" => order == Ordering::Less,
            "lte" => order != Ordering::Greater,
            _ => false,
        })
    }
}

const COMPARISONS: [&str; 7] = ["eq", "gt", "gte", "lt", "lte", "match", "prefix"];
