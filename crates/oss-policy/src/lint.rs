//! What documents say that never holds, or says more than was meant.

mod action;
mod condition;
mod resource;

use std::fmt;

use crate::{Document, Statement};

/// Something in a statement that is probably not meant so.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// The index of the statement.
    pub statement: usize,
    /// What kind of pitfall it is.
    pub pitfall: Pitfall,
    /// What is written.
    pub written: String,
    /// What it comes to, and what would be right.
    pub advice: String,
}

/// The pitfalls that are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Pitfall {
    /// A resource such as `bucket*`, which covers other buckets too.
    BucketStar,
    /// A resource or prefix such as `dir*`, which covers `dir2/` too, or `dir`, which covers
    /// nothing below.
    DirectoryWithoutSlash,
    /// A condition on a key that requests for the action never have.
    KeyNeverPresent,
    /// A resource that no request can ask for.
    NoResource,
    /// An action that is never asked on any of the resources.
    NeverAskedThere,
    /// A value that no value of the request can agree with.
    UnreadableValue,
    /// `${…}`, which is literal.
    Variable,
}

impl Document {
    /// Looks for pitfalls that people are known to fall into. A document without findings may
    /// still be wrong.
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
            .flat_map(|(index, s)| of_statement(index, s))
            .collect()
    }
}

fn of_statement(index: usize, statement: &Statement) -> Vec<Finding> {
    let found = |(pitfall, written, advice): Found| Finding {
        statement: index,
        pitfall,
        written,
        advice,
    };
    let resources = statement.resources().map(resource::pitfalls);
    let all = resources.unwrap_or_default().into_iter();
    all.chain(action::pitfalls(statement))
        .chain(condition::pitfalls(statement))
        .map(found)
        .collect()
}

/// A pitfall, what is written, and what it comes to.
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
