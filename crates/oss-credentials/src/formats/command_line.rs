//! A command line taken apart without a shell.

use std::fmt;
use std::iter::Peekable;
use std::str::Chars;

/// The platform whose rules decide what a backslash means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Platform {
    /// A backslash takes the next character as it is. In double quotes it does so only before `"`, `\`, `$`,
    /// a backquote and the end of the line.
    Posix,
    /// A backslash is an ordinary character of paths, except before a double quote inside double quotes.
    Windows,
}

/// The reason why a line is not a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    Empty,
    TrailingBackslash,
    UnclosedQuote,
}

impl Platform {
    /// Returns the platform on which this program runs.
    pub(crate) fn this() -> Self {
        match cfg!(windows) {
            true => Self::Windows,
            false => Self::Posix,
        }
    }
}

/// Splits a line into the program and its arguments. Nothing is expanded, and `#` does not begin a
/// comment.
pub(crate) fn split(line: &str, platform: Platform) -> Result<Vec<String>, Fault> {
    let mut splitter = Splitter {
        rest: line.chars().peekable(),
        platform,
        words: Vec::new(),
        word: None,
    };
    splitter.run()?;
    let words = splitter.words;
    match words.first().is_none_or(String::is_empty) {
        true => Err(Fault::Empty),
        false => Ok(words),
    }
}

struct Splitter<'a> {
    rest: Peekable<Chars<'a>>,
    platform: Platform,
    words: Vec<String>,
    /// The word that is being read. Quotes begin a word even if nothing is between them.
    word: Option<String>,
}

impl Splitter<'_> {
    fn run(&mut self) -> Result<(), Fault> {
        while let Some(c) = self.rest.next() {
            match c {
                ' ' | '\t' | '\n' | '\r' => self.words.extend(self.word.take()),
                '\'' => self.single_quoted()?,
                '"' => self.double_quoted()?,
                '\\' if self.platform == Platform::Posix => {
                    match self.rest.next().ok_or(Fault::TrailingBackslash)? {
                        '\n' => (),
                        escaped => self.push(escaped),
                    }
                }
                c => self.push(c),
            }
        }
        self.words.extend(self.word.take());
        Ok(())
    }

    fn single_quoted(&mut self) -> Result<(), Fault> {
        self.word.get_or_insert_default();
        loop {
            match self.rest.next().ok_or(Fault::UnclosedQuote)? {
                '\'' => return Ok(()),
                c => self.push(c),
            }
        }
    }

    fn double_quoted(&mut self) -> Result<(), Fault> {
        self.word.get_or_insert_default();
        loop {
            match self.rest.next().ok_or(Fault::UnclosedQuote)? {
                '"' => return Ok(()),
                '\\' => self.escaped_in_quotes(),
                c => self.push(c),
            }
        }
    }

    fn escaped_in_quotes(&mut self) {
        let escapes: &[char] = match self.platform {
            Platform::Posix => &['"', '\\', '$', '`', '\n'],
            Platform::Windows => &['"'],
        };
        match self.rest.next_if(|c| escapes.contains(c)) {
            Some('\n') => (),
            Some(c) => self.push(c),
            None => self.push('\\'),
        }
    }

    fn push(&mut self, c: char) {
        self.word.get_or_insert_default().push(c);
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "is empty",
            Self::TrailingBackslash => "has a trailing backslash, which has nothing to escape",
            Self::UnclosedQuote => "has an unclosed quote",
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    #[test]
    fn every_sample_line() {
        let cases: Value = serde_json::from_str(include_str!(
            "../../tests/samples/process/command-lines.json"
        ))
        .unwrap();
        let cases = cases.as_array().unwrap();
        assert_eq!(cases.len(), 11);
        for case in cases {
            let platform = match case["platform"].as_str() {
                Some("windows") => Platform::Windows,
                _ => Platform::Posix,
            };
            match split(case["line"].as_str().unwrap(), platform) {
                Ok(words) => assert_eq!(Value::from(words), case["argv"], "{case}"),
                Err(fault) => {
                    let expected = case["error"].as_str().unwrap();
                    assert!(fault.to_string().contains(expected), "{case}: {fault}");
                }
            }
        }
    }

    #[test]
    fn nothing_is_expanded_or_taken_for_a_comment() {
        let words = split("tool #5 $HOME *.txt a#b ; x", Platform::Posix).unwrap();
        assert_eq!(words, ["tool", "#5", "$HOME", "*.txt", "a#b", ";", "x"]);
        let words = split(r#"t "a\"b\\c\$d" "e\f""#, Platform::Windows).unwrap();
        assert_eq!(words, ["t", r#"a"b\\c\$d"#, r"e\f"]);
    }

    #[test]
    fn the_end_of_the_line_inside_quotes_is_a_fault() {
        for line in ["t \"a", "t \"a\\", "t 'a\\'b'"] {
            assert_eq!(
                split(line, Platform::Posix),
                Err(Fault::UnclosedQuote),
                "{line}"
            );
        }
    }
}
