//! Temporary keys as text for shells, files and programs.

use oss_sign::{Credentials, Secret};
use serde_json::Value;

use crate::args::sts::Format;
use crate::exit::ExitStatus;
use crate::failure::{Failure, Result};
use crate::key_variables;
use crate::output::json::{self, Object};
use crate::output::{Printer, Text};

/// Prints the keys in the form that the flags choose, and when they end.
///
/// # Errors
///
/// The credentials are anonymous, or standard output cannot be written.
pub(crate) fn print(credentials: &Credentials, format: Format, printer: Printer) -> Result<()> {
    let format = if printer.is_json() {
        Format::Json
    } else {
        format
    };
    let text = text(credentials, format)
        .ok_or_else(|| Failure::new(ExitStatus::Internal, "STS returned anonymous keys"))?;
    printer.text(Text::block(&text))?;
    if let Some(end) = credentials.expires_at() {
        printer.note(format!("the keys end at {}", end.to_iso_extended()));
    }
    Ok(())
}

/// Returns the keys in a form that shells, files or programs read, or `None` for anonymous keys.
fn text(credentials: &Credentials, format: Format) -> Option<String> {
    let key = credentials.access_key()?;
    let (id, secret) = (key.id(), key.secret().expose());
    let token = key.security_token().map(Secret::expose);
    let end = credentials.expires_at().map(json::time);
    Some(match format {
        Format::Env => {
            let keys = key_variables::for_oss(credentials);
            let source = [(key_variables::SOURCE.0, key_variables::SOURCE.1.to_owned())];
            let lines = keys.chain(source);
            let lines = lines.map(|(name, value)| format!("export {name}={}\n", quoted(&value)));
            lines.collect()
        }
        Format::Dotenv => key_variables::for_oss(credentials)
            .map(|(name, value)| format!("{name}={}\n", quoted(&value)))
            .collect(),
        Format::Json => line(
            Object::default()
                .with("access_key_id", id)
                .with("access_key_secret", secret)
                .with_some("security_token", token)
                .with_some("expiration", end),
        ),
        // The members are those that the command line tool and the SDKs of Alibaba Cloud read.
        Format::Process => line(
            Object::default()
                .with("mode", if token.is_some() { "StsToken" } else { "AK" })
                .with("access_key_id", id)
                .with("access_key_secret", secret)
                .with_some("sts_token", token)
                .with_some("expiration", end),
        ),
    })
}

fn line(object: Object) -> String {
    json::line(&Value::from(object))
}

/// Returns the value in single quotes, in which a shell expands nothing. The readers of `.env`
/// files treat single quotes alike.
fn quoted(value: &str) -> String {
    format!("'{}'", value.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use oss_sign::UtcSeconds;

    use super::*;

    fn keys() -> Credentials {
        Credentials::new("STS.EXAMPLE", "example'secret")
            .and_then(|keys| keys.with_security_token("example=$(id)`id`$HOME"))
            .unwrap()
            .with_expiration(UtcSeconds::new(1_800_000_000))
    }

    #[test]
    fn a_shell_can_eval_them() {
        let text = text(&keys(), Format::Env).unwrap();
        assert_eq!(
            text,
            "export OSS_ACCESS_KEY_ID='STS.EXAMPLE'\n\
             export OSS_ACCESS_KEY_SECRET='example'\\''secret'\n\
             export OSS_SESSION_TOKEN='example=$(id)`id`$HOME'\n\
             export OSS_SESSION_TOKEN_EXPIRATION='2027-01-15T08:00:00Z'\n\
             export OSS_CREDENTIALS='env'\n"
        );
    }

    #[test]
    fn a_file_that_a_shell_sources_expands_nothing() {
        let text = text(&keys(), Format::Dotenv).unwrap();
        assert_eq!(
            text,
            "OSS_ACCESS_KEY_ID='STS.EXAMPLE'\n\
             OSS_ACCESS_KEY_SECRET='example'\\''secret'\n\
             OSS_SESSION_TOKEN='example=$(id)`id`$HOME'\n\
             OSS_SESSION_TOKEN_EXPIRATION='2027-01-15T08:00:00Z'\n"
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_shell_reads_both_forms_back_unchanged() {
        for format in [Format::Env, Format::Dotenv] {
            let lines = text(&keys(), format).unwrap();
            let script = format!(
                "{lines}printf '%s|%s|%s' \"$OSS_ACCESS_KEY_ID\" \"$OSS_ACCESS_KEY_SECRET\" \
                 \"$OSS_SESSION_TOKEN\""
            );
            let ran = std::process::Command::new("sh")
                .args(["-c", &script])
                .output();
            let read = String::from_utf8(ran.unwrap().stdout).unwrap();
            assert_eq!(read, "STS.EXAMPLE|example'secret|example=$(id)`id`$HOME");
        }
    }

    #[test]
    fn a_process_says_its_mode() {
        let text = text(&keys(), Format::Process).unwrap();
        assert_eq!(
            text,
            r#"{"mode":"StsToken","access_key_id":"STS.EXAMPLE","access_key_secret":"example'secret","sts_token":"example=$(id)`id`$HOME","expiration":"2027-01-15T08:00:00Z"}"#
        );
    }
}
