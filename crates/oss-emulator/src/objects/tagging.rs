//! `x-oss-tagging`: the tags of an object in a header.

use percent_encoding::percent_decode_str;

use crate::codes::{Code, OssError};

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
            return Err(OssError::new(Code::InvalidArgument)
                .message("Object tags cannot be greater than 10")
                .ec("0010-00000218"));
        }
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        let (key, value) = (decode(key)?, decode(value)?);
        let twice = tags.iter().any(|(other, _)| *other == key);
        if twice || !(1..=KEY).contains(&key.chars().count()) || value.chars().count() > VALUE {
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
    let legal = |c: char| c.is_alphanumeric() || " +-=._:/".contains(c);
    match text.chars().all(legal) {
        true => Ok(text.into_owned()),
        false => Err(malformed()),
    }
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
