//! From the words of the command line to [`Cli`], or to the reason why not.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory, FromArgMatches};

use crate::args::Cli;
use crate::failure::Failure;

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
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        return Failure::usage("which command?\n\n".to_owned() + &error.render().to_string());
    }
    let text = error.render().to_string();
    let text = text.strip_prefix("error: ").unwrap_or(&text).trim_end();
    let (mut message, mut hints) = (Vec::new(), Vec::new());
    for line in text.lines() {
        match line.trim_start().strip_prefix("tip: ") {
            Some(tip) => hints.push(tip.to_owned()),
            None if line.starts_with("For more information") => {}
            None => message.push(line),
        }
    }
    let message = message.join("\n").trim_end().replace("\n\n\n", "\n\n");
    let (sentence, usage) = message.split_once("\n\nUsage: ").unwrap_or((&message, ""));
    let mut failure = Failure::usage(sentence.trim_end());
    for hint in hints {
        failure = failure.hint(hint);
    }
    if !usage.is_empty() {
        failure = failure.hint(format!("usage: {}", usage.trim()));
    }
    failure
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
    fn a_slip_is_answered_by_what_was_meant() {
        let failure = refused("oss stta oss://examplebucket/a");
        assert_eq!(failure.to_string(), "unrecognized subcommand 'stta'");
        assert_eq!(failure.hints()[0], "a similar subcommand exists: 'stat'");
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
