//! Finds resources that cover more than their author probably intended, or nothing.

use super::{Found, Pitfall};
use crate::Patterns;

/// Returns the pitfalls of the resources of a statement.
pub(super) fn pitfalls(resources: &Patterns) -> Vec<Found> {
    let found = |text: &String| {
        let (pitfall, advice) = pitfall(text)?;
        Some((pitfall, text.clone(), advice))
    };
    resources.texts().iter().filter_map(found).collect()
}

/// Returns the pitfall of one resource, with the advice. Resources of other services have none.
fn pitfall(text: &str) -> Option<(Pitfall, String)> {
    if text.contains("${") {
        let advice = "policies have no variables, so this is literal text";
        return Some((Pitfall::Variable, advice.to_owned()));
    }
    if text == "*" {
        return None;
    }
    let fields: Vec<_> = text.splitn(5, ':').collect();
    match fields.as_slice() {
        ["acs", "oss", region, owner, name] => oss_pitfall(region, owner, name),
        ["acs", _, _, _, _] => None,
        _ if text.contains('*') => None,
        _ => {
            let advice = "this is not a resource: write acs:oss:*:*:bucket/key*";
            Some((Pitfall::NoResource, advice.to_owned()))
        }
    }
}

/// Checks the fields of a resource `acs:oss:region:owner:name`. An empty region or owner matches no
/// request; every region or owner is written as `*`.
fn oss_pitfall(region: &str, owner: &str, name: &str) -> Option<(Pitfall, String)> {
    let is_field = |field: &str, right: fn(char) -> bool| {
        field.contains(['*', '?']) || (!field.is_empty() && field.chars().all(right))
    };
    if !is_field(owner, |c| c.is_ascii_digit()) {
        let advice = format!("{owner:?} is not an account: write its id, or *");
        return Some((Pitfall::NoResource, advice));
    }
    if !is_field(region, |c| {
        c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'
    }) {
        let advice = format!("{region:?} is not a region: write *");
        return Some((Pitfall::NoResource, advice));
    }
    let (bucket, key) = match name.split_once('/') {
        Some((bucket, key)) => (bucket, Some(key)),
        None => (name, None),
    };
    match (bucket, key) {
        (_, None) => bucket_pitfall(bucket),
        (_, Some(key)) => key_pitfall(bucket, key),
    }
}

/// Finds a `*` that follows the name of a bucket and so covers the buckets with longer names.
fn bucket_pitfall(name: &str) -> Option<(Pitfall, String)> {
    let start = name.strip_suffix('*').filter(|start| !start.is_empty())?;
    let advice = format!(
        "covers every bucket that begins with {start}, such as {start}-private: write {start} for \
         the bucket and {start}/* for its objects"
    );
    Some((Pitfall::BucketStar, advice))
}

/// Finds keys that name a directory, but cover its neighbours or not the objects below it. A last segment
/// with a dot is probably the name of a file, for which a `*` at the end is intended.
fn key_pitfall(bucket: &str, key: &str) -> Option<(Pitfall, String)> {
    let start = key.strip_suffix('*').unwrap_or(key);
    let covers = start.len() < key.len();
    let last = start.rsplit('/').next().unwrap_or(start);
    if covers && !last.is_empty() && !last.contains(['*', '?', '.']) {
        let advice = format!("covers {start}2/ too: write {bucket}/{start}/* for what is below it");
        return Some((Pitfall::DirectoryWithoutSlash, advice));
    }
    if !covers && start.ends_with('/') {
        let advice = format!(
            "covers the marker {start} alone: write {bucket}/{start}* for what is below it"
        );
        return Some((Pitfall::DirectoryWithoutSlash, advice));
    }
    None
}
