//! Reads JSON files whose texts may be secrets. The case of names is ignored.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use super::file_name::FileName;
use super::profile::Setting;
use oss_context::CredentialsError;
use oss_sign::Secret;

/// A JSON value of any kind, so that a value of the wrong kind is reported by the name of its field
/// and never by its text.
pub(crate) enum Json {
    List(Vec<Json>),
    /// The members by their names in lower case. The aliyun CLI is written in Go, whose JSON reader
    /// ignores the case of names and uses the last of several members with the same name.
    Object(BTreeMap<String, Json>),
    Value(Setting),
}

impl Json {
    /// Reads the contents of a file.
    ///
    /// # Errors
    ///
    /// The contents are not UTF-8 or not JSON. The error gives the line and the column, never a part
    /// of the text.
    pub(crate) fn parse(file: &FileName, bytes: &[u8]) -> Result<Self, CredentialsError> {
        let text = file.decode(bytes)?;
        serde_json::from_str(text).map_err(|error| not_json(file, &error))
    }

    /// Returns what kind of value this is, for errors that must not show the value.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::List(_) => "a list",
            Self::Object(_) => "an object",
            Self::Value(setting) => setting.kind(),
        }
    }

    /// Converts the value to a setting of a profile. No setting is a list or an object, so these become
    /// [`Setting::Other`].
    pub(crate) fn into_setting(self) -> Setting {
        match self {
            Self::Value(setting) => setting,
            other => Setting::Other(other.kind()),
        }
    }
}

/// Returns the error for contents that are not JSON. The messages of serde may quote a part of the file,
/// which may be a secret, so only the position is used.
pub(crate) fn not_json(file: &FileName, error: &serde_json::Error) -> CredentialsError {
    file.refuse(
        &format!("not JSON (line {})", error.line()),
        format!("from column {} on", error.column()),
    )
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyJson)
    }
}

/// Accepts a JSON value of any kind.
struct AnyJson;

impl<'de> Visitor<'de> for AnyJson {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Json, E> {
        Ok(Json::Value(Setting::Flag(flag)))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Json, E> {
        Ok(Json::Value(Setting::Number(number)))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Json, E> {
        let number = i64::try_from(number);
        Ok(Json::Value(
            number.map_or(Setting::Other("a number"), Setting::Number),
        ))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Json, E> {
        Ok(Json::Value(Setting::Other("a number")))
    }

    fn visit_str<E>(self, text: &str) -> Result<Json, E> {
        Ok(Json::Value(Setting::Text(Secret::new(text))))
    }

    fn visit_string<E>(self, text: String) -> Result<Json, E> {
        Ok(Json::Value(Setting::Text(Secret::new(text))))
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Value(Setting::Null))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Json, A::Error> {
        let mut list = Vec::new();
        while let Some(element) = access.next_element()? {
            list.push(element);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Json, A::Error> {
        let mut members = BTreeMap::new();
        while let Some((name, value)) = access.next_entry::<String, Json>()? {
            members.insert(name.to_ascii_lowercase(), value);
        }
        Ok(Json::Object(members))
    }
}
