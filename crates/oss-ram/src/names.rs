//! Checks of parameters before they are sent.

use std::ops::RangeInclusive;
use std::time::Duration;

use oss_policy::{Document, DocumentUse};

use crate::error::{Error, Result};

pub(crate) fn user(parameter: &'static str, name: &str) -> Result<()> {
    check(parameter, name, 1..=64, ".@_-")
}

/// Checks the name of a role. Unlike names of users, it cannot have an underscore.
pub(crate) fn role(name: &str) -> Result<()> {
    check("RoleName", name, 1..=64, ".@-")
}

pub(crate) fn policy(name: &str) -> Result<()> {
    check("PolicyName", name, 1..=128, "-")
}

pub(crate) fn access_key_id(id: &str) -> Result<()> {
    check("UserAccessKeyId", id, 1..=64, "._-")
}

pub(crate) fn version(id: &str) -> Result<()> {
    let number = id.strip_prefix('v').unwrap_or_default();
    if !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(());
    }
    let problem = format!("is {id:?}; a version is v1, v2 and so on");
    refuse("VersionId", &problem)
}

/// Checks the length of a text. DisplayName and Comments have at most 128 characters, and a
/// description at most 1024.
pub(crate) fn text(parameter: &'static str, text: Option<&String>) -> Result<()> {
    let limit = if parameter.ends_with("Description") {
        1024
    } else {
        128
    };
    let count = text.map_or(1, |text| text.chars().count());
    if (1..=limit).contains(&count) {
        return Ok(());
    }
    let problem = format!("has {count} characters; it has 1 to {limit}");
    refuse(parameter, &problem)
}

pub(crate) fn max_session_duration(
    parameter: &'static str,
    duration: Option<Duration>,
) -> Result<()> {
    let seconds = duration.map_or(3600, |duration| duration.as_secs());
    if (3600..=43_200).contains(&seconds) {
        return Ok(());
    }
    let problem = format!("is {seconds} s; a role allows sessions of 3600 s to 43200 s");
    refuse(parameter, &problem)
}

pub(crate) fn max_items(count: Option<u32>) -> Result<()> {
    match count {
        Some(count) if !(1..=1000).contains(&count) => {
            let problem = format!("is {count}; a page has 1 to 1000 items");
            refuse("MaxItems", &problem)
        }
        _ => Ok(()),
    }
}

/// Checks that a document is for the right use, and that its size is accepted by the service.
pub(crate) fn document(
    parameter: &'static str,
    document: &Document,
    use_: DocumentUse,
) -> Result<()> {
    if document.document_use() == use_ {
        return Ok(());
    }
    let problem = format!("is {}; here stands {use_}", document.document_use());
    refuse(parameter, &problem)
}

fn check(
    parameter: &'static str,
    name: &str,
    lengths: RangeInclusive<usize>,
    marks: &str,
) -> Result<()> {
    let of_name = |c: char| c.is_ascii_alphanumeric() || marks.contains(c);
    if let Some(wrong) = name.chars().find(|&c| !of_name(c)) {
        let problem = format!("is {name:?}, where {wrong:?} is none of A-Z a-z 0-9 {marks}");
        return refuse(parameter, &problem);
    }
    if lengths.contains(&name.len()) {
        return Ok(());
    }
    let (least, most) = (lengths.start(), lengths.end());
    let problem = format!(
        "is {name:?} of {} characters; it has {least} to {most}",
        name.len()
    );
    refuse(parameter, &problem)
}

/// Refuses a parameter. `problem` is the end of a sentence that begins with its name.
fn refuse(parameter: &str, problem: &str) -> Result<()> {
    Err(Error::invalid_request(format!("{parameter} {problem}")))
}
