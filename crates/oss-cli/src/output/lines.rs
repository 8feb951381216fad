//! `name: value` lines for people.

use std::fmt;

use serde_json::Value;

use crate::location::printable;

/// Names and values, a line each, the values below each other.
#[derive(Debug, Default)]
pub(crate) struct Lines(Vec<(String, String)>);

impl Lines {
    /// Adds a text; control characters in it are escaped.
    pub(crate) fn text(&mut self, name: &str, text: &str) {
        self.0.push((printable(name), printable(text)));
    }

    /// Adds a JSON value as a person would write it.
    pub(crate) fn value(&mut self, name: &str, value: &Value) {
        match value {
            Value::String(text) => self.text(name, text),
            other => self.text(name, &other.to_string()),
        }
    }
}

impl fmt::Display for Lines {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let longest = self.0.iter().map(|(name, _)| name.chars().count()).max();
        let width = longest.unwrap_or(0) + 1;
        for (name, value) in &self.0 {
            let name = format!("{name}:");
            writeln!(f, "{name:width$}  {value}")?;
        }
        Ok(())
    }
}
