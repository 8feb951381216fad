//! The members of an answer, written in the order in which the service gives them.

use oss_sign::UtcSeconds;

use super::answer::Value;

/// Members one after another.
#[derive(Clone, Debug, Default)]
pub(crate) struct Members(Vec<(&'static str, Value)>);

impl Members {
    /// None yet.
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// A member that is text.
    pub(crate) fn text(self, name: &'static str, text: impl Into<String>) -> Self {
        self.with(name, Value::Text(text.into()))
    }

    /// [`Members::text`] if there is a value, else nothing.
    pub(crate) fn maybe(self, name: &'static str, text: Option<&str>) -> Self {
        match text {
            Some(text) => self.text(name, text),
            None => self,
        }
    }

    /// `2026-03-05T07:08:09Z`.
    pub(crate) fn date(self, name: &'static str, date: UtcSeconds) -> Self {
        self.text(name, date.to_iso_extended())
    }

    /// A number.
    pub(crate) fn number(self, name: &'static str, number: impl TryInto<u64>) -> Self {
        self.with(name, Value::Number(number.try_into().unwrap_or(u64::MAX)))
    }

    /// `true` or `false`.
    pub(crate) fn flag(self, name: &'static str, flag: bool) -> Self {
        self.with(name, Value::Flag(flag))
    }

    /// A member that has members.
    pub(crate) fn nested(self, name: &'static str, members: Self) -> Self {
        self.with(name, Value::Members(members.0))
    }

    /// As RAM gives lists: `Users` holds `User` again and again, in both forms.
    pub(crate) fn list(self, name: &'static str, item: &'static str, items: Vec<Self>) -> Self {
        let items = Self::new().items(item, items);
        self.nested(name, items)
    }

    /// A list without a member around it.
    pub(crate) fn items(self, name: &'static str, items: Vec<Self>) -> Self {
        let values = items.into_iter().map(|item| Value::Members(item.0));
        self.with(name, Value::List(values.collect()))
    }

    /// A list of texts without a member around it.
    pub(crate) fn texts(self, name: &'static str, texts: &[String]) -> Self {
        let values = texts.iter().cloned().map(Value::Text);
        self.with(name, Value::List(values.collect()))
    }

    /// What an answer takes.
    pub(crate) fn into_values(self) -> Vec<(&'static str, Value)> {
        self.0
    }

    fn with(mut self, name: &'static str, value: Value) -> Self {
        self.0.push((name, value));
        self
    }
}
