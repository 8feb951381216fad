//! From the words of the command line to [`Cli`], or to the reason why they cannot be understood.

mod hidden_globals;
mod ossutil;
mod secrets;

use std::ffi::OsString;

use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches};

use crate::args::Cli;
use crate::escape::visible;
use crate::failure::Failure;

/// The outcome of reading the command line.
#[derive(Debug)]
pub(crate) enum Parsed {
    /// A command to run.
    Command(Box<Cli>),
    /// Help or the version was asked for: the text for standard output.
    Information(String),
    /// The command line cannot be understood.
    Refused(Failure),
}

/// Reads the words of the command line, the first of which is the name of the program.
pub(crate) fn parse(words: &[OsString]) -> Parsed {
    if let [_, only] = words
        && only == "version"
    {
        let version = concat!("oss ", env!("CARGO_PKG_VERSION"));
        return Parsed::Information(version.to_owned());
    }
    let command = hidden_globals::hide(Cli::command());
    let matches = command.try_get_matches_from(words);
    match matches.and_then(|matches| Cli::from_arg_matches(&matches)) {
        Ok(cli) => Parsed::Command(Box::new(cli)),
        Err(error) => match error.kind() {
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
                Parsed::Information(error.render().to_string())
            }
            _ => Parsed::Refused(refusal(&error, words)),
        },
    }
}

fn refusal(error: &clap::Error, words: &[OsString]) -> Failure {
    if let Some(refused) = secrets::refused(error) {
        return refused;
    }
    let rendered = error.render().to_string();
    let text = rendered.strip_prefix("error: ").unwrap_or(&rendered);
    let usage = usage(text);
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        return Failure::usage("the command is missing")
            .hint(format!("usage: {}", usage.unwrap_or_default()))
            .hint("--help lists the commands");
    }
    let (sentence, _) = text.split_once("\n\nUsage: ").unwrap_or((text, ""));
    // How to pass a flag as a value is no help to somebody who mistyped a flag.
    let (tips, sentence): (Vec<&str>, Vec<&str>) = sentence
        .lines()
        .map(str::trim)
        .filter(|line| !line.contains("tip: to pass") && !line.starts_with("For more information"))
        .partition(|line| line.starts_with("tip: "));
    let mut failure = Failure::usage(visible(sentence.join(" ").trim_end()));
    if let Some(hint) = ossutil::hint(error, words) {
        return failure.hint(hint);
    }
    for tip in tips {
        failure = failure.hint(tip.trim_start_matches("tip: "));
    }
    match usage {
        Some(usage) => failure.hint(format!("usage: {usage}")),
        None => failure,
    }
}

/// The first line of the usage.
fn usage(text: &str) -> Option<&str> {
    text.lines().find_map(|line| line.strip_prefix("Usage: "))
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) fn refused(line: &str) -> Failure {
        let words: Vec<_> = line.split(' ').map(OsString::from).collect();
        match parse(&words) {
            Parsed::Refused(failure) => failure,
            other => panic!("{line}: {other:?}"),
        }
    }

    #[test]
    fn the_definitions_hold_together() {
        Cli::command().debug_assert();
    }

    #[test]
    fn what_was_typed_cannot_steer_the_terminal() {
        let failure = refused("oss stat oss://examplebucket/a --\u{1b}[2J");
        assert!(!failure.to_string().contains('\u{1b}'), "{failure:?}");
    }

    #[test]
    fn a_slip_is_answered_by_what_was_meant() {
        let failure = refused("oss presing oss://examplebucket/a");
        assert_eq!(failure.to_string(), "unrecognized subcommand 'presing'");
        assert_eq!(failure.hints()[0], "a similar subcommand exists: 'presign'");
        let failure = refused("oss stat oss://examplebucket/a --versoin-id 1");
        assert_eq!(
            failure.to_string(),
            "unexpected argument '--versoin-id' found"
        );
        assert_eq!(
            failure.hints()[0],
            "a similar argument exists: '--version-id'"
        );
    }

    #[test]
    fn a_sentence_is_one_line() {
        let failure = refused("oss stat");
        let sentence = "the following required arguments were not provided: <URL>";
        assert_eq!(failure.to_string(), sentence);
        assert_eq!(failure.hints()[0], "usage: oss stat <URL>");
        let failure = refused("oss stat oss://examplebucket/a --sign v5");
        assert!(failure.to_string().ends_with(" [possible values: v1, v4]"));
    }

    #[test]
    fn the_version_can_be_asked_for_as_a_command() {
        let parsed = parse(&["oss".into(), "version".into()]);
        assert!(matches!(parsed, Parsed::Information(text) if text.starts_with("oss ")));
    }
}
