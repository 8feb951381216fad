//! Why a document is refused: the member at fault, what it says, and what would be right.

use std::fmt;

use crate::DocumentUse;
use crate::json::Json;

/// A document was refused.
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

/// What kind of fault a [`Refusal`] is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// The text is not JSON, or not an object.
    Json,
    /// The text is longer, or shorter, than this use of a document allows. The RAM and STS
    /// services have an error code of its own for this.
    Length,
    /// A member that must be there is not.
    Missing,
    /// A member stands twice in one object.
    Doubled,
    /// A member that has no place in a document of this use.
    Misplaced,
    /// A member whose value is not what it must be.
    Value,
}

impl Refusal {
    /// What kind of fault it is.
    #[must_use]
    pub fn fault(&self) -> Fault {
        self.fault
    }

    /// The member at fault: `Version`, `Statement`, `Effect`, `Action`, `NotAction`, `Resource`,
    /// `NotResource`, `Principal`, `Condition`, or the name of one that has no place in a policy;
    /// `json` for a text that is not JSON, `length` for one of the wrong size.
    #[must_use]
    pub fn member(&self) -> &str {
        &self.member
    }

    /// Index, from zero, of the statement that has the member.
    #[must_use]
    pub fn statement(&self) -> Option<usize> {
        self.statement
    }

    /// What stands there, as JSON, cut to a readable length.
    #[must_use]
    pub fn value(&self) -> Option<&str> {
        self.value.as_deref()
    }

    /// What would be right.
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
        let rightly = "give every name once in an object";
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

    /// Says in which statement the member stands.
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
            (Fault::Doubled, _) => write!(f, "{member} has a name that stands twice: {rightly}"),
            (Fault::Misplaced, _) => write!(f, "{member} has no place here: {rightly}"),
            (Fault::Value, Some(value)) => write!(f, "{member} is {value}: {rightly}"),
            (Fault::Value, None) => write!(f, "{member}: {rightly}"),
        }
    }
}

impl std::error::Error for Refusal {}

/// Cuts a value to what one line of an error can hold.
fn shorten(mut value: String) -> String {
    if let Some((cut, _)) = value.char_indices().nth(VALUE_CHARS) {
        value.truncate(cut);
        value.push('…');
    }
    value
}

const VALUE_CHARS: usize = 80;
