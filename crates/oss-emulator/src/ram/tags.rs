//! Tags of roles and policies, in both forms in which clients send them.

use crate::identities::Tag;
use crate::rpc::{Members, RpcError};

use super::call::Call;

/// The tags of a call: `Tag` as JSON text, or `Tag.1.Key` and `Tag.1.Value`. In a list operation they
/// are the tags that the items must have.
///
/// # Errors
/// The JSON is not a list of keys and values, there are more than twenty tags, or a key is repeated.
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

/// Whether all wanted tags are there. A tag that is wanted without a value may have any value.
pub(super) fn fit(own: &[Tag], wanted: &[Tag]) -> bool {
    let has = |want: &Tag| {
        own.iter()
            .any(|tag| tag.key == want.key && (want.value.is_empty() || tag.value == want.value))
    };
    wanted.iter().all(has)
}

/// The member `Tags.Tag[]`, if there are any tags.
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

/// The highest number of tags of a role or a policy.
const MOST: usize = 20;
