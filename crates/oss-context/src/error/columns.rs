//! Text in columns, for a person at a terminal.

use std::fmt;

/// Writes `label` and, beside it, `text` broken into lines of at most [`WIDTH`] characters.
///
/// Every line of `text` begins after `column` characters, which are `indent` blanks and the label. Each
/// line starts with a line break, so that the text can follow a sentence.
pub(super) fn entry(
    f: &mut fmt::Formatter<'_>,
    indent: usize,
    column: usize,
    label: &str,
    text: &str,
) -> fmt::Result {
    let mut label = label;
    let (width, room) = (column.saturating_sub(indent), WIDTH.saturating_sub(column));
    for line in text.lines().flat_map(|line| wrapped(line, room)) {
        write!(f, "\n{:indent$}{label:<width$}{line}", "")?;
        label = "";
    }
    Ok(())
}

/// Breaks a text at blanks into lines that fit. A word that is longer than a line is not broken, so that
/// a path can be copied.
fn wrapped(text: &str, room: usize) -> Vec<String> {
    if text.chars().count() <= room {
        return vec![text.to_owned()];
    }
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// The widest line, in characters.
const WIDTH: usize = 100;
