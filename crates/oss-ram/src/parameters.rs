//! The parameters of a call.

use std::borrow::Cow;
use std::fmt;

use oss_sign::Secret;

/// The parameters of a call in the order in which they were added. `Debug` shows only their names.
#[derive(Clone, Default)]
pub struct Parameters(Vec<(Cow<'static, str>, Secret)>);

impl Parameters {
    /// Creates an empty list of parameters.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a parameter.
    #[must_use]
    pub fn with(mut self, name: impl Into<Cow<'static, str>>, value: impl Into<String>) -> Self {
        self.0.push((name.into(), Secret::new(value)));
        self
    }

    /// Adds a parameter if there is a value.
    #[must_use]
    pub fn with_some<V: Into<String>>(
        self,
        name: impl Into<Cow<'static, str>>,
        value: Option<V>,
    ) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// Returns the names with their values.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(name, value)| (name.as_ref(), value.expose()))
    }
}

impl fmt::Debug for Parameters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list()
            .entries(self.0.iter().map(|(name, _)| name))
            .finish()
    }
}
