//! Comparison of two documents: whether they mean the same, and where they differ.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::json::quote;
use crate::words::statement_in_words;
use crate::{Condition, Document, Effect, Patterns, Principal, Statement};

/// A statement that differs between two documents.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Change {
    /// A statement that only the newer document has.
    Added {
        /// The index of the statement in that document.
        statement: usize,
        /// The statement on one line.
        words: String,
    },
    /// A statement that only the older document has.
    Removed {
        /// The index of the statement in that document.
        statement: usize,
        /// The statement on one line.
        words: String,
    },
    /// A statement that both documents have, with a difference.
    Changed {
        /// The index of the statement in the older document.
        from: usize,
        /// The index of the statement in the newer document.
        to: usize,
        /// What differs, by parts of the statement.
        parts: Vec<String>,
    },
}

impl Document {
    /// Returns whether two documents mean the same. The order of statements, of lists and of
    /// conditions does not matter, nor do repetitions, blanks, and whether a list of one element is
    /// written as a string.
    ///
    /// ```
    /// use oss_policy::{Document, DocumentUse};
    ///
    /// # fn main() -> Result<(), oss_policy::Refusal> {
    /// let read = |text| Document::parse(text, DocumentUse::Identity);
    /// let ours = read(r#"{"Version":"1","Statement":[{"Effect":"Allow",
    ///     "Action":["oss:GetObject","oss:PutObject"],"Resource":"*"}]}"#)?;
    /// let theirs = read(r#"{"Statement":[{"Resource":["*"],
    ///     "Action":["oss:PutObject","oss:GetObject"],"Effect":"Allow"}],"Version":"1"}"#)?;
    /// assert!(ours.says_the_same(&theirs));
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        self.document_use() == other.document_use() && self.changes_to(other).is_empty()
    }

    /// Returns what changes from this document to a newer one, statement by statement.
    ///
    /// A statement counts as changed, and not as replaced, if its effect is the same and either its
    /// actions or its resources are.
    #[must_use]
    pub fn changes_to(&self, newer: &Self) -> Vec<Change> {
        let mut old: Vec<_> = values(self).collect();
        let mut new: Vec<_> = values(newer).collect();
        pair(&mut old, &mut new, |a, b| a == b).for_each(drop);
        let mut changes: Vec<_> = pair(&mut old, &mut new, Value::is_related)
            .map(|((from, old), (to, new))| Change::Changed {
                from,
                to,
                parts: old.parts_to(&new),
            })
            .collect();
        changes.extend(old.into_iter().map(|(statement, value)| Change::Removed {
            statement,
            words: statement_in_words(value.statement),
        }));
        changes.extend(new.into_iter().map(|(statement, value)| Change::Added {
            statement,
            words: statement_in_words(value.statement),
        }));
        changes
    }
}

type Placed<'a> = (usize, Value<'a>);

/// Removes pairs of statements that belong together, each statement once.
fn pair<'a, 'b>(
    old: &'b mut Vec<Placed<'a>>,
    new: &'b mut Vec<Placed<'a>>,
    together: impl Fn(&Value<'a>, &Value<'a>) -> bool,
) -> impl Iterator<Item = (Placed<'a>, Placed<'a>)> {
    let mut pairs = Vec::new();
    old.retain(|(from, value)| {
        let Some(at) = new.iter().position(|(_, other)| together(value, other)) else {
            return true;
        };
        pairs.push(((*from, value.clone()), new.remove(at)));
        false
    });
    pairs.into_iter()
}

fn values(document: &Document) -> impl Iterator<Item = Placed<'_>> {
    document
        .statements()
        .iter()
        .map(Value::from_statement)
        .enumerate()
}

/// A statement in a form in which the order of its lists does not matter.
#[derive(Clone)]
struct Value<'a> {
    statement: &'a Statement,
    principal: BTreeSet<String>,
    actions: (bool, BTreeSet<&'a str>),
    resources: (bool, BTreeSet<&'a str>),
    /// Conditions in the form in which they are compared, with the form in which they are written.
    conditions: BTreeMap<String, String>,
}

impl PartialEq for Value<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.effect() == other.effect()
            && self.principal == other.principal
            && self.actions == other.actions
            && self.resources == other.resources
            && self.conditions.keys().eq(other.conditions.keys())
    }
}

