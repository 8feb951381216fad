//! The request of an operation.

use std::borrow::Cow;
use std::fmt;

use oss_sign::Secret;

/// The request of an operation: its parameters in the order in which they were added. `Debug` shows
/// only their names.
#[derive(Clone, Default)]
pub struct OperationRequest(Vec<(Cow<'static, str>, Secret)>);

impl OperationRequest {
    /// Creates a request without parameters.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a parameter.
    #[must_use]
    pub fn parameter(
        mut self,
        name: impl Into<Cow<'static, str>>,
        value: impl Into<String>,
    ) -> Self {
        self.0.push((name.into(), Secret::new(value)));
        self
    }

    /// Adds a parameter if there is a value.
    #[must_use]
    pub fn optional_parameter<V: Into<String>>(
        self,
        name: impl Into<Cow<'static, str>>,
        value: Option<V>,
    ) -> Self {
        match value {
            Some(value) => self.parameter(name, value),
            None => self,
        }
    }

    /// Returns the names of the parameters with their values.
    pub fn parameters(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(name, value)| (name.as_ref(), value.expose()))
    }
}

impl fmt::Debug for OperationRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list()
            .entries(self.0.iter().map(|(name, _)| name))
            .finish()
    }
}
