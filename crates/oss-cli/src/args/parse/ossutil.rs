//! Commands and flags of `ossutil` that this program does not have, or calls differently.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};

/// Returns what to type instead.
pub(super) fn hint(error: &clap::Error, words: &[OsString]) -> Option<String> {
    match (
        error.kind(),
        error.get(ContextKind::InvalidSubcommand),
        error.get(ContextKind::InvalidArg),
    ) {
        (ErrorKind::InvalidSubcommand, Some(ContextValue::String(name)), _) => command(name, words),
        (ErrorKind::UnknownArgument, _, Some(ContextValue::String(flag))) => {
            let (_, instead) = FLAGS.iter().find(|(name, _)| name == flag)?;
            Some((*instead).to_owned())
        }
        _ => None,
    }
}

fn command(name: &str, words: &[OsString]) -> Option<String> {
    // `ossutil sign oss://…` makes a URL; here `sign` looks into signatures.
    let is_sign = words.iter().any(|word| word == "sign");
    if is_sign && name.starts_with("oss://") {
        return Some(format!("to make a URL: oss presign {name}"));
    }
    let (_, instead) = COMMANDS.iter().find(|(known, _)| *known == name)?;
    Some((*instead).to_owned())
}

const COMMANDS: &[(&str, &str)] = &[
    ("version", "to print the version: oss --version"),
    ("head", "to show an object: oss stat URL"),
    (
        "create-symlink",
        "this program does not create symbolic links",
    ),
    ("probe", "to check the connection: oss config doctor"),
];

const FLAGS: &[(&str, &str)] = &[
    (
        "-e",
        "the endpoint is --endpoint URL or OSS_ENDPOINT; for a public host of OSS, --region is enough",
    ),
    (
        "-c",
        "the configuration file is --config FILE or OSS_CONFIG_FILE",
    ),
    (
        "-r",
        "this command works on one object; ls, cp and rm have -r",
    ),
    (
        "-f",
        "there is no question that -f could answer; oss rm and oss access grant have -y",
    ),
];

#[cfg(test)]
mod tests {
    use super::super::tests::refused;

    #[test]
    fn what_ossutil_calls_differently_is_explained() {
        for (line, hint) in [
            (
                "oss sign oss://examplebucket/a",
                "oss presign oss://examplebucket/a",
            ),
            (
                "oss cp a oss://examplebucket -e oss-cn-hangzhou.aliyuncs.com",
                "--endpoint",
            ),
            ("oss cp a oss://examplebucket -c file", "--config"),
            ("oss stat oss://examplebucket/a -r", "one object"),
            ("oss cp a oss://examplebucket -f", "no question"),
            ("oss version now", "oss --version"),
        ] {
            let failure = refused(line);
            assert!(failure.hints()[0].contains(hint), "{line}: {failure:?}");
        }
    }
}
