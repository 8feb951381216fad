//! Text from outside, made safe for a terminal.
//!
//! A server, a file or the key of an object can contain characters that a terminal obeys instead
//! of showing: control characters move the cursor or change settings, and bidirectional characters
//! show a text in another order than its bytes. [`crate::output::Printer`] writes nothing that did
//! not pass through here.

use std::borrow::Cow;
use std::fmt::Write as _;

/// Returns the text as one line in which every character that a terminal would obey is replaced
/// by an escape that can be seen, such as `\n` or `\u{1b}`.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(steers_terminal) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for letter in text.chars() {
        if steers_terminal(letter) {
            shown.extend(letter.escape_default());
        } else {
            shown.push(letter);
        }
    }
    Cow::Owned(shown)
}

/// Returns JSON text in which the characters that [`visible`] would replace are JSON escapes, such
/// as `\u009b`. The text parses to the same value as before.
///
/// A serializer escapes the control characters below U+0020 itself. The others occur only inside of
/// strings, where an escape stands for the same character.
pub(crate) fn visible_json(json: &str) -> Cow<'_, str> {
    let is_raw = |letter: char| letter != '\n' && steers_terminal(letter);
    if !json.contains(is_raw) {
        return Cow::Borrowed(json);
    }
    let mut shown = String::with_capacity(json.len() + 8);
    for letter in json.chars() {
        if is_raw(letter) {
            // All of them are below U+10000, so that one escape is enough. Writing to a `String`
            // cannot fail.
            let _ = write!(shown, "\\u{:04x}", u32::from(letter));
        } else {
            shown.push(letter);
        }
    }
    Cow::Owned(shown)
}

/// Whether a terminal obeys this character: C0, DEL and C1 controls, the marks, embeddings,
/// overrides and isolates of the bidirectional algorithm, and the line and paragraph separators.
pub(crate) fn steers_terminal(letter: char) -> bool {
    letter.is_control()
        || matches!(
            letter,
            '\u{61c}'
                | '\u{200e}'
                | '\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2066}'..='\u{2069}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One character of every range, and the first and last of each.
    const STEERING: &str = "\0\t\n\r\u{1b}\u{1f}\u{7f}\u{80}\u{85}\u{9b}\u{9f}\u{61c}\u{200e}\u{200f}\
                            \u{2028}\u{2029}\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2066}\u{2067}\
                            \u{2068}\u{2069}";

    #[test]
    fn no_character_reaches_the_terminal_that_it_would_obey() {
        let shown = visible(STEERING);
        assert!(!shown.contains(steers_terminal), "{shown}");
        assert!(shown.starts_with("\\u{0}\\t\\n\\r\\u{1b}"), "{shown}");
        assert_eq!(visible("gpj.\u{202e}exe"), "gpj.\\u{202e}exe");
    }

    #[test]
    fn every_other_text_stays_as_it_is() {
        for text in [
            "",
            "a b/c",
            "\\u{1b}",
            "日本語 é → …",
            "\u{200b}\u{200d}\u{2065}\u{206a}",
        ] {
            assert_eq!(visible(text), text);
        }
    }

    #[test]
    fn json_parses_to_the_same_text() {
        let value = serde_json::Value::from(STEERING);
        let text = value.to_string();
        let shown = visible_json(&text);
        assert!(!shown.contains(steers_terminal), "{shown}");
        assert_eq!(
            serde_json::from_str::<serde_json::Value>(&shown).unwrap(),
            value
        );
    }
}
