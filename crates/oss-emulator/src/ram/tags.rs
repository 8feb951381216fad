//! Tags of roles and policies, in both forms in which clients send them.

use crate::identities::Tag;
use crate::rpc::{Members, RpcError};

use super::call::Call;

/// Reads the tags of a call. They are sent as JSON text in `Tag`, or as `Tag.1.Key` and
/// `Tag.1.Value`. In a list operation they are the tags that the listed items must have.
///
/// # Errors
///
/// Returns an error if the JSON text is not a list of keys and values, if there are more than 20
/// tags, if a key is empty or repeated, or if a key or a value is longer than 128 bytes.
pub(super) fn from_call(call: &Call<'_>) -> Result<Vec<Tag>, RpcError> {
    let tags = match call.get("Tag") {
        Some(text) => from_json(text).ok_or_else(|| RpcError::invalid_value("Tag"))?,
        None => numbered(call),
    };
    let twice = |(index, tag): (usize, &Tag)| tags.iter().take(index).any(|t| t.key == tag.key);
    let bad = |tag: &Tag| tag.key.is_empty() || tag.key.len() > 128 || tag.value.len() > 128;
    if tags.len() > MOST || tags.iter().any(bad) || tags.iter().enumerate().any(twice) {
        return Err(RpcError::invalid_value("Tag"));
    }
    Ok(tags)
}

/// Returns whether all wanted tags are among the given ones. A wanted tag with an empty value
/// matches any value.
pub(super) fn fit(own: &[Tag], wanted: &[Tag]) -> bool {
    let has = |want: &Tag| {
        own.iter()
            .any(|tag| tag.key == want.key && (want.value.is_empty() || tag.value == want.value))
    };
    wanted.iter().all(has)
}

/// Adds the member `Tags.Tag[]` if there are any tags.
pub(super) fn show(members: Members, tags: &[Tag]) -> Members {
    if tags.is_empty() {
        return members;
    }
    let tags = tags.iter().map(|tag| {
        Members::new()
            .text("TagKey", &tag.key)
            .text("TagValue", &tag.value)
    });
    members.list("Tags", "Tag", tags.collect())
}

fn from_json(text: &str) -> Option<Vec<Tag>> {
    let list: serde_json::Value = serde_json::from_str(text).ok()?;
    let tag = |item: &serde_json::Value| {
        let text = |name| item.get(name).and_then(serde_json::Value::as_str);
        Some(Tag {
            key: text("Key")?.to_owned(),
            value: text("Value").unwrap_or_default().to_owned(),
        })
    };
    list.as_array()?.iter().map(tag).collect()
}

fn numbered(call: &Call<'_>) -> Vec<Tag> {
    let tag = |number: usize| {
        Some(Tag {
            key: call.get(&format!("Tag.{number}.Key"))?.to_owned(),
            value: call
                .get(&format!("Tag.{number}.Value"))
                .unwrap_or_default()
                .to_owned(),
        })
    };
    (1..=MOST + 1).map_while(tag).collect()
}

/// The maximum number of tags of a role or a policy.
const MOST: usize = 20;
