//! Temporary keys as text for those who use them.

use oss_sign::{Credentials, Secret};

use crate::args::sts::Format;
use crate::output::json::{self, Object};

/// The keys in a form that shells, files or programs read. `None` for keys that are anonymous.
pub(crate) fn write(credentials: &Credentials, format: Format) -> Option<String> {
    let key = credentials.access_key()?;
    let (id, secret) = (key.id(), key.secret().expose());
    let token = key.security_token().map(Secret::expose);
    let end = credentials.expires_at().map(json::time);
    let lines = |prefix: &str, quote: fn(&str) -> String| {
        let mut text = format!("{prefix}OSS_ACCESS_KEY_ID={}\n", quote(id));
        text.push_str(&format!(
            "{prefix}OSS_ACCESS_KEY_SECRET={}\n",
            quote(secret)
        ));
        if let Some(token) = token {
            text.push_str(&format!("{prefix}OSS_SESSION_TOKEN={}\n", quote(token)));
        }
        text
    };
    Some(match format {
        Format::Env => lines("export ", for_shell),
        Format::Dotenv => lines("", for_file),
        Format::Json => text(
            Object::default()
                .with("access_key_id", id)
                .with("access_key_secret", secret)
                .with_some("security_token", token)
                .with_some("expiration", end),
        ),
        // As the command line tool of Alibaba Cloud and the SDKs read it.
        Format::Process => text(
            Object::default()
                .with("mode", if token.is_some() { "StsToken" } else { "AK" })
                .with("access_key_id", id)
                .with("access_key_secret", secret)
                .with_some("sts_token", token)
                .with_some("expiration", end),
        ),
    })
}

fn text(object: Object) -> String {
    serde_json::Value::from(object).to_string()
}

fn for_shell(value: &str) -> String {
    format!("'{}'", value.replace('\'', "'\\''"))
}

/// Double quotes, since tokens may hold `#` or `=`.
fn for_file(value: &str) -> String {
    format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use oss_sign::UtcSeconds;

    use super::*;

    fn keys() -> Credentials {
        Credentials::new("STS.EXAMPLE", "example'secret")
            .and_then(|keys| keys.with_security_token("example=token"))
            .unwrap()
            .with_expiration(UtcSeconds::new(1_800_000_000))
    }

    #[test]
    fn a_shell_can_eval_them() {
        let text = write(&keys(), Format::Env).unwrap();
        assert_eq!(
            text,
            "export OSS_ACCESS_KEY_ID='STS.EXAMPLE'\n\
             export OSS_ACCESS_KEY_SECRET='example'\\''secret'\n\
             export OSS_SESSION_TOKEN='example=token'\n"
        );
    }

    #[test]
    fn a_process_says_its_mode() {
        let text = write(&keys(), Format::Process).unwrap();
        assert_eq!(
            text,
            r#"{"mode":"StsToken","access_key_id":"STS.EXAMPLE","access_key_secret":"example'secret","sts_token":"example=token","expiration":"2027-01-15T08:00:00Z"}"#
        );
    }
}
