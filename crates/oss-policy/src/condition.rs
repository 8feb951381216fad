//! One condition: an operator, a key of the request, and the values it may have.

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

/// One key under one operator. All conditions of a statement must hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    pub(crate) operator: Operator,
    pub(crate) key: String,
    pub(crate) values: Vec<String>,
}

impl Condition {
    /// How the values are compared.
    #[must_use]
    pub fn operator(&self) -> Operator {
        self.operator
    }

    /// The key of the request, as it was written.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The values, of which one is enough.
    #[must_use]
    pub fn values(&self) -> &[String] {
        &self.values
    }

    /// Whether the condition holds for a request.
    ///
    /// It does when any value of the request's key agrees with any value written here; a negated
    /// operator holds exactly when its positive twin does not. So an absent key, or a value that
    /// cannot be read as what the operator compares, fails a positive operator and passes a
    /// negated one.
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
