//! The members of a response, in the order in which the service returns them.

use oss_sign::UtcSeconds;

use super::answer::Value;

/// A list of named members.
#[derive(Clone, Debug, Default)]
pub(crate) struct Members(Vec<(&'static str, Value)>);

impl Members {
    /// Creates an empty list.
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Adds a text.
    pub(crate) fn text(self, name: &'static str, text: impl Into<String>) -> Self {
        self.with(name, Value::Text(text.into()))
    }

    /// Adds a text if there is one.
    pub(crate) fn maybe(self, name: &'static str, text: Option<&str>) -> Self {
        match text {
            Some(text) => self.text(name, text),
            None => self,
        }
    }

    /// Adds a time, written as `2026-03-05T07:08:09Z`.
    pub(crate) fn date(self, name: &'static str, date: UtcSeconds) -> Self {
        self.text(name, date.to_iso_extended())
    }

    /// Adds a number.
    pub(crate) fn number(self, name: &'static str, number: impl TryInto<u64>) -> Self {
        self.with(name, Value::Number(number.try_into().unwrap_or(u64::MAX)))
    }

    /// Adds `true` or `false`.
    pub(crate) fn flag(self, name: &'static str, flag: bool) -> Self {
        self.with(name, Value::Flag(flag))
    }

    /// Adds a member that contains members.
    pub(crate) fn nested(self, name: &'static str, members: Self) -> Self {
        self.with(name, Value::Members(members.0))
    }

    /// Adds a list as RAM returns it: `Users` contains `User` once for each item, in JSON and in
    /// XML.
    pub(crate) fn list(self, name: &'static str, item: &'static str, items: Vec<Self>) -> Self {
        let items = Self::new().items(item, items);
        self.nested(name, items)
    }

    /// Adds a list of items that has no member around it.
    pub(crate) fn items(self, name: &'static str, items: Vec<Self>) -> Self {
        let values = items.into_iter().map(|item| Value::Members(item.0));
        self.with(name, Value::List(values.collect()))
    }

    /// Adds a list of texts that has no member around it.
    pub(crate) fn texts(self, name: &'static str, texts: &[String]) -> Self {
        let values = texts.iter().cloned().map(Value::Text);
        self.with(name, Value::List(values.collect()))
    }

    /// Returns the members in the form that a response needs.
    pub(crate) fn into_values(self) -> Vec<(&'static str, Value)> {
        self.0
    }

    fn with(mut self, name: &'static str, value: Value) -> Self {
        self.0.push((name, value));
        self
    }
}
