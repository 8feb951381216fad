//! The text of a refusal in any of the forms in which people save it.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use oss_client::error::{ErrorDocument, Refusal};
use serde_json::Value;

use crate::failure::{Failure, Result};
use crate::input;
use crate::location::Location;

/// A refusal of OSS, STS or RAM as it was saved: its XML or JSON body, with headers before it or
/// without, the headers of an answer to `HEAD`, or the line that this program wrote.
#[derive(Debug)]
pub(crate) struct Saved {
    body: Body,
    /// The header `x-oss-ec`, for bodies that do not repeat it.
    ec: Option<String>,
}

#[derive(Debug)]
enum Body {
    Json(Value),
    Xml(ErrorDocument),
    /// The members of a line, by the names that the services give them.
    Line(Vec<(&'static str, String)>),
}

impl Saved {
    /// Reads the file that `--error` names.
    ///
    /// # Errors
    ///
    /// The file cannot be read, or it has no refusal in it.
    pub(crate) async fn read(file: &Location) -> Result<Self> {
        let text = input::read("--error", file).await?;
        Self::parse(&text).ok_or_else(|| {
            Failure::usage("--error: this is not a refusal of OSS, STS or RAM")
                .hint("save the body of the answer, XML or JSON, for example with curl --output")
                .hint("of an answer to HEAD, save the headers, for example with curl --head")
        })
    }

    /// Finds the refusal in a text; `None` if there is none.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let ec = header(text, "x-oss-ec");
        let body = body(text)
            .or_else(|| hidden(text))
            .or_else(|| line(text))
            .or_else(|| {
                let ec = ec.clone()?;
                Some(Body::Line(vec![("EC", ec)]))
            })?;
        Some(Self { body, ec })
    }

    /// The text of a member, wherever it is in the document.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        let found = match &self.body {
            Body::Xml(document) => document.get(name),
            Body::Json(value) => member(value, name),
            Body::Line(members) => members
                .iter()
                .find(|(known, _)| *known == name)
                .map(|(_, text)| text.as_str()),
        };
        let found = found.or_else(|| self.ec.as_deref().filter(|_| name == "EC"));
        found.filter(|text| !text.is_empty())
    }

    /// The facts, for the class of the refusal and for advice about it.
    pub(crate) fn refusal(&self) -> Refusal<'_> {
        Refusal::from_members(|name| self.get(name))
    }
}

/// The document, which begins where the first text begins that can be read as one.
fn body(text: &str) -> Option<Body> {
    let starts = text.match_indices(['<', '{']).map(|(at, _)| at);
    starts.take(MOST_STARTS).find_map(|at| {
        let rest = text.get(at..)?.trim();
        if rest.starts_with('<') {
            return ErrorDocument::parse(rest).map(Body::Xml);
        }
        let value: Value = serde_json::from_str(rest).ok()?;
        member(&value, "Code")
            .is_some()
            .then_some(Body::Json(value))
    })
}

/// The document that an answer to `HEAD` has in a header.
fn hidden(text: &str) -> Option<Body> {
    let document = STANDARD.decode(header(text, "x-oss-err")?).ok()?;
    let document = String::from_utf8(document).ok()?;
    ErrorDocument::parse(&document).map(Body::Xml)
}

/// A header in what curl or a proxy shows of an answer.
fn header(text: &str, name: &str) -> Option<String> {
    let value = |line: &str| {
        let line = line.trim_start_matches("< ");
        let (found, value) = line.split_once(':')?;
        found
            .trim()
            .eq_ignore_ascii_case(name)
            .then(|| value.trim().to_owned())
    };
    text.lines().find_map(value)
}

/// `… message (code=AccessDenied, ec=0002-00000069, request-id=…)`, as this program writes it.
fn line(text: &str) -> Option<Body> {
    let line = text.lines().find(|line| line.contains("(code="))?;
    let (message, facts) = line.split_once("(code=")?;
    let (facts, _) = facts.split_once(')')?;
    let mut members = vec![("Message", message.trim().to_owned())];
    for (index, fact) in facts.split(", ").enumerate() {
        match (index, fact.split_once('=')) {
            (0, _) => members.push(("Code", fact.to_owned())),
            (_, Some(("ec", ec))) => members.push(("EC", ec.to_owned())),
            _ => {}
        }
    }
    Some(Body::Line(members))
}