impl<'a> Value<'a> {
    fn from_statement(statement: &'a Statement) -> Self {
        let principal = statement.principal.as_ref();
        Self {
            statement,
            principal: principal.map(names).unwrap_or_default(),
            actions: set(&statement.actions),
            resources: statement.resources.as_ref().map(set).unwrap_or_default(),
            conditions: statement.conditions.iter().map(condition).collect(),
        }
    }

    fn effect(&self) -> Effect {
        self.statement.effect
    }

    /// Returns whether one statement may be a later form of the other.
    fn is_related(&self, other: &Self) -> bool {
        let same_place = self.resources == other.resources && self.principal == other.principal;
        self.effect() == other.effect() && (self.actions == other.actions || same_place)
    }

    fn parts_to(&self, new: &Self) -> Vec<String> {
        let not = |(negated, texts): &(bool, BTreeSet<&str>)| {
            let not = if *negated { "not " } else { "" };
            itself(&texts.iter().map(|text| format!("{not}{text}")).collect())
        };
        let parts = [
            part(
                "principal",
                &itself(&self.principal),
                &itself(&new.principal),
            ),
            part("action", &not(&self.actions), &not(&new.actions)),
            part("resource", &not(&self.resources), &not(&new.resources)),
            part("condition", &self.conditions, &new.conditions),
        ];
        parts.into_iter().flatten().collect()
    }
}

/// Writes a difference as `action +oss:GetObject -oss:PutObject`, or nothing if there is none.
fn part(
    name: &str,
    old: &BTreeMap<String, String>,
    new: &BTreeMap<String, String>,
) -> Option<String> {
    let only = |these: &BTreeMap<String, String>, those: &BTreeMap<String, String>, sign: char| {
        let mut all = String::new();
        for (_, written) in these.iter().filter(|(key, _)| !those.contains_key(*key)) {
            all.push_str(&format!(" {sign}{written}"));
        }
        all
    };
    let all = only(new, old, '+') + &only(old, new, '-');
    (!all.is_empty()).then(|| format!("{name}{all}"))
}

/// Texts that are compared as they are written.
fn itself<T: ToString>(texts: &BTreeSet<T>) -> BTreeMap<String, String> {
    let pair = |text: &T| (text.to_string(), text.to_string());
    texts.iter().map(pair).collect()
}

fn set(patterns: &Patterns) -> (bool, BTreeSet<&str>) {
    let texts = patterns.texts.iter().map(String::as_str).collect();
    (patterns.negated, texts)
}

fn names(principal: &Principal) -> BTreeSet<String> {
    match principal {
        Principal::Bucket(names) => names.iter().cloned().collect(),
        Principal::Trust {
            ram,
            service,
            federated,
        } => {
            let of = |kind: &'static str, names: &[String]| -> Vec<String> {
                names.iter().map(|name| format!("{kind} {name}")).collect()
            };
            let all = [
                of("RAM", ram),
                of("Service", service),
                of("Federated", federated),
            ];
            all.into_iter().flatten().collect()
        }
    }
}

/// A condition as it is compared, its key without case up to a slash, its values sorted; and as it
/// is written.
fn condition(condition: &Condition) -> (String, String) {
    let key = match condition.key.split_once('/') {
        Some((key, tag)) => format!("{}/{tag}", key.to_ascii_lowercase()),
        None => condition.key.to_ascii_lowercase(),
    };
    let values: BTreeSet<_> = condition.values.iter().map(|v| quote(v)).collect();
    let values: Vec<_> = values.into_iter().collect();
    let compared = format!("{} {key} {}", condition.operator, values.join(", "));
    (compared, condition.to_string())
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Added { statement, words } => write!(f, "+ statement {statement}: {words}"),
            Self::Removed { statement, words } => write!(f, "- statement {statement}: {words}"),
            Self::Changed { from, parts, .. } => {
                write!(f, "~ statement {from}: {}", parts.join("; "))
            }
        }
    }
}

#[cfg(test)]
mod tests;
