//! Conditions: an operator, a key of the request, and the values that it may have.

mod address;
mod instant;
mod number;
mod operator;

use std::fmt;

pub(crate) use address::Network;
pub(crate) use instant::is_instant;
pub use operator::Operator;

use crate::Context;
use crate::json::quote;

/// A condition of a statement: one key under one operator. All conditions of a statement must hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    pub(crate) operator: Operator,
    pub(crate) key: String,
    pub(crate) values: Vec<String>,
}

impl Condition {
    /// Returns the operator, which says how values are compared.
    #[must_use]
    pub fn operator(&self) -> Operator {
        self.operator
    }

    /// Returns the key of the request as the document writes it.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }

    /// Returns the values of the condition. It is enough if one of them agrees.
    #[must_use]
    pub fn values(&self) -> &[String] {
        &self.values
    }

    /// Returns whether the condition holds for a request.
    ///
    /// A positive operator holds if any value of the request's key agrees with any value of the
    /// condition. A negated operator holds exactly if the positive one does not. Therefore, if the key
    /// is absent, or if a value cannot be read as what the operator compares, positive operators do
    /// not hold and negated ones do.
    ///
    /// ```
    /// use oss_policy::{Context, Document, DocumentUse};
    ///
    /// # fn main() -> Result<(), oss_policy::Refusal> {
    /// let text = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"*","Resource":"*",
    ///     "Condition":{"IpAddress":{"acs:SourceIp":["10.0.0.0/8","2001:db8::/32"]}}}]}"#;
    /// let document = Document::parse(text, DocumentUse::Identity)?;
    /// let condition = &document.statements()[0].conditions()[0];
    /// assert!(condition.holds(&Context::new().with("acs:SourceIp", "2001:db8::7")));
    /// assert!(!condition.holds(&Context::new()));
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn holds(&self, context: &Context) -> bool {
        let written_agrees = |given| self.values.iter().any(|w| self.operator.agrees(given, w));
        context.values(&self.key).any(written_agrees) != self.operator.is_negated()
    }
}

impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} ", self.operator, self.key)?;
        let values: Vec<_> = self.values.iter().map(|value| quote(value)).collect();
        match values.as_slice() {
            [one] => f.write_str(one),
            several => write!(f, "[{}]", several.join(", ")),
        }
    }
}

#[cfg(test)]
mod tests;
