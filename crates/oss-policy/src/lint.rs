//! Finds statements that have no effect, or that cover more than their author probably intended.

mod action;
mod condition;
mod resource;

use std::fmt;

use crate::{Document, Statement};

/// A part of a statement that probably does not mean what its author intended.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// The index of the statement.
    pub statement: usize,
    /// What kind of pitfall it is.
    pub pitfall: Pitfall,
    /// The text in question, as the statement contains it.
    pub written: String,
    /// What the text means, and what to write instead.
    pub advice: String,
}

/// The kinds of pitfalls that [`Document::pitfalls`] finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Pitfall {
    /// A resource such as `bucket*`, which also covers other buckets whose names begin in this way.
    BucketStar,
    /// A resource or prefix such as `dir*`, which also covers `dir2/`, or a prefix such as `dir`, which
    /// does not cover the objects below `dir/`.
    DirectoryWithoutSlash,
    /// A condition on a key that requests for one of the actions never have.
    KeyNeverPresent,
    /// An action that does not exist, so that allowing or denying it has no effect.
    NoSuchAction,
    /// A text that is not a resource in the form that OSS uses, so that it matches no request.
    NoResource,
    /// An action that OSS never checks on any of the resources of the statement, such as an action on
    /// objects beside the resource of a bucket.
    NeverAskedThere,
    /// A value of a condition that cannot be read as what the operator compares, such as a date without
    /// a time zone, so that it matches no request.
    UnreadableValue,
    /// A variable such as `${acs:UserName}`. Policies have no variables, so it is literal text.
    Variable,
}

impl Document {
    /// Looks for common mistakes. A document without findings can still be wrong.
    ///
    /// ```
    /// use oss_policy::{Document, DocumentUse, Pitfall};
    ///
    /// # fn main() -> Result<(), oss_policy::Refusal> {
    /// let text = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"oss:GetBucketInfo",
    ///     "Resource":"acs:oss:*:*:photos","Condition":{"StringLike":{"oss:Prefix":"2014/*"}}}]}"#;
    /// let findings = Document::parse(text, DocumentUse::Identity)?.pitfalls();
    /// assert_eq!(findings[0].pitfall, Pitfall::KeyNeverPresent);
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn pitfalls(&self) -> Vec<Finding> {
        let statements = self.statements().iter().enumerate();
        statements
            .flat_map(|(index, statement)| statement_findings(index, statement))
            .collect()
    }
}

/// Returns the findings about one statement, which carry its index in the document.
fn statement_findings(index: usize, statement: &Statement) -> Vec<Finding> {
    let found = |(pitfall, written, advice): Found| Finding {
        statement: index,
        pitfall,
        written,
        advice,
    };
    let resources = statement.resources().map(resource::pitfalls);
    let all = resources.unwrap_or_default().into_iter();
    all.chain(action::nonexistent(statement))
        .chain(action::inapplicable(statement))
        .chain(condition::pitfalls(statement))
        .map(found)
        .collect()
}

/// A pitfall, the text in question, and the advice. [`statement_findings`] adds the index of the
/// statement.
type Found = (Pitfall, String, String);

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            statement,
            written,
            advice,
            ..
        } = self;
        write!(f, "statement {statement}: {written}: {advice}")
    }
}

#[cfg(test)]
mod tests;
