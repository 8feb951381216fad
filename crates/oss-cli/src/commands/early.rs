//! What the words of the command line say before they are parsed, or where they cannot be.

use std::ffi::OsString;

use clap::ValueEnum;
use oss_credentials::Environment;

use crate::args::global::{Color, Form};
use crate::output::Printer;

/// Returns the printer for a command line that cannot be understood. It respects `--output` and
/// `--color` wherever they stand.
pub(super) fn printer(words: &[OsString], environment: &Environment) -> Printer {
    let form = value(words, "--output").unwrap_or(Form::Text);
    let color = value(words, "--color").unwrap_or(Color::Auto);
    Printer::early(form, color, environment)
}

/// Returns whether a shell is to evaluate what the command prints: the lines of temporary keys.
pub(super) fn is_for_eval(words: &[OsString]) -> bool {
    let is_json = value(words, "--output") == Some(Form::Json);
    let other_form = text(words, "--format").is_some_and(|form| form != "env");
    let prints_keys = [["access", "token"], ["sts", "assume-role"]]
        .iter()
        .any(|[command, below]| follows(words, command, below));
    prints_keys && !is_json && !other_form
}

/// Whether `below` follows `command`, with nothing between them but flags and their values.
fn follows(words: &[OsString], command: &str, below: &str) -> bool {
    let mut words = words.iter().take_while(|word| *word != "--");
    words.any(|word| word == command) && words.any(|word| word == below)
}

fn value<T: ValueEnum>(words: &[OsString], flag: &str) -> Option<T> {
    T::from_str(text(words, flag)?, true).ok()
}

/// The value of a flag, written as `FLAG VALUE` or `FLAG=VALUE`.
fn text<'a>(words: &'a [OsString], flag: &str) -> Option<&'a str> {
    let next = words.windows(2).find_map(|pair| match pair {
        [name, value] if name == flag => value.to_str(),
        _ => None,
    });
    let joined = || {
        let mut words = words.iter().filter_map(|word| word.to_str());
        words.find_map(|word| word.strip_prefix(flag)?.strip_prefix('='))
    };
    next.or_else(joined)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn for_eval(line: &str) -> bool {
        let words: Vec<_> = line.split(' ').map(OsString::from).collect();
        is_for_eval(&words)
    }

    #[test]
    fn lines_for_a_shell_are_recognised_even_in_a_wrong_command_line() {
        for line in [
            "oss access token uploads",
            "oss access token --nonsense",
            "oss --region cn-hangzhou access -v token",
            "oss sts assume-role",
            "oss sts assume-role a --format env",
        ] {
            assert!(for_eval(line), "{line}");
        }
        for line in [
            "oss access token uploads --format=json",
            "oss access token uploads --output json",
            "oss sts assume-role a --format dotenv",
            "oss access exec uploads -- access token",
            "oss access show token-of-mine",
        ] {
            assert!(!for_eval(line), "{line}");
        }
    }
}
