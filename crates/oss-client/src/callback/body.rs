//! The body of a callback.

use oss_sign::encode::percent_encode;

use crate::callback::Content;

/// The format of the body. OSS encodes the values of variables as the format requires.
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

    /// Writes the template from which OSS makes the body.
    ///
    /// OSS replaces every `${…}` in the template, and encodes only what it inserts. Texts are therefore
    /// encoded here, in a way that leaves no `${` in them.
    pub(super) fn write(self, fields: &[(String, Content)]) -> String {
        let pairs = fields.iter().map(|(name, content)| match (self, content) {
            (Self::Form, Content::Text(text)) => {
                format!("{}={}", percent_encode(name), percent_encode(text))
            }
            (Self::Form, Content::Variable(variable)) => {
                format!("{}={variable}", percent_encode(name))
            }
            (Self::Json, Content::Text(text)) => {
                format!("{}:{}", json_string(name), json_string(text))
            }
            (Self::Json, Content::Variable(variable)) => {
                format!("{}:{variable}", json_string(name))
            }
        });
        let pairs: Vec<_> = pairs.collect();
        match self {
            Self::Form => pairs.join("&"),
            Self::Json => format!("{{{}}}", pairs.join(",")),
        }
    }
}

/// Writes a JSON string without a `$`, which would begin a variable. The escape means the same in JSON.
fn json_string(text: &str) -> String {
    serde_json::Value::from(text)
        .to_string()
        .replace('$', "\\u0024")
}
