//! The tags of an object, in the header `x-oss-tagging` or in a document.

use percent_encoding::percent_decode_str;

use crate::codes::{Code, OssError};
use crate::configurations::has_tag_characters;
use crate::xml::Element;

/// Parses `k1=v1&k2=v2`, which is percent-encoded.
///
/// # Errors
///
/// Returns `InvalidArgument` if the list is malformed, repeats a name, has more than ten tags, or
/// has characters that tags cannot have.
pub(crate) fn parse_tagging(text: &str) -> Result<Vec<(String, String)>, OssError> {
    let mut tags: Vec<(String, String)> = Vec::new();
    for pair in text.split('&').filter(|pair| !pair.is_empty()) {
        if tags.len() == TAGS {
            return Err(too_many(Code::InvalidArgument));
        }
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        let (key, value) = (decode(key)?, decode(value)?);
        let twice = tags.iter().any(|(other, _)| *other == key);
        if twice || !is_key(&key) || !is_value(&value) {
            return Err(malformed());
        }
        tags.push((key, value));
    }
    Ok(tags)
}

fn decode(text: &str) -> Result<String, OssError> {
    // An equals sign within a value must be percent-encoded, so `aa=bb=cc` is refused.
    if text.contains('=') {
        return Err(malformed());
    }
    let text = text.replace('+', " ");
    let text = percent_decode_str(&text)
        .decode_utf8()
        .map_err(|_| malformed())?;
    Ok(text.into_owned())
}

/// Reads the tags in the document `Tagging`.
///
/// # Errors
///
/// Returns `InvalidTag` if there are more than ten tags or if one of them has characters or a length
/// that tags cannot have, `RepeatedTags` if a key is repeated, and `MalformedXML` if the document
/// has no set of tags.
pub(crate) fn tags_of_document(root: &Element) -> Result<Vec<(String, String)>, OssError> {
    let set = root.child("TagSet");
    let set = set.ok_or_else(|| OssError::malformed_xml("it has no TagSet"))?;
    let mut tags: Vec<(String, String)> = Vec::new();
    for tag in set.children.iter().filter(|child| child.name == "Tag") {
        let key = tag.child_text("Key");
        let key = key.ok_or_else(|| OssError::malformed_xml("a Tag has no Key"))?;
        let value = tag.child_text("Value").unwrap_or_default();
        if !is_key(key) {
            return Err(invalid("The TagKey you have provided is invalid.").ec("0010-00000209"));
        }
        if !is_value(value) {
            return Err(invalid("The TagValue you have provided is invalid.").ec("0010-00000217"));
        }
        if tags.iter().any(|(other, _)| other == key) {
            return Err(OssError::new(Code::RepeatedTags));
        }
        tags.push((key.to_owned(), value.to_owned()));
    }
    match tags.len() > TAGS {
        true => Err(too_many(Code::InvalidTag)),
        false => Ok(tags),
    }
}

fn is_key(key: &str) -> bool {
    (1..=KEY).contains(&key.chars().count()) && has_tag_characters(key)
}

fn is_value(value: &str) -> bool {
    value.chars().count() <= VALUE && has_tag_characters(value)
}

fn too_many(code: Code) -> OssError {
    OssError::new(code)
        .message("Object tags cannot be greater than 10")
        .ec("0010-00000218")
}

fn invalid(message: &'static str) -> OssError {
    OssError::new(Code::InvalidTag).message(message)
}

fn malformed() -> OssError {
    OssError::new(Code::InvalidArgument)
        .message(MALFORMED)
        .ec("0010-00000219")
}

const TAGS: usize = 10;
const KEY: usize = 128;
const VALUE: usize = 256;
const MALFORMED: &str = "The header 'x-oss-tagging' shall be encoded as UTF-8 then URLEncoded URL query parameters without tag name duplicates.";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_decoded() {
        let tags = parse_tagging("a=1&b&%E4%B8%AD%2B=x%3Dy").unwrap();
        let pairs: Vec<(&str, &str)> = tags.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
        assert_eq!(pairs, [("a", "1"), ("b", ""), ("中+", "x=y")]);
    }

    #[test]
    fn other_forms_are_refused() {
        let eleven = "abcdefghijk"
            .chars()
            .map(|c| format!("{c}=1"))
            .collect::<Vec<_>>()
            .join("&");
        for text in ["aa=bb=cc", "a=1&a=2", "=1", "a=%FF", "a=%21", &eleven] {
            assert!(parse_tagging(text).is_err(), "{text}");
        }
        assert!(parse_tagging(&format!("{}=1", "k".repeat(129))).is_err());
    }
}
