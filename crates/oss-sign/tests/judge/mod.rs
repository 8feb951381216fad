//! Runs files of golden signing cases.
//!
//! The crate's own test and `cargo xtask vectors` are one judge, so it stands here, beside the
//! cases, and xtask includes it by path; the library itself stays free of test formats.
//!
//! Each kind turns the input of a case into everything that its `expected` may name; the
//! comparison is the same for all, and a field that a kind does not give is a failure.

mod acs3;
mod integrity;
mod post_policy;
mod received;
mod request;
mod rpc;
mod rtmp;
mod sdk;
mod url;
mod v1;
mod v4;

use serde_json::{Map, Value};

/// One case that was run.
pub(crate) struct Judged {
    /// The case's id.
    pub(crate) id: String,
    /// What was expected and what came, if they differ.
    pub(crate) failure: Option<Failure>,
}

/// Two things that should have been the same.
pub(crate) struct Failure {
    /// What the case says.
    pub(crate) expected: String,
    /// What the library says.
    pub(crate) got: String,
}

/// What the library makes of an input, by the names of `expected`.
type Got = Map<String, Value>;

/// Runs every case of a file.
pub(crate) fn judge(text: &str) -> Vec<Judged> {
    let file: Value = match serde_json::from_str(text) {
        Ok(file) => file,
        Err(error) => return vec![unusable("the file is JSON", &error.to_string())],
    };
    match file
        .get("cases")
        .and_then(Value::as_array)
        .filter(|cases| !cases.is_empty())
    {
        Some(cases) => cases.iter().map(judge_case).collect(),
        None => vec![unusable("the file has a list of cases", "none")],
    }
}

fn judge_case(case: &Value) -> Judged {
    let id = case
        .get("id")
        .and_then(Value::as_str)
        .unwrap_or("without id")
        .to_owned();
    let expected = case.get("expected").and_then(Value::as_object);
    let failure = match (expected, run(case)) {
        (Some(expected), Ok(got)) => first_difference(expected, &got),
        (Some(expected), Err(error)) => Some(Failure {
            expected: Value::from(expected.clone()).to_string(),
            got: error,
        }),
        (None, _) => Some(unlike("the case has something expected", "nothing")),
    };
    Judged { id, failure }
}

fn run(case: &Value) -> Result<Got, String> {
    let input = case.get("input").ok_or("the case has no input")?;
    let source = text(case, "source")?;
    match text(case, "kind")? {
        "v4-header" => v4::header(input),
        "v4-presign" => v4::presign(input, source),
        "v1-header" => v1::header(input),
        "v1-presign" => v1::presign(input, source),
        "rpc" => rpc::run(input),
        "acs3" => acs3::run(input),
        "post-policy-v1" => post_policy::v1(input),
        "post-policy-v4" => post_policy::v4(input),
        "rtmp" => rtmp::run(input, source),
        "resource-escape" => url::escape(input),
        "crc64" => integrity::crc64(input),
        "content-md5" => integrity::content_md5(input),
        other => Err(format!("the kind {other:?} is unknown")),
    }
}

fn first_difference(expected: &Map<String, Value>, got: &Got) -> Option<Failure> {
    if expected.is_empty() {
        return Some(unlike("the case has something expected", "nothing"));
    }
    let differs = |(name, value): &(&String, &Value)| got.get(*name) != Some(*value);
    let (name, value) = expected.iter().find(differs)?;
    let got = got
        .get(name)
        .map_or_else(|| "nothing of that name".to_owned(), Value::to_string);
    Some(Failure {
        expected: format!("{name} {value}"),
        got,
    })
}

fn unlike(expected: &str, got: &str) -> Failure {
    Failure {
        expected: expected.to_owned(),
        got: got.to_owned(),
    }
}

fn unusable(expected: &str, got: &str) -> Judged {
    Judged {
        id: "file".to_owned(),
        failure: Some(unlike(expected, got)),
    }
}

/// The values by name.
fn got<const N: usize>(fields: [(&str, Value); N]) -> Got {
    fields
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}

/// A member that is a text.
fn text<'a>(value: &'a Value, member: &str) -> Result<&'a str, String> {
    optional_text(value, member).ok_or_else(|| format!("no text {member}"))
}

/// A member that is a text, absent or null.
fn optional_text<'a>(value: &'a Value, member: &str) -> Option<&'a str> {
    value.get(member).and_then(Value::as_str)
}

/// A member that is a whole number.
fn number(value: &Value, member: &str) -> Result<i64, String> {
    value
        .get(member)
        .and_then(Value::as_i64)
        .ok_or_else(|| format!("no number {member}"))
}

/// A member that is a list of pairs; a value of null is none, which is the same as empty.
fn pairs<'a>(value: &'a Value, member: &str) -> Result<Vec<(&'a str, &'a str)>, String> {
    let list = value
        .get(member)
        .and_then(Value::as_array)
        .ok_or(format!("no list {member}"))?;
    let pair = |pair: &'a Value| {
        let name = pair.get(0).and_then(Value::as_str);
        name.map(|name| {
            (
                name,
                pair.get(1).and_then(Value::as_str).unwrap_or_default(),
            )
        })
    };
    list.iter()
        .map(|entry| pair(entry).ok_or(format!("{member} holds {entry}")))
        .collect()
}

/// What went wrong in a step that should have worked, in words.
fn failed<E: std::fmt::Display>(step: &str) -> impl Fn(E) -> String {
    move |error| format!("{step}: {error}")
}
