//! Reading of answers: members by name. Errors name the place of what is wrong, and never its value.

use std::time::Duration;

use oss_policy::PolicyKind;
use oss_sign::{Secret, UtcSeconds};
use serde_json::{Map, Value};
use zeroize::Zeroize;

use crate::error::{Error, Result};

/// A whole answer. It may contain a secret, so its texts are overwritten when it is dropped.
pub(crate) struct Answer {
    operation: &'static str,
    value: Value,
}

impl Answer {
    pub(crate) fn parse(operation: &'static str, body: &[u8]) -> Result<Self> {
        let value = serde_json::from_slice(body).unwrap_or_default();
        let answer = Self { operation, value };
        match answer.value {
            Value::Object(_) => Ok(answer),
            _ => Err(Error::protocol(
                operation,
                "the answer, which is no JSON object",
            )),
        }
    }

    pub(crate) fn members(&self) -> Members<'_> {
        Members {
            operation: self.operation,
            path: String::new(),
            members: self.value.as_object(),
        }
    }
}

impl Drop for Answer {
    fn drop(&mut self) {
        wipe(&mut self.value);
    }
}

fn wipe(value: &mut Value) {
    match value {
        Value::String(text) => text.zeroize(),
        Value::Array(items) => items.iter_mut().for_each(wipe),
        Value::Object(members) => members.values_mut().for_each(wipe),
        Value::Null | Value::Bool(_) | Value::Number(_) => (),
    }
}

/// The members of one object of an answer.
///
/// A member without a value is absent, `null` or `""`, depending on the operation.
pub struct Members<'a> {
    operation: &'static str,
    path: String,
    members: Option<&'a Map<String, Value>>,
}

impl<'a> Members<'a> {
    /// Returns a text that has to be present.
    ///
    /// # Errors
    ///
    /// Fails with [`ErrorKind::Protocol`](crate::ErrorKind::Protocol) if it is absent or is not a text.
    pub fn text(&self, name: &str) -> Result<String> {
        self.maybe_text(name)?.ok_or_else(|| self.wrong(name))
    }

    /// Returns a text that may be absent.
    ///
    /// # Errors
    ///
    /// Fails with [`ErrorKind::Protocol`](crate::ErrorKind::Protocol) if the member has another type.
    pub fn maybe_text(&self, name: &str) -> Result<Option<String>> {
        match self.value(name) {
            Some(Value::String(text)) => Ok(Some(text.clone())),
            Some(_) => Err(self.wrong(name)),
            None => Ok(None),
        }
    }

    /// Returns a time that may be absent, which is written as `2026-03-05T07:08:09Z`.
    ///
    /// # Errors
    ///
    /// Fails with [`ErrorKind::Protocol`](crate::ErrorKind::Protocol) if the member has another type.
    pub fn maybe_time(&self, name: &str) -> Result<Option<UtcSeconds>> {
        let text = self.maybe_text(name)?;
        let time = text.map(|text| UtcSeconds::parse_iso_extended(&text));
        time.map(|time| time.ok_or_else(|| self.wrong(name)))
            .transpose()
    }

    /// Returns a number that may be absent. It can be written as a number or as a text.
    ///
    /// # Errors
    ///
    /// Fails with [`ErrorKind::Protocol`](crate::ErrorKind::Protocol) if the member has another type.
    pub fn maybe_number(&self, name: &str) -> Result<Option<u64>> {
        let number = match self.value(name) {
            None => return Ok(None),
            Some(Value::Number(number)) => number.as_u64(),
            Some(Value::String(text)) => text.parse().ok(),
            Some(_) => None,
        };
        number.map(Some).ok_or_else(|| self.wrong(name))
    }

    /// Returns a boolean, which is `false` if it is absent. It can be written as a boolean or as a text.
    ///
    /// # Errors
    ///
    /// Fails with [`ErrorKind::Protocol`](crate::ErrorKind::Protocol) if the member has another type.
    pub fn flag(&self, name: &str) -> Result<bool> {
        match self.value(name) {
            None => Ok(false),
            Some(Value::Bool(value)) => Ok(*value),
            Some(Value::String(text)) if text.eq_ignore_ascii_case("true") => Ok(true),
            Some(Value::String(text)) if text.eq_ignore_ascii_case("false") => Ok(false),
            Some(_) => Err(self.wrong(name)),
        }
    }

