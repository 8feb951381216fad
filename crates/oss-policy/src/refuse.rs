//! Errors of documents: the member that is wrong, what it says, and what would be right.

use std::fmt;

use crate::DocumentUse;
use crate::json::Json;

/// The error for a document that is not a valid policy.
///
/// ```
/// use oss_policy::{Document, DocumentUse};
///
/// let text = r#"{"Version":"1","Statement":[{"Effect":"ALLOW","Action":"*","Resource":"*"}]}"#;
/// let refusal = Document::parse(text, DocumentUse::Identity).unwrap_err();
/// assert_eq!(refusal.member(), "Effect");
/// assert_eq!(refusal.statement(), Some(0));
/// assert_eq!(
///     refusal.to_string(),
///     r#"statement 0: Effect is "ALLOW": write Allow or Deny, exactly so"#,
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    fault: Fault,
    member: String,
    statement: Option<usize>,
    value: Option<String>,
    rightly: String,
}

/// What is wrong with a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// The text is not JSON, or not an object.
    Json,
    /// The text is larger or smaller than this use of a document allows. RAM and STS have an error
    /// code of their own for this.
    Length,
    /// A required member is absent.
    Missing,
    /// A member occurs twice in one object.
    Doubled,
    /// A document of this use cannot have the member.
    Misplaced,
    /// The value of the member is not a valid one.
    Value,
}

impl Refusal {
    /// Returns what is wrong.
    #[must_use]
    pub fn fault(&self) -> Fault {
        self.fault
    }

    /// Returns the member that is wrong: `Version`, `Statement`, `Effect`, `Action`, `NotAction`,
    /// `Resource`, `NotResource`, `Principal`, `Condition`, or the name of a member that a policy
    /// cannot have. For a text that is not JSON it is `json`, and for one of the wrong size `length`.
    #[must_use]
    pub fn member(&self) -> &str {
        &self.member
    }

    /// Returns the index of the statement that has the member, beginning with zero.
    #[must_use]
    pub fn statement(&self) -> Option<usize> {
        self.statement
    }

    /// Returns the value of the member as JSON, shortened to a readable length.
    #[must_use]
    pub fn value(&self) -> Option<&str> {
        self.value.as_deref()
    }

    /// Returns what would be right.
    #[must_use]
    pub fn rightly(&self) -> &str {
        &self.rightly
    }

    pub(crate) fn json(rightly: impl Into<String>) -> Self {
        Self::new(Fault::Json, "json", None, rightly)
    }

    pub(crate) fn length(use_: DocumentUse, size: usize) -> Self {
        let limit = use_.limit().unwrap_or(usize::MAX);
        let rightly =
            format!("the text of {use_} has 1 to {limit} bytes, blanks included; this has {size}");
        Self::new(Fault::Length, "length", None, rightly)
    }

    pub(crate) fn missing(member: &str, rightly: &str) -> Self {
        Self::new(Fault::Missing, member, None, rightly)
    }

    pub(crate) fn doubled(member: &str) -> Self {
        let rightly = "write each member of an object once";
        Self::new(Fault::Doubled, member, None, rightly)
    }

    pub(crate) fn misplaced(member: &str, rightly: impl Into<String>) -> Self {
        Self::new(Fault::Misplaced, member, None, rightly)
    }

    pub(crate) fn value_of(member: &str, value: &Json, rightly: &str) -> Self {
        Self::new(
            Fault::Value,
            member,
            Some(shorten(value.to_string())),
            rightly,
        )
    }

    /// Sets the statement that has the member.
    pub(crate) fn in_statement(mut self, index: usize) -> Self {
        self.statement = Some(index);
        self
    }

    fn new(fault: Fault, member: &str, value: Option<String>, rightly: impl Into<String>) -> Self {
        let (member, rightly) = (member.to_owned(), rightly.into());
        Self {
            fault,
            member,
            statement: None,
            value,
            rightly,
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            member, rightly, ..
        } = self;
        if let Some(index) = self.statement {
            write!(f, "statement {index}: ")?;
        }
        match (self.fault, &self.value) {
            (Fault::Json, _) => write!(f, "the document is not a JSON object: {rightly}"),
            (Fault::Length, _) => f.write_str(rightly),
            (Fault::Missing, _) => write!(f, "{member} is missing: {rightly}"),
            (Fault::Doubled, _) => write!(f, "{member} has a member that occurs twice: {rightly}"),
            (Fault::Misplaced, _) => write!(f, "{member} cannot be in this document: {rightly}"),
            (Fault::Value, Some(value)) => write!(f, "{member} is {value}: {rightly}"),
            (Fault::Value, None) => write!(f, "{member}: {rightly}"),
        }
    }
}

impl std::error::Error for Refusal {}

/// Shortens a value so that it fits into one line of an error.
fn shorten(mut value: String) -> String {
    if let Some((cut, _)) = value.char_indices().nth(VALUE_CHARS) {
        value.truncate(cut);
        value.push('…');
    }
    value
}

const VALUE_CHARS: usize = 80;
