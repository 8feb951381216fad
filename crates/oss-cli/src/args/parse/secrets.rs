//! Flags by which other tools accept secrets, and which this program does not have.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::failure::Failure;

/// Returns the refusal of a flag for a secret. It does not repeat the secret.
pub(super) fn refused(error: &clap::Error) -> Option<Failure> {
    if error.kind() != ErrorKind::UnknownArgument {
        return None;
    }
    let Some(ContextValue::String(flag)) = error.get(ContextKind::InvalidArg) else {
        return None;
    };
    let name = flag.split('=').next().unwrap_or_default();
    FLAGS.contains(&name).then(|| refusal(name))
}

fn refusal(flag: &str) -> Failure {
    Failure::usage(format!(
        "{flag} does not exist, because every user of the machine can see the arguments of a \
         program, and the shell keeps them in its history"
    ))
    .hint(
        "set OSS_ACCESS_KEY_ID, OSS_ACCESS_KEY_SECRET and, for temporary keys, OSS_SESSION_TOKEN, \
         or choose a profile of ~/.aliyun/config.json with --profile",
    )
}

/// The names that `ossutil`, `aliyun` and `aws` use.
const FLAGS: &[&str] = &[
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
    use super::super::tests::refused;

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
}