    /// Returns an object that has to be present.
    ///
    /// # Errors
    ///
    /// Fails with [`ErrorKind::Protocol`](crate::ErrorKind::Protocol) if it is absent or is not an object.
    pub fn object(&self, name: &str) -> Result<Members<'a>> {
        match self.value(name) {
            Some(Value::Object(members)) => Ok(self.below(name, members)),
            _ => Err(self.wrong(name)),
        }
    }

    /// Returns a list of objects, which RAM nests twice, as in `Users.User`. An absent list is empty.
    ///
    /// # Errors
    ///
    /// Fails with [`ErrorKind::Protocol`](crate::ErrorKind::Protocol) if it is not a list of objects, and the errors of `read`.
    pub fn list<T>(
        &self,
        outer: &str,
        inner: &str,
        read: impl Fn(&Members<'_>) -> Result<T>,
    ) -> Result<Vec<T>> {
        match self.value(outer) {
            None => Ok(Vec::new()),
            Some(Value::Object(members)) => self.below(outer, members).plain_list(inner, read),
            Some(_) => Err(self.wrong(outer)),
        }
    }

    /// Returns a list of objects that is not nested. An absent list is empty.
    ///
    /// # Errors
    ///
    /// Fails as [`list`](Self::list) does.
    pub fn plain_list<T>(
        &self,
        name: &str,
        read: impl Fn(&Members<'_>) -> Result<T>,
    ) -> Result<Vec<T>> {
        let items = self.items(name)?.iter().map(|item| match item {
            Value::Object(members) => read(&self.below(name, members)),
            _ => Err(self.wrong(name)),
        });
        items.collect()
    }

    /// Returns a list of texts. An absent list is empty.
    pub(crate) fn texts(&self, name: &str) -> Result<Vec<String>> {
        let items = self.items(name)?.iter();
        let texts = items.map(|item| item.as_str().map(str::to_owned));
        texts.collect::<Option<_>>().ok_or_else(|| self.wrong(name))
    }

    /// Returns the elements of a list as JSON, whatever they are. An absent list is empty.
    pub(crate) fn json(&self, name: &str) -> Result<Vec<String>> {
        Ok(self.items(name)?.iter().map(Value::to_string).collect())
    }

    pub(crate) fn request_id(&self) -> Result<String> {
        Ok(self.maybe_text("RequestId")?.unwrap_or_default())
    }

    pub(crate) fn secret(&self, name: &str) -> Result<Secret> {
        match self.value(name) {
            Some(Value::String(text)) => Ok(Secret::new(text.as_str())),
            _ => Err(self.wrong(name)),
        }
    }

    pub(crate) fn maybe_seconds(&self, name: &str) -> Result<Option<Duration>> {
        Ok(self.maybe_number(name)?.map(Duration::from_secs))
    }

    pub(crate) fn kind(&self, name: &str) -> Result<PolicyKind> {
        match self.text(name)?.as_str() {
            "Custom" => Ok(PolicyKind::Custom),
            "System" => Ok(PolicyKind::System),
            _ => Err(self.wrong(name)),
        }
    }

    fn items(&self, name: &str) -> Result<&'a [Value]> {
        match self.value(name) {
            None => Ok(&[]),
            Some(Value::Array(items)) => Ok(items),
            Some(_) => Err(self.wrong(name)),
        }
    }

    /// Returns the member, if it has a value.
    fn value(&self, name: &str) -> Option<&'a Value> {
        let value = self.members?.get(name)?;
        let empty = value.is_null() || value.as_str().is_some_and(str::is_empty);
        (!empty).then_some(value)
    }

    fn below(&self, name: &str, members: &'a Map<String, Value>) -> Members<'a> {
        Members {
            operation: self.operation,
            path: self.place(name),
            members: Some(members),
        }
    }

    fn place(&self, name: &str) -> String {
        if self.path.is_empty() {
            name.to_owned()
        } else {
            format!("{}.{name}", self.path)
        }
    }

    /// The error that names a member whose value is not what it has to be.
    pub(crate) fn wrong(&self, name: &str) -> Error {
        Error::protocol(self.operation, self.place(name))
    }
}
