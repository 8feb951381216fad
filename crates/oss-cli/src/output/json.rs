//! Values of `--output json`. Numbers are written as they are, times as RFC 3339 in UTC, and what
//! is absent is left out.

use oss_sign::UtcSeconds;
use serde_json::{Map, Value, json};

use crate::escape::visible_json;
use crate::failure::{Facts, Failure};

/// A JSON object that is built member by member.
#[derive(Debug, Default)]
pub(crate) struct Object(Map<String, Value>);

impl Object {
    /// Adds a member.
    pub(crate) fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.0.insert(name.to_owned(), value.into());
        self
    }

    /// Adds a member if there is a value, and nothing otherwise.
    pub(crate) fn with_some(self, name: &str, value: Option<impl Into<Value>>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }
}

impl From<Object> for Value {
    fn from(object: Object) -> Self {
        Self::Object(object.0)
    }
}

/// Returns the value as one line of JSON. Characters that a terminal would obey are escaped, which
/// does not change the value.
pub(crate) fn line(value: &Value) -> String {
    visible_json(&value.to_string()).into_owned()
}

/// Returns the value as indented JSON of several lines, escaped as by [`line`](fn@line).
pub(crate) fn indented(value: &Value) -> String {
    visible_json(&format!("{value:#}")).into_owned()
}

/// Returns the time in the form `2027-01-15T08:00:00Z`.
pub(crate) fn time(time: UtcSeconds) -> String {
    time.to_iso_extended()
}

/// Returns an error as the program writes it to standard error.
pub(crate) fn failure(failure: &Failure) -> Value {
    let Facts {
        status,
        code,
        ec,
        request_id,
        ..
    } = failure.server();
    let error = Object::default()
        .with("message", failure.full_message())
        .with("exit_code", failure.status().code())
        .with_some("status", *status)
        .with_some("code", code.as_deref())
        .with_some("ec", ec.as_deref())
        .with_some("request_id", request_id.as_deref())
        .with("hints", failure.hints());
    json!({ "error": Value::from(error) })
}

/// Returns a warning as the program writes it to standard error.
pub(crate) fn warning(text: &str) -> Value {
    json!({ "warning": text })
}
