//! Conditions of statements. A condition consists of an operator, a key, and the values with which the
//! operator compares the values that a request has for the key.

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

/// A condition of a statement, which tests one key with one operator. A statement applies only if all of
/// its conditions hold.
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

    /// Returns the values of the condition. A positive operator holds if one of them matches.
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
        let matches = |given| {
            let mut written = self.values.iter();
            written.any(|written| self.operator.agrees(given, written))
        };
        context.values(&self.key).any(matches) != self.operator.is_negated()
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
