//! Pitfalls: what documents say that has no effect, or that says more than was probably meant.

mod action;
mod condition;
mod resource;

use std::fmt;

use crate::{Document, Statement};

/// Something in a statement that probably does not mean what it was meant to say.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// The index of the statement.
    pub statement: usize,
    /// What kind of pitfall it is.
    pub pitfall: Pitfall,
    /// The text that the statement has.
    pub written: String,
    /// What that text means, and what would be right.
    pub advice: String,
}

/// The pitfalls that are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Pitfall {
    /// A resource such as `bucket*`, which includes other buckets.
    BucketStar,
    /// A resource or prefix such as `dir*`, which includes `dir2/`, or `dir`, which does not include
    /// what is below `dir/`.
    DirectoryWithoutSlash,
    /// A condition on a key that requests for the action never have.
    KeyNeverPresent,
    /// An action that does not exist, so that allowing or denying it has no effect.
    NoSuchAction,
    /// A resource that no request is ever asked on.
    NoResource,
    /// An action that is never asked on any of the resources.
    NeverAskedThere,
    /// A value of a condition that no value of a request can agree with.
    UnreadableValue,
    /// A variable such as `${acs:UserName}`. Policies have no variables, so it is literal text.
    Variable,
}

impl Document {
    /// Looks for mistakes that people are known to make. A document without findings can still be
    /// wrong.
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
            .flat_map(|(index, s)| findings(index, s))
            .collect()
    }
}

fn findings(index: usize, statement: &Statement) -> Vec<Finding> {
    let found = |(pitfall, written, advice): Found| Finding {
        statement: index,
        pitfall,
        written,
        advice,
    };
    let resources = statement.resources().map(resource::pitfalls);
    let all = resources.unwrap_or_default().into_iter();
    all.chain(action::unknown(statement))
        .chain(action::pitfalls(statement))
        .chain(condition::pitfalls(statement))
        .map(found)
        .collect()
}

/// A pitfall, the text that the statement has, and what that means.
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
