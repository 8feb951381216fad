//! The body of a callback request: a text with variables, written `${name}`.

use crate::objects::RESERVED;

/// A body whose variables were parsed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Template(Vec<Piece>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Text(String),
    Variable(String),
}

/// The content type of the callback body. It determines how the values of variables are encoded:
/// percent-encoded in a form, and as JSON strings in JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BodyType {
    Form,
    Json,
}

/// The value of a variable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    Text(String),
    Number(u64),
}

impl BodyType {
    /// The content type that is used if the callback does not specify one.
    pub(super) const FORM: &str = "application/x-www-form-urlencoded";
    const JSON: &str = "application/json";

    /// Returns the content type with the given name, or `None` if callbacks do not support it.
    pub(super) fn parse(name: &str) -> Option<Self> {
        match name {
            Self::FORM => Some(Self::Form),
            Self::JSON => Some(Self::Json),
            _ => None,
        }
    }

    /// Returns the value for the `Content-Type` header.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Form => Self::FORM,
            Self::Json => Self::JSON,
        }
    }
}

impl Template {
    /// Parses a body. Returns `None` if a variable is not written `${name}`.
    pub(super) fn parse(mut text: &str) -> Option<Self> {
        let mut pieces = Vec::new();
        while let Some((before, after)) = text.split_once('$') {
            if after.starts_with('(') {
                return None;
            }
            let Some(variable) = after.strip_prefix('{') else {
                pieces.push(Piece::Text(format!("{before}$")));
                text = after;
                continue;
            };
            let (name, rest) = variable.split_once('}')?;
            pieces.push(Piece::Text(before.to_owned()));
            pieces.push(Piece::Variable(name.to_owned()));
            text = rest;
        }
        pieces.push(Piece::Text(text.to_owned()));
        Some(Self(pieces))
    }

    /// Returns the body with the values of its variables. A variable for which `value` returns
    /// `None` is replaced by an empty text.
    pub(super) fn fill(&self, kind: BodyType, value: impl Fn(&str) -> Option<Value>) -> String {
        let pieces = self.0.iter().map(|piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Variable(name) => write(
                kind,
                value(name).unwrap_or_else(|| Value::Text(String::new())),
            ),
        });
        pieces.collect()
    }
}

fn write(kind: BodyType, value: Value) -> String {
    match (kind, value) {
        (_, Value::Number(number)) => number.to_string(),
        (BodyType::Form, Value::Text(text)) => {
            percent_encoding::utf8_percent_encode(&text, RESERVED).to_string()
        }
        (BodyType::Json, Value::Text(text)) => serde_json::Value::String(text).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fill(text: &str, kind: BodyType) -> String {
        Template::parse(text)
            .unwrap()
            .fill(kind, |name| match name {
                "object" => Some(Value::Text("a \"b\"".to_owned())),
                "size" => Some(Value::Number(7)),
                _ => None,
            })
    }

    #[test]
    fn values_are_written_by_the_type_of_the_body() {
        assert_eq!(
            fill("o=${object}&s=${size}&u=${u}$5", BodyType::Form),
            "o=a%20%22b%22&s=7&u=$5"
        );
        assert_eq!(
            fill(r#"{"o":${object},"s":${size},"u":${u}}"#, BodyType::Json),
            r#"{"o":"a \"b\"","s":7,"u":""}"#
        );
    }

    #[test]
    fn other_syntax_is_refused() {
        assert_eq!(Template::parse("$(object)"), None);
        assert_eq!(Template::parse("${object"), None);
    }
}
