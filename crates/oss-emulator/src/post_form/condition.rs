//! The conditions in the policy of a form.

use std::ops::RangeInclusive;

use serde_json::Value;

use crate::codes::{Code, OssError};

use super::fields::Form;

/// A condition on a field of a form or on its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Condition {
    /// The field has this value.
    Equal(String, String),
    /// The value of the field begins with this text. An empty text allows any value.
    StartsWith(String, String),
    /// The field has one of these values.
    In(String, Vec<String>),
    /// The field has none of these values.
    NotIn(String, Vec<String>),
    /// The number of bytes of the file is in this range.
    Length(RangeInclusive<u64>),
}

impl Condition {
    /// Parses an item of the list of conditions.
    ///
    /// # Errors
    ///
    /// Returns `InvalidPolicyDocument` with a message that names the broken rule.
    pub(super) fn read(value: &Value) -> Result<Self, OssError> {
        match value {
            Value::Object(object) => match object.iter().next() {
                Some((name, value)) if object.len() == 1 => {
                    Ok(Self::Equal(name.to_ascii_lowercase(), text(value)?))
                }
                _ => Err(invalid(ONE_PROPERTY)),
            },
            Value::Array(parts) => Self::operator(parts),
            _ => Err(invalid(SHAPE).ec("0006-00000216")),
        }
    }

    fn operator(parts: &[Value]) -> Result<Self, OssError> {
        let [operator, first, second] = parts else {
            return Err(invalid(SHAPE).ec("0006-00000218"));
        };
        let operator = operator.as_str().unwrap_or_default().to_ascii_lowercase();
        if operator == "content-length-range" {
            let (least, most) = (number(first)?, number(second)?);
            if least > most {
                return Err(invalid(RANGE).ec("0006-00000216"));
            }
            return Ok(Self::Length(least..=most));
        }
        let name = first.as_str().and_then(|name| name.strip_prefix('$'));
        let name = name
            .ok_or_else(|| invalid(SHAPE).ec("0006-00000216"))?
            .to_ascii_lowercase();
        match operator.as_str() {
            "eq" => Ok(Self::Equal(name, text(second)?)),
            "starts-with" => Ok(Self::StartsWith(name, text(second)?)),
            "in" => Ok(Self::In(name, list(second)?)),
            "not-in" => Ok(Self::NotIn(name, list(second)?)),
            _ => Err(invalid(SHAPE).ec("0006-00000216")),
        }
    }

    /// Checks whether the form meets the condition. Conditions on the length of the file are not
    /// checked, because it is not known yet.
    ///
    /// # Errors
    ///
    /// Returns 403 with the condition, written as OSS writes it.
    pub(super) fn check(&self, form: &Form, bucket: &str) -> Result<(), OssError> {
        let Some(name) = self.field() else {
            return Ok(());
        };
        let given = if name == "bucket" {
            Some(bucket)
        } else {
            form.get(name)
        };
        let Some(given) = given else {
            return Err(self.failed().ec("0006-00000226"));
        };
        let met = match self {
            Self::Equal(_, value) => given == value,
            Self::StartsWith(_, beginning) => given.starts_with(beginning.as_str()),
            Self::In(_, values) => values.iter().any(|value| value == given),
            Self::NotIn(_, values) => values.iter().all(|value| value != given),
            Self::Length(_) => true,
        };
        if met {
            Ok(())
        } else {
            Err(self.failed().ec("0006-00000227"))
        }
    }

    /// Returns the name of the field, in lower case.
    pub(super) fn field(&self) -> Option<&str> {
        match self {
            Self::Equal(name, _)
            | Self::StartsWith(name, _)
            | Self::In(name, _)
            | Self::NotIn(name, _) => Some(name),
            Self::Length(_) => None,
        }
    }

    /// Returns the name of the field in lower case if the condition allows only one value.
    pub(super) fn fixes(&self) -> Option<&str> {
        match self {
            Self::Equal(name, _) => Some(name),
            _ => None,
        }
    }

    fn failed(&self) -> OssError {
        let quoted = |text: &str| Value::String(text.to_owned()).to_string();
        let values = |values: &[String]| {
            let values: Vec<String> = values.iter().map(|value| quoted(value)).collect();
            format!("[{}]", values.join(", "))
        };
        let (operator, name, value) = match self {
            Self::Equal(name, value) => ("eq", name, quoted(value)),
            Self::StartsWith(name, value) => ("starts-with", name, quoted(value)),
            Self::In(name, list) => ("in", name, values(list)),
            Self::NotIn(name, list) => ("not-in", name, values(list)),
            // The length of the file is refused elsewhere, with codes of its own.
            Self::Length(_) => return OssError::new(Code::EntityTooLarge),
        };
        let name = quoted(&format!("${name}"));
        OssError::new(Code::AccessDenied).message(format!(
            "Invalid according to Policy: Policy Condition failed: [\"{operator}\", {name}, {value}]"
        ))
    }
}

/// Creates `InvalidPolicyDocument` with a reason.
pub(super) fn invalid(reason: &str) -> OssError {
    OssError::new(Code::InvalidPolicyDocument).message(format!("Invalid Policy: {reason}"))
}

/// Reads a value. `\$` stands for a dollar sign.
fn text(value: &Value) -> Result<String, OssError> {
    match value {
        Value::String(text) => Ok(text.replace("\\$", "$")),
        Value::Number(number) => Ok(number.to_string()),
        _ => Err(invalid(SHAPE).ec("0006-00000216")),
    }
}

fn list(value: &Value) -> Result<Vec<String>, OssError> {
    match value {
        Value::Array(values) => values.iter().map(text).collect(),
        _ => Err(invalid(SHAPE).ec("0006-00000216")),
    }
}

fn number(value: &Value) -> Result<u64, OssError> {
    value
        .as_u64()
        .ok_or_else(|| invalid(RANGE).ec("0006-00000216"))
}

const SHAPE: &str =
    "Invalid Condition: a condition is an object or a list of an operator and its operands.";
const RANGE: &str =
    "Invalid content-length-range: it has two numbers, and the first is not above the second.";
const ONE_PROPERTY: &str =
    "Invalid Simple-Condition: Simple-Conditions must have exactly one property specified.";
