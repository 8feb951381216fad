//! Finds conditions that never hold, or that match something else than their author probably intended.

use super::action::matching_levels;
use super::{Found, Pitfall};
use crate::condition::{Network, is_instant};
use crate::{Condition, Level, Statement};

/// Returns the pitfalls of the conditions of a statement.
pub(super) fn pitfalls(statement: &Statement) -> Vec<Found> {
    let mut found = Vec::new();
    for condition in statement.conditions() {
        if let Some(advice) = absent_listing_key(statement, condition) {
            found.push((Pitfall::KeyNeverPresent, condition.to_string(), advice));
        }
        if let Some(advice) = prefix_without_slash(condition) {
            found.push((
                Pitfall::DirectoryWithoutSlash,
                condition.to_string(),
                advice,
            ));
        }
        if let Some(advice) = unreadable_value(condition) {
            found.push((Pitfall::UnreadableValue, condition.to_string(), advice));
        }
        if condition.values().iter().any(|value| value.contains("${")) {
            let advice = "policies have no variables, so this is literal text";
            found.push((Pitfall::Variable, condition.to_string(), advice.to_owned()));
        }
    }
    found
}

/// Returns the advice for a condition on `oss:Prefix` or `oss:Delimiter` beside actions that are not
/// listings.
///
/// Only requests for listings have these keys. For any other action, the condition makes an Allow that
/// never allows, or a Deny that never denies.
fn absent_listing_key(statement: &Statement, condition: &Condition) -> Option<String> {
    let of_listings = ["oss:Prefix", "oss:Delimiter"]
        .iter()
        .any(|key| condition.key().eq_ignore_ascii_case(key));
    let actions = statement.actions();
    if !of_listings || condition.operator().is_negated() || actions.is_negated() {
        return None;
    }
    let others = actions.texts().iter().filter(|text| {
        let levels = matching_levels(text);
        !levels.is_empty() && levels.iter().any(|level| *level != Level::Listing)
    });
    let others: Vec<_> = others.map(String::as_str).collect();
    (!others.is_empty()).then(|| {
        format!(
            "only requests for listings have this key: allow {} in a statement without it",
            others.join(", ")
        )
    })
}

/// Returns the advice for a condition on `oss:Prefix` whose value names a directory without the slash at
/// its end.
fn prefix_without_slash(condition: &Condition) -> Option<String> {
    if !condition.key().eq_ignore_ascii_case("oss:Prefix") || condition.operator().is_negated() {
        return None;
    }
    let like = condition.operator().name() == "StringLike";
    let wrong = |value: &&String| {
        let start = value.strip_suffix('*').filter(|_| like);
        let start = start.unwrap_or(value);
        !start.is_empty() && !start.ends_with('/') && !start.contains(['*', '?'])
    };
    let value = condition.values().iter().find(wrong)?;
    Some(match value.strip_suffix('*').filter(|_| like) {
        Some(start) => format!("covers {start}2/ too: write {start}/*"),
        None => format!(
            "covers the prefix {value} alone, not {value}/: write {value}/* with StringLike"
        ),
    })
}

/// Returns the advice for a value that cannot be read as a date, an address or a boolean, although the
/// operator compares such values.
fn unreadable_value(condition: &Condition) -> Option<String> {
    let name = condition.operator().name();
    let (reads, right): (fn(&str) -> bool, _) = if name.starts_with("Date") {
        (is_instant, "2026-12-31T00:00:00Z, with the time zone")
    } else if name.contains("IpAddress") {
        (|text| Network::read(text).is_some(), "203.0.113.0/24")
    } else if name == "Bool" {
        (
            |text| {
                ["true", "false"]
                    .iter()
                    .any(|t| text.eq_ignore_ascii_case(t))
            },
            "true or false",
        )
    } else {
        return None;
    };
    let value = condition.values().iter().find(|value| !reads(value))?;
    Some(format!(
        "{value:?} never agrees with a request: write {right}"
    ))
}
