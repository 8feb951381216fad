//! Runs files of policy cases: documents to accept or refuse, requests to decide.
//!
//! The crate's own test and `cargo xtask policy-cases` are one judge, so it stands here, beside
//! the cases, and xtask includes it by path; the library itself stays free of test formats.

mod decisions;
mod documents;

use serde_json::Value;

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

/// Runs every case of a file. Which of the two schemas a case has is seen by its members.
pub(crate) fn judge(text: &str) -> Vec<Judged> {
    let file: Value = match serde_json::from_str(text) {
        Ok(file) => file,
        Err(error) => return vec![unusable("the file is JSON", error.to_string())],
    };
    let cases = file.get("cases").unwrap_or(&file);
    match cases.as_array().filter(|cases| !cases.is_empty()) {
        Some(cases) => cases.iter().map(judge_case).collect(),
        None => vec![unusable("the file has a list of cases", "none".to_owned())],
    }
}

fn judge_case(case: &Value) -> Judged {
    let result = match (case.get("kind"), case.get("use")) {
        (Some(_), _) => decisions::judge(case),
        (None, Some(_)) => documents::judge(case),
        (None, None) => Err("neither a kind nor a use: the schema is unknown".to_owned()),
    };
    let id = text(case, "id").unwrap_or("without id").to_owned();
    let failure = result.unwrap_or_else(|got| {
        let expected = case.get("expect").map(Value::to_string).unwrap_or_default();
        Some(Failure { expected, got })
    });
    Judged { id, failure }
}

fn unusable(expected: &str, got: String) -> Judged {
    let failure = Failure {
        expected: expected.to_owned(),
        got,
    };
    Judged {
        id: "file".to_owned(),
        failure: Some(failure),
    }
}

/// A member that is a string.
fn text<'a>(value: &'a Value, member: &str) -> Option<&'a str> {
    value.get(member).and_then(Value::as_str)
}

/// A member that is a string and must be there.
fn required<'a>(value: &'a Value, member: &str) -> Result<&'a str, String> {
    text(value, member).ok_or_else(|| format!("the case has no text {member}"))
}
