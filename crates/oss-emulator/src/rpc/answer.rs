//! The responses to calls, as JSON or as XML.

use ::http::header::{CONTENT_TYPE, HeaderValue};

use crate::http::{ServerResponse, response};
use crate::xml::Xml;

use super::format::Format;

/// The value of a member of a document.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    Text(String),
    Number(u64),
    Flag(bool),
    /// A list. In XML the element is repeated for each value.
    List(Vec<Value>),
    Members(Vec<(&'static str, Value)>),
}

/// The result of an action.
#[derive(Debug)]
pub(crate) struct Answer {
    /// The name of the root of the XML form, as `AssumeRoleResponse`.
    pub(crate) root: &'static str,
    pub(crate) members: Vec<(&'static str, Value)>,
}

impl Answer {
    /// Converts the result into a response with a request id.
    pub(crate) fn into_response(self, format: Format, id: &str) -> ServerResponse {
        let mut members = vec![("RequestId", Value::Text(id.to_owned()))];
        members.extend(self.members);
        document(format, self.root, members)
    }
}

/// Creates a response with a document in the given form.
pub(crate) fn document(
    format: Format,
    root: &'static str,
    members: Vec<(&'static str, Value)>,
) -> ServerResponse {
    match format {
        Format::Xml => response::xml(members.into_iter().fold(Xml::document(root), write).end()),
        Format::Json => {
            let mut response = response::xml(json(Value::Members(members)).to_string());
            let kind = HeaderValue::from_static("application/json;charset=utf-8");
            response.headers_mut().insert(CONTENT_TYPE, kind);
            response
        }
    }
}

fn write(xml: Xml, (name, value): (&'static str, Value)) -> Xml {
    match value {
        Value::Text(text) => xml.text(name, text),
        Value::Number(number) => xml.text(name, number.to_string()),
        Value::Flag(flag) => xml.text(name, flag.to_string()),
        Value::List(values) => xml.each(values, |xml, value| write(xml, (name, value))),
        Value::Members(members) => members.into_iter().fold(xml.begin(name), write).close(),
    }
}

fn json(value: Value) -> serde_json::Value {
    match value {
        Value::Text(text) => text.into(),
        Value::Number(number) => number.into(),
        Value::Flag(flag) => flag.into(),
        Value::List(values) => values.into_iter().map(json).collect(),
        Value::Members(members) => members
            .into_iter()
            .map(|(name, member)| (name.to_owned(), json(member)))
            .collect(),
    }
}
