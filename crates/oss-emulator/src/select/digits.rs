//! Numbers of JSON that are kept as they are written, because no type of numbers holds every one of
//! them exactly.
//!
//! Before a document is parsed, each of its numbers is replaced by a text that begins with a mark. When
//! the text is written again, the mark and the quotes are removed.

/// Replaces the numbers of a document by marked texts.
pub(super) fn mark(json: &[u8]) -> Vec<u8> {
    let mut marked = Vec::with_capacity(json.len() * 2);
    let mut rest = json;
    while let Some(&byte) = rest.first() {
        let length = match byte {
            b'"' => text_length(rest),
            b'-' | b'0'..=b'9' => {
                let end = rest.iter().position(|byte| !is_of_number(*byte));
                let (number, after) = rest.split_at(end.unwrap_or(rest.len()));
                marked.extend_from_slice(WRITTEN.as_bytes());
                marked.extend_from_slice(number);
                marked.push(b'"');
                rest = after;
                continue;
            }
            _ => 1,
        };
        let (copied, after) = rest.split_at_checked(length).unwrap_or((rest, &[]));
        marked.extend_from_slice(copied);
        rest = after;
    }
    marked
}

/// Returns the number that a marked text stands for.
pub(super) fn digits(text: &str) -> Option<&str> {
    text.strip_prefix(MARK)
}

/// Returns the marked text for a number.
pub(super) fn marked(digits: &str) -> String {
    [MARK, digits].concat()
}

/// Writes the numbers instead of the marked texts in a document.
pub(super) fn unmark(json: String) -> String {
    if !json.contains(WRITTEN) {
        return json;
    }
    let mut pieces = json.split(WRITTEN);
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (number, after) = piece.split_once('"').unwrap_or((piece, ""));
        text.push_str(number);
        text.push_str(after);
    }
    text
}

/// Returns the length of the text in quotes with which the bytes begin.
fn text_length(json: &[u8]) -> usize {
    let mut at = 1;
    while let Some(byte) = json.get(at) {
        match byte {
            b'"' => return at + 1,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    json.len()
}

fn is_of_number(byte: u8) -> bool {
    byte.is_ascii_digit() || matches!(byte, b'-' | b'+' | b'.' | b'e' | b'E')
}

const MARK: &str = "\0#";
/// The mark with the quote before it, as it is written in JSON.
const WRITTEN: &str = "\"\\u0000#";

#[cfg(test)]
mod tests {
    use serde_json::Value as Json;

    use super::*;

    #[test]
    fn numbers_stay_as_they_are_written() {
        for json in [
            r#"{"a":123456789.123456789012345,"b":[-1,1.50,2e400],"c":"1 \" 2","5":null}"#,
            "12345678901234567890123",
            r#"["\\",1]"#,
            "{}",
        ] {
            let parsed: Json = serde_json::from_slice(&mark(json.as_bytes())).unwrap();
            assert_eq!(unmark(parsed.to_string()), json);
        }
        assert!(serde_json::from_slice::<Json>(&mark(b"[1,")).is_err());
    }
}
