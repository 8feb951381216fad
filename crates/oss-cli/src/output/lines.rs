//! `name: value` lines for people.

use std::fmt;

use serde_json::Value;

use crate::escape::visible;
use crate::output::Text;

/// Names and values, one pair on each line, with the values aligned below each other.
#[derive(Debug, Default)]
pub(crate) struct Lines(Vec<(String, String)>);

impl Lines {
    /// Adds a text. It stays on one line: line ends and other control characters are escaped.
    pub(crate) fn text(&mut self, name: &str, text: &str) {
        let (name, text) = (visible(name), visible(text));
        self.0.push((name.into_owned(), text.into_owned()));
    }

    /// Adds a JSON value. A string is shown without its quotation marks.
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

impl From<Lines> for Text {
    fn from(lines: Lines) -> Self {
        Self::block(&lines.to_string())
    }
}
