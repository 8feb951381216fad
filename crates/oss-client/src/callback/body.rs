//! The body of a callback.

use oss_sign::encode::percent_encode;

use crate::callback::Content;

/// How the fields are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    Form,
    Json,
}

impl Encoding {
    pub(super) fn media_type(self) -> &'static str {
        match self {
            Self::Form => "application/x-www-form-urlencoded",
            Self::Json => "application/json",
        }
    }

    /// Writes the fields. OSS encodes what it fills in; a text is encoded here, so that nothing of it
    /// is taken for a variable.
    pub(super) fn write(self, fields: &[(String, Content)]) -> String {
        let pairs = fields.iter().map(|(name, content)| match (self, content) {
            (Self::Form, Content::Text(text)) => {
                format!("{}={}", percent_encode(name), percent_encode(text))
            }
            (Self::Form, Content::Variable(variable)) => {
                format!("{}={variable}", percent_encode(name))
            }
            (Self::Json, Content::Text(text)) => format!("{}:{}", json(name), json(text)),
            (Self::Json, Content::Variable(variable)) => format!("{}:{variable}", json(name)),
        });
        let pairs: Vec<_> = pairs.collect();
        match self {
            Self::Form => pairs.join("&"),
            Self::Json => format!("{{{}}}", pairs.join(",")),
        }
    }
}

/// A JSON string in which no variable begins.
fn json(text: &str) -> String {
    serde_json::Value::from(text)
        .to_string()
        .replace('$', "\\u0024")
}
