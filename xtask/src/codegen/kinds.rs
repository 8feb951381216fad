//! The types of the model, and the Rust types that they become.

use crate::failure::Failure;

/// The type of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    String,
    /// `u32`, `u64`, `i32`, `i64` or `f64`.
    Number(&'static str),
    Boolean,
    Time(TimeFormat),
    ETag,
    Range,
    /// Free names with texts, such as user metadata.
    Map,
    /// The tags of an object or a bucket, as a header contains them.
    Tags,
    /// A document whose text is passed on as it is.
    Document,
    /// The content of a body.
    Stream,
    Enum(String),
    Structure(String),
    List(Box<Kind>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TimeFormat {
    HttpDate,
    Iso8601,
    Unix,
}

impl Kind {
    pub(super) fn parse(text: &str, format: Option<&str>) -> Result<Self, Failure> {
        let named = |prefix: &str| text.strip_prefix(prefix).map(str::to_owned);
        if let Some(inner) = text
            .strip_prefix("list<")
            .and_then(|text| text.strip_suffix('>'))
        {
            return Ok(Self::List(Box::new(Self::parse(inner, format)?)));
        }
        if let Some(name) = named("enum:") {
            return Ok(Self::Enum(name));
        }
        if let Some(name) = named("structure:") {
            return Ok(Self::Structure(name));
        }
        Ok(match text {
            "string" => Self::String,
            "u32" => Self::Number("u32"),
            "u64" => Self::Number("u64"),
            "i32" => Self::Number("i32"),
            "i64" => Self::Number("i64"),
            "f64" => Self::Number("f64"),
            "boolean" => Self::Boolean,
            "etag" => Self::ETag,
            "range" => Self::Range,
            "map" => Self::Map,
            "tags" => Self::Tags,
            "document" => Self::Document,
            "stream" => Self::Stream,
            "timestamp" => Self::Time(match format {
                Some("http-date") => TimeFormat::HttpDate,
                Some("unix") => TimeFormat::Unix,
                None | Some("iso8601") => TimeFormat::Iso8601,
                Some(other) => return Err(Failure::new(format!("unknown format {other}"))),
            }),
            other => return Err(Failure::new(format!("unknown type {other}"))),
        })
    }

    /// The Rust type of a value that is present.
    pub(super) fn rust(&self) -> String {
        match self {
            Self::String | Self::Document => "String".to_owned(),
            Self::Number(name) => (*name).to_owned(),
            Self::Boolean => "bool".to_owned(),
            Self::Time(_) => "UtcSeconds".to_owned(),
            Self::ETag => "ETag".to_owned(),
            Self::Range => "ByteRange".to_owned(),
            Self::Map => "BTreeMap<String, String>".to_owned(),
            Self::Tags => "Tags".to_owned(),
            Self::Stream => "Body".to_owned(),
            Self::Enum(name) | Self::Structure(name) => name.clone(),
            Self::List(inner) => format!("Vec<{}>", inner.rust()),
        }
    }

    /// The type of an argument that must be given.
    pub(super) fn argument(&self) -> String {
        match self {
            Self::Number(_) | Self::Boolean | Self::Time(_) => self.rust(),
            Self::List(inner) => format!("impl IntoIterator<Item = {}>", inner.argument()),
            Self::Map => "impl IntoIterator<Item = (String, String)>".to_owned(),
            _ => format!("impl Into<{}>", self.rust()),
        }
    }

    /// The expression that makes the value of an argument.
    pub(super) fn convert(&self, name: &str) -> String {
        match self {
            Self::Number(_) | Self::Boolean | Self::Time(_) => name.to_owned(),
            Self::List(inner) => match **inner {
                Self::Number(_) | Self::Boolean | Self::Time(_) => {
                    format!("{name}.into_iter().collect()")
                }
                _ => format!("{name}.into_iter().map(Into::into).collect()"),
            },
            Self::Map => format!("{name}.into_iter().collect()"),
            _ => format!("{name}.into()"),
        }
    }

    /// Whether the field is empty instead of `None` when it is unset.
    pub(super) fn is_collection(&self) -> bool {
        matches!(self, Self::List(_) | Self::Map)
    }

    /// The name of the enumeration or structure in this type.
    pub(super) fn named(&self) -> Option<&str> {
        match self {
            Self::Enum(name) | Self::Structure(name) => Some(name),
            Self::List(inner) => inner.named(),
            _ => None,
        }
    }
}
