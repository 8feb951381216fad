//! Text in columns, for a person at a terminal.

use std::fmt;

/// Writes `label` and, beside it, `text` broken into lines of at most [`WIDTH`] characters.
///
/// `indent` and `label` together take `column` characters; every line of `text` begins there. Each
/// line starts with a line end, so that a block can follow a sentence.
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

/// Breaks at blanks what does not fit. A word longer than a line stays whole: a path must be
/// copyable.
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
