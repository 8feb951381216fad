//! Text for people: lines that nothing from outside can break or steer.

use crate::escape::visible;

/// Lines of text, each without any character that a terminal would obey.
///
/// A [`String`] becomes a single line: a line end in it is shown as `\n`, so that a key or a
/// server's message cannot pretend to be a line of its own. Layouts of several lines are made by
/// [`Text::block`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Text(Vec<String>);

impl Text {
    /// Splits a layout of this program at its line ends. Values that come from outside must have
    /// been made [`visible`] before they were put into the layout.
    pub(crate) fn block(layout: &str) -> Self {
        let lines = layout.trim_end_matches('\n').split('\n');
        lines.map(|line| visible(line).into_owned()).collect()
    }

    /// Returns the lines.
    pub(crate) fn lines(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

impl<T: AsRef<str>> FromIterator<T> for Text {
    fn from_iter<I: IntoIterator<Item = T>>(lines: I) -> Self {
        let lines = lines.into_iter();
        Self(
            lines
                .map(|line| visible(line.as_ref()).into_owned())
                .collect(),
        )
    }
}

impl From<&str> for Text {
    fn from(line: &str) -> Self {
        Self(vec![visible(line).into_owned()])
    }
}

impl From<String> for Text {
    fn from(line: String) -> Self {
        Self::from(line.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_string_is_one_line_and_a_block_is_several() {
        let line = Text::from("a\nerror: b".to_owned());
        assert_eq!(line.lines().collect::<Vec<_>>(), ["a\\nerror: b"]);
        let block = Text::block("a\n  b\u{1b}\n");
        assert_eq!(block.lines().collect::<Vec<_>>(), ["a", "  b\\u{1b}"]);
    }
}