/// A member of the object, of its detail, or of the object that some services and this program
/// wrap around an error.
fn member<'a>(value: &'a Value, name: &str) -> Option<&'a str> {
    let lower = name.to_ascii_lowercase();
    let places = [
        (Some(value), name),
        (value.get("AccessDeniedDetail"), name),
        (value.get("Error"), name),
        (value.get("error"), lower.as_str()),
    ];
    places
        .into_iter()
        .find_map(|(place, name)| place?.get(name)?.as_str())
}

/// In how many places a document is looked for: headers that `curl --verbose` shows begin with `<`.
const MOST_STARTS: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(text: &str) -> (String, String, Option<String>) {
        let saved = Saved::parse(text).unwrap();
        let refusal = saved.refusal();
        let ec = refusal.ec.map(str::to_owned);
        (refusal.code.to_owned(), refusal.message.to_owned(), ec)
    }

    fn expired() -> (String, String, Option<String>) {
        (
            "AccessDenied".to_owned(),
            "Request has expired.".to_owned(),
            Some("0002-00000069".to_owned()),
        )
    }

    const XML: &str = "<?xml version=\"1.0\"?>\n<Error><Code>AccessDenied</Code><Message>Request \
                       has expired.</Message><EC>0002-00000069</EC></Error>";

    #[test]
    fn every_form_in_which_people_save_it_is_read() {
        assert_eq!(facts(XML), expired());
        assert_eq!(facts(&format!("\u{feff}\n{XML}\n")), expired());
        let with_headers = format!("HTTP/1.1 403 Forbidden\r\nDate: now\r\n\r\n{XML}");
        assert_eq!(facts(&with_headers), expired());
        let verbose = format!("> GET /a HTTP/1.1\n< HTTP/1.1 403 Forbidden\n< Date: x\n<\n{XML}");
        assert_eq!(facts(&verbose), expired());
        let json = r#"{"Error":{"Code":"AccessDenied","Message":"Request has expired.","EC":"0002-00000069"}}"#;
        assert_eq!(facts(json), expired());
        let ours = r#"{"error":{"message":"Request has expired.","code":"AccessDenied","ec":"0002-00000069"}}"#;
        assert_eq!(facts(ours), expired());
        let head = format!("HTTP/1.1 403\nx-oss-err: {}\n", STANDARD.encode(XML));
        assert_eq!(facts(&head), expired());
    }

    #[test]
    fn a_header_gives_the_ec_that_a_body_lacks() {
        let text =
            "HTTP/1.1 403\nX-Oss-Ec: 0002-00000069\n\n<Error><Code>AccessDenied</Code></Error>";
        assert_eq!(facts(text).2.as_deref(), Some("0002-00000069"));
        let bare = "HTTP/1.1 403 Forbidden\nx-oss-ec: 0002-00000069\n";
        assert_eq!(facts(bare).2.as_deref(), Some("0002-00000069"));
    }

    #[test]
    fn the_line_of_this_program_is_read() {
        let line = "error: stat oss://b/k: Request has expired (code=AccessDenied, \
                    ec=0002-00000069, request-id=65A1)";
        let (code, message, ec) = facts(line);
        assert_eq!(
            (code.as_str(), ec.as_deref()),
            ("AccessDenied", Some("0002-00000069"))
        );
        assert!(message.ends_with("Request has expired"), "{message}");
    }

    #[test]
    fn anything_else_is_no_refusal() {
        for text in [
            "",
            "hello",
            "<html></html>",
            "{}",
            "{\"a\":1}",
            "< HTTP/1.1 403",
        ] {
            assert!(Saved::parse(text).is_none(), "{text}");
        }
    }
}
