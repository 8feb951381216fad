//! Explanations as lines and as JSON.

use std::fmt;

use oss_policy::decide::Decision;
use oss_policy::{Layer, StatementRef};
use serde_json::Value;

use crate::args::access::explain::Who;
use crate::escape::visible;
use crate::output::json::Object;

/// What is said about a decision or a refusal.
#[derive(Debug)]
pub(super) struct Explained {
    /// `allowed`, `denied`, or `refused` for a refusal that is not about a right.
    pub(super) outcome: &'static str,
    /// The class of a refusal, for programs.
    pub(super) class: Option<&'static str>,
    /// Who or what decided it.
    pub(super) verdict: String,
    /// What a refusal is about that is not about a right.
    pub(super) about: Option<String>,
    /// The statement that nearly decided otherwise.
    pub(super) nearest: Option<String>,
    /// What would have to change.
    pub(super) change: Option<String>,
    /// What is probably wrong in the documents.
    pub(super) notes: Vec<String>,
}

impl Explained {
    pub(super) fn value(&self) -> Value {
        let object = Object::default()
            .with("outcome", self.outcome)
            .with_some("class", self.class)
            .with("verdict", self.verdict.as_str())
            .with_some("nearest", self.nearest.as_deref())
            .with_some("change", self.change.as_deref());
        match self.notes.is_empty() {
            true => object.into(),
            false => object.with("notes", self.notes.as_slice()).into(),
        }
    }
}

impl fmt::Display for Explained {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = [
            (self.outcome, Some(self.verdict.as_str())),
            ("about", self.about.as_deref()),
            ("nearest", self.nearest.as_deref()),
            ("change", self.change.as_deref()),
        ];
        let notes = self.notes.iter().map(|note| ("note", Some(note.as_str())));
        for (name, text) in parts.into_iter().chain(notes) {
            if let Some(text) = text {
                writeln!(f, "{name:<COLUMN$}{}", folded(&visible(text)))?;
            }
        }
        Ok(())
    }
}

/// The statement that decides, or the layer in which none allows it.
pub(super) fn verdict(decision: &Decision, who: &Who) -> String {
    match decision {
        Decision::Allow { by, last_step } => {
            let last = last_step.iter().map(ToString::to_string);
            let all: Vec<_> = by.iter().map(StatementRef::to_string).chain(last).collect();
            format!("by {}", all.join(" and "))
        }
        Decision::ExplicitDeny { by } => {
            let all: Vec<_> = by.iter().map(StatementRef::to_string).collect();
            format!("by {} (explicit)", all.join(" and "))
        }
        Decision::ImplicitDeny { missing, .. } => match missing {
            Layer::Identity => format!("no statement of {} allows it (implicit)", in_words(who)),
            layer => format!("no statement of the {layer} allows it (implicit)"),
        },
        Decision::Refused { reason } => reason.to_string(),
        _ => decision.to_string(),
    }
}

/// `user NAME`, `role NAME`.
pub(super) fn in_words(who: &Who) -> String {
    match who {
        Who::User(name) => format!("user {name}"),
        Who::Role(name, _) => format!("role {name}"),
    }
}

/// Breaks a text into lines of at most 100 characters and indents those after the first. A command
/// stays in one line, because a shell would run the first half of it when it is pasted.
fn folded(text: &str) -> String {
    if text.starts_with("oss ") {
        return text.to_owned();
    }
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let full = lines
            .last()
            .is_some_and(|line| !line.is_empty() && line.len() + 1 + word.len() > 100 - COLUMN);
        if full {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines.join(&format!("\n{:COLUMN$}", ""))
}

const COLUMN: usize = 9;
