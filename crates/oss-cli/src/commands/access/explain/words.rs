//! A decision as lines, and as JSON.

use std::fmt;

use oss_policy::decide::Decision;
use oss_policy::{Layer, StatementRef};
use serde_json::Value;

use crate::args::access::explain::Who;
use crate::escape::visible;
use crate::output::json::Object;

/// What is said about a decision.
#[derive(Debug)]
pub(super) struct Explained {
    pub(super) outcome: &'static str,
    pub(super) verdict: String,
    pub(super) nearest: Option<String>,
    pub(super) change: Option<String>,
}

impl Explained {
    pub(super) fn value(&self) -> Value {
        Object::default()
            .with("outcome", self.outcome)
            .with("verdict", self.verdict.as_str())
            .with_some("nearest", self.nearest.as_deref())
            .with_some("change", self.change.as_deref())
            .into()
    }
}

impl fmt::Display for Explained {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = [
            (self.outcome, Some(self.verdict.as_str())),
            ("nearest", self.nearest.as_deref()),
            ("change", self.change.as_deref()),
        ];
        for (name, text) in parts {
            if let Some(text) = text {
                writeln!(f, "{name:<COLUMN$}{}", folded(&visible(text)))?;
            }
        }
        Ok(())
    }
}

/// The deciding statement, or who has none.
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

/// Lines of at most 100 characters; what follows the first stands below it. A command stays in one
/// line, or its first half would run when it is pasted.
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
