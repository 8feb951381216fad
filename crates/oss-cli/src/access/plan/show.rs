//! A plan as text for people, and as a JSON value.

use std::fmt;

use serde_json::{Value, json};

use super::Plan;
use crate::escape::visible;
use crate::output::Text;

impl Plan {
    /// Returns the size of the plan: `these 5 changes (7 calls)`.
    pub(crate) fn size(&self) -> String {
        let calls = self.steps().len();
        let call = if calls == 1 { "call" } else { "calls" };
        match self.changes.len() {
            1 => format!("this change ({calls} {call})"),
            count => format!("these {count} changes ({calls} {call})"),
        }
    }

    /// Returns the changes as JSON.
    pub(crate) fn to_value(&self) -> Value {
        let changes = self.changes.iter().map(|change| {
            json!({
                "sign": change.sign.to_string(),
                "kind": change.kind,
                "name": change.name,
                "words": change.words,
                "details": change.details,
            })
        });
        Value::Array(changes.collect())
    }

    /// Returns the remarks, one line each.
    pub(crate) fn notes(&self) -> impl Iterator<Item = String> + '_ {
        self.notes
            .iter()
            .map(|note| format!("  note: {}", visible(note)))
    }

    /// Returns the column at which the descriptions of the changes begin, in characters.
    pub(crate) fn column(&self) -> usize {
        let longest = self
            .changes
            .iter()
            .map(|change| change.name.chars().count())
            .max();
        BEFORE_NAMES + longest.unwrap_or(0) + GAP
    }
}

impl From<&Plan> for Text {
    fn from(plan: &Plan) -> Self {
        Self::block(&plan.to_string())
    }
}

impl fmt::Display for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self.column() - BEFORE_NAMES;
        for change in &self.changes {
            let (sign, kind, name) = (change.sign, change.kind, visible(&change.name));
            let line = format!("  {sign} {kind:<8}{name:<width$}{}", visible(&change.words));
            writeln!(f, "{}", line.trim_end())?;
            for detail in &change.details {
                writeln!(f, "      {}", visible(detail))?;
            }
        }
        for note in self.notes() {
            writeln!(f, "{note}")?;
        }
        Ok(())
    }
}

/// The width of two blanks, the sign, a blank and the kind.
const BEFORE_NAMES: usize = 12;
const GAP: usize = 3;
