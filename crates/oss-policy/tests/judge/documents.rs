//! Documents that must be accepted or refused, and for what.

use oss_policy::{Document, DocumentUse, Fault, Refusal};
use serde_json::Value;

use super::{Failure, required, text};

/// Runs one case; an error says why it cannot be run.
pub(super) fn judge(case: &Value) -> Result<Option<Failure>, String> {
    let use_ = document_use(required(case, "use")?)?;
    let expected = case.get("expect").unwrap_or(&Value::Null);
    let outcome = Document::parse(&document_text(case)?, use_);
    let agrees = match (expected, &outcome) {
        (Value::Null, Ok(_)) => true,
        (Value::String(part), Err(refusal)) => is_at_fault(part, refusal),
        _ => false,
    };
    let got = match &outcome {
        Ok(_) => "accepted".to_owned(),
        Err(refusal) => format!("{:?} ({refusal})", refusal.member()),
    };
    Ok((!agrees).then(|| Failure {
        expected: expected.to_string(),
        got,
    }))
}

/// Whether the part a case names is the one that was refused.
///
/// The schema names parts, not every member: a negated member belongs to its plain one, a member
/// that no statement has is the statement's fault too, and a doubled one is a fault of the JSON
/// text as well as of the member.
fn is_at_fault(part: &str, refusal: &Refusal) -> bool {
    let member = refusal.member();
    part == member
        || member.strip_prefix("Not") == Some(part)
        || part.strip_prefix("Not") == Some(member)
        || match refusal.fault() {
            Fault::Doubled => part == "json",
            Fault::Misplaced => part == "Statement" && refusal.statement().is_some(),
            _ => false,
        }
}

fn document_use(name: &str) -> Result<DocumentUse, String> {
    match name {
        "identity" => Ok(DocumentUse::Identity),
        "session" => Ok(DocumentUse::Session),
        "trust" => Ok(DocumentUse::Trust),
        "bucket" => Ok(DocumentUse::Bucket),
        other => Err(format!("use {other} is unknown")),
    }
}

/// The text as given, or the compact text of the document, with as many blanks behind it as the
/// case asks for.
fn document_text(case: &Value) -> Result<String, String> {
    let plain = match (text(case, "document_text"), case.get("document")) {
        (Some(text), _) => text.to_owned(),
        (None, Some(document)) => document.to_string(),
        (None, None) => return Err("the case has no document".to_owned()),
    };
    let pad = case.get("pad").and_then(Value::as_u64).unwrap_or(0);
    let pad = usize::try_from(pad).map_err(|error| error.to_string())?;
    Ok(plain + &" ".repeat(pad))
}
