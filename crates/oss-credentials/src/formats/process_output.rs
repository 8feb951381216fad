//! The output of an external program.

use oss_sign::Credentials;

use crate::fields::{Fields, Names, Need};
use oss_context::{CredentialsError, Sender};

/// Parses the keys in one of two formats, which are never mixed: that of tools for OSS
/// (`AccessKeyId`) and that of the aliyun CLI (`access_key_id`, perhaps with a `mode`).
pub(crate) fn parse(origin: &str, output: &[u8]) -> Result<Credentials, CredentialsError> {
    let mut fields = Fields::parse_from(Sender::Program, origin, output)?;
    if fields.has(OSS.id) || !(fields.has(CLI.id) || fields.has(MODE)) {
        return fields.keys(&OSS, Need::Optional);
    }
    let mode = match fields.has(MODE) {
        true => Some(fields.required(MODE)?.trimmed().to_ascii_lowercase()),
        false => None,
    };
    match mode.as_deref() {
        Some("ak") => fields.keys(&CLI_WITHOUT_TOKEN, Need::Optional),
        Some("ststoken") if !fields.has(CLI_TOKEN) => Err(fields.invalid(CLI_TOKEN)),
        Some("ststoken") | None => fields.keys(&CLI, Need::Optional),
        Some(_) => Err(CredentialsError::Unsupported {
            origin: origin.to_owned(),
            field: MODE.to_owned(),
            problem: "is neither AK nor StsToken; a program must print keys, not a way to get them"
                .to_owned(),
            instead: "let the program print mode AK or StsToken, or put the mode into a profile"
                .to_owned(),
        }),
    }
}

const OSS: Names = Names::PASCAL;
const CLI: Names = Names {
    id: "access_key_id",
    secret: "access_key_secret",
    token: &[CLI_TOKEN],
    expiration: "expiration",
};
const CLI_WITHOUT_TOKEN: Names = Names { token: &[], ..CLI };
const CLI_TOKEN: &str = "sts_token";
const MODE: &str = "mode";
