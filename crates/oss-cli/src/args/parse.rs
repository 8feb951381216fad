//! From the words of the command line to [`Cli`], or to the reason why not.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory, FromArgMatches};

use crate::args::Cli;
use crate::failure::Failure;
use crate::location::printable_lines;

/// What the command line comes to.
#[derive(Debug)]
pub(crate) enum Parsed {
    /// A command to run.
    Command(Box<Cli>),
    /// Help or the version was asked for: text for standard output.
    Information(String),
    /// It cannot be understood.
    Refused(Failure),
}

/// Reads the words, the program's name first.
pub(crate) fn parse(words: impl IntoIterator<Item = OsString>) -> Parsed {
    let matches = Cli::command().try_get_matches_from(words);
    match matches.and_then(|matches| Cli::from_arg_matches(&matches)) {
        Ok(cli) => Parsed::Command(Box::new(cli)),
        Err(error) => match error.kind() {
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
                Parsed::Information(error.render().to_string())
            }
            _ => Parsed::Refused(refusal(&error)),
        },
    }
}

fn refusal(error: &clap::Error) -> Failure {
    if let Some(flag) = secret_flag(error) {
        return secret_refused(&flag);
    }
    let text = printable_lines(&error.render().to_string());
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        let usage = text.lines().find_map(|line| line.strip_prefix("Usage: "));
        return Failure::usage("which command?")
            .hint(format!("write: {}", usage.unwrap_or_default()))
            .hint("--help lists the commands");
    }
    let text = text.strip_prefix("error: ").unwrap_or(&text);
    let (sentence, usage) = text.split_once("\n\nUsage: ").unwrap_or((text, ""));
    // How to pass a flag as a value is no help to somebody who mistyped a flag.
    let (tips, sentence): (Vec<&str>, Vec<&str>) = sentence
        .lines()
        .filter(|line| !line.contains("tip: to pass") && !line.starts_with("For more information"))
        .partition(|line| line.trim_start().starts_with("tip: "));
    let mut failure = Failure::usage(sentence.join("\n").trim_end());
    for tip in tips {
        failure = failure.hint(tip.trim_start().trim_start_matches("tip: "));
    }
    match usage.lines().next() {
        Some(usage) => failure.hint(format!("write: {usage}")),
        None => failure,
    }
}

/// The flag by which somebody tried to hand over a secret; other tools take it so.
fn secret_flag(error: &clap::Error) -> Option<String> {
    let Some(ContextValue::String(flag)) = error.get(ContextKind::InvalidArg) else {
        return None;
    };
    let name = flag.split('=').next().unwrap_or_default();
    SECRET_FLAGS
        .contains(&name)
        .then(|| name.to_owned())
        .filter(|_| error.kind() == ErrorKind::UnknownArgument)
}

fn secret_refused(flag: &str) -> Failure {
    Failure::usage(format!(
        "{flag} does not exist: an argument is seen by every user of the machine and stays in the \
         shell's history"
    ))
    .hint(
        "set OSS_ACCESS_KEY_ID, OSS_ACCESS_KEY_SECRET and, for temporary keys, OSS_SESSION_TOKEN, \
         or name a profile of ~/.aliyun/config.json by --profile",
    )
}

/// As `ossutil`, `aliyun` and `aws` call them.
const SECRET_FLAGS: &[&str] = &[
    "--access-key-id",
    "--access-key-secret",
    "--access_key_id",
    "--access_key_secret",
    "--accesskeyid",
    "--accesskeysecret",
    "--ak",
    "--password",
    "--secret",
    "--secret-access-key",
    "--secret-key",
    "--security-token",
    "--session-token",
    "--sk",
    "--sts-token",
    "-k",
    "-i",
    "-t",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(line: &str) -> Failure {
        let words = line.split(' ').map(OsString::from);
        match parse(words) {
            Parsed::Refused(failure) => failure,
            other => panic!("{line}: {other:?}"),
        }
    }

    #[test]
    fn the_definitions_hold_together() {
        Cli::command().debug_assert();
    }

    #[test]
    fn a_secret_is_refused_and_not_repeated() {
        for line in [
            "oss --access-key-secret CANARY stat oss://examplebucket/a",
            "oss stat oss://examplebucket/a --access-key-secret=CANARY",
            "oss stat oss://examplebucket/a -k CANARY",
            "oss --sts-token=CANARY stat oss://examplebucket/a",
        ] {
            let failure = refused(line);
            assert!(failure.to_string().contains("does not exist"), "{failure}");
            assert!(failure.hints()[0].contains("OSS_ACCESS_KEY_SECRET"));
            assert!(!format!("{failure:?}").contains("CANARY"), "{line}");
        }
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
}
