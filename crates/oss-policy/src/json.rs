//! JSON with its members in the order of the text, and with members that occur twice.
//!
//! `serde_json::Value` keeps the last of two members with the same name, so a second `Effect` could
//! silently turn a Deny into an Allow. This tree keeps both, so that they can be refused.

use std::collections::HashSet;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};

/// One JSON value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as text. Policies have no numbers, so it is only shown in errors.
    Number(String),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Json>),
    /// An object with its members in the order of the text.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// Returns the first member that occurs twice in this value or anywhere below it.
    pub(crate) fn doubled(&self) -> Option<&str> {
        match self {
            Self::List(items) => items.iter().find_map(Self::doubled),
            Self::Object(members) => {
                doubled_member(members).or_else(|| members.iter().find_map(|(_, v)| v.doubled()))
            }
            _ => None,
        }
    }
}

/// Returns the first name that occurs twice among these members.
pub(crate) fn doubled_member(members: &[(String, Json)]) -> Option<&str> {
    let mut seen = HashSet::new();
    let mut names = members.iter().map(|(name, _)| name.as_str());
    names.find(|name| !seen.insert(*name))
}

/// Writes `text` as a JSON string, with its quotes.
pub(crate) fn quote(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// Removes the blanks between the tokens of a JSON text; strings stay as they are.
pub(crate) fn minify(text: &str) -> String {
    let (mut quoted, mut escaped) = (false, false);
    let kept = text.chars().filter(|&c| {
        let blank = !quoted && matches!(c, ' ' | '\t' | '\n' | '\r');
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            _ => {}
        }
        !blank
    });
    kept.collect()
}

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Bool(value) => write!(f, "{value}"),
            Self::Number(value) => f.write_str(value),
            Self::Text(text) => f.write_str(&quote(text)),
            Self::List(items) => {
                f.write_str("[")?;
                write_separated(f, items, |f, item| write!(f, "{item}"))?;
                f.write_str("]")
            }
            Self::Object(members) => {
                f.write_str("{")?;
                write_separated(f, members, |f, (name, v)| write!(f, "{}:{v}", quote(name)))?;
                f.write_str("}")
            }
        }
    }
}

fn write_separated<T>(
    f: &mut fmt::Formatter<'_>,
    items: &[T],
    write: impl Fn(&mut fmt::Formatter<'_>, &T) -> fmt::Result,
) -> fmt::Result {
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            f.write_str(",")?;
        }
        write(f, item)?;
    }
    Ok(())
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(JsonVisitor)
    }
}

struct JsonVisitor;

impl<'de> Visitor<'de> for JsonVisitor {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
        Ok(Json::Number(value.to_string()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
        Ok(Json::Number(value.to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Json, E> {
        Ok(Json::Number(value.to_string()))
    }

    fn visit_str<E>(self, value: &str) -> Result<Json, E> {
        Ok(Json::Text(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Json, E> {
        Ok(Json::Text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Json, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element()? {
            items.push(item);
        }
        Ok(Json::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Json, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = access.next_entry()? {
            members.push(member);
        }
        Ok(Json::Object(members))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_doubled_member_is_seen_at_every_depth() {
        for (text, name) in [
            (r#"{"a":1,"b":2,"a":3}"#, Some("a")),
            (r#"{"a":[{"b":{"c":1,"c":1}}]}"#, Some("c")),
            (r#"{"a":1,"\u0061":2}"#, Some("a")),
            (r#"{"a":{"b":1},"b":{"b":1}}"#, None),
        ] {
            let json: Json = serde_json::from_str(text).unwrap();
            assert_eq!(json.doubled(), name, "{text}");
        }
    }

    #[test]
    fn minify_keeps_blanks_inside_strings() {
        let text = "{ \"a b\" :\t[ \"c \\\" d\" , \"\\\\\" ,\r\n 1 ] }";
        assert_eq!(minify(text), r#"{"a b":["c \" d","\\",1]}"#);
    }

    #[test]
    fn a_value_is_shown_as_json() {
        let text = r#"{"a":[1,-2,true,null,"x\"y"]}"#;
        let json: Json = serde_json::from_str(text).unwrap();
        assert_eq!(json.to_string(), text);
    }
}
