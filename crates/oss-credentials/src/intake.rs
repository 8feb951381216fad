//! The hygiene that every key gets, whatever source it came from.

use oss_sign::{Credentials, Secret};

/// The texts of one key pair as a source gave them, each with the name that errors use for it.
pub(crate) struct Intake<'a> {
    pub(crate) id: Text<'a>,
    pub(crate) secret: Text<'a>,
    pub(crate) token: Option<Text<'a>>,
}

/// One text with its name.
pub(crate) struct Text<'a> {
    pub(crate) field: &'a str,
    pub(crate) value: Secret,
}

/// What the texts became, and whether blanks were cut off.
#[derive(Debug)]
pub(crate) struct Taken {
    pub(crate) credentials: Credentials,
    pub(crate) stripped: bool,
}

/// A text that cannot be used; never the text itself.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Unusable {
    pub(crate) field: String,
    pub(crate) problem: &'static str,
}

impl<'a> Text<'a> {
    pub(crate) fn new(field: &'a str, value: impl Into<String>) -> Self {
        Self {
            field,
            value: Secret::new(value),
        }
    }

    /// Kubernetes secrets and `echo >file` leave a newline at the end.
    pub(crate) fn trimmed(&self) -> &str {
        self.value
            .expose()
            .trim_matches(|c: char| c.is_ascii_whitespace())
    }

    fn is_stripped(&self) -> bool {
        self.trimmed().len() != self.value.expose().len()
    }

    fn unusable(&self, problem: &'static str) -> Unusable {
        Unusable {
            field: self.field.to_owned(),
            problem,
        }
    }
}

impl Intake<'_> {
    /// Trims, checks, and makes credentials of it.
    pub(crate) fn take(&self) -> Result<Taken, Unusable> {
        check_id(&self.id)?;
        check_secret(&self.secret)?;
        let mut credentials = Credentials::new(self.id.trimmed(), self.secret.trimmed())
            .map_err(|_| self.secret.unusable("cannot be used as a key"))?;
        if let Some(token) = &self.token {
            check_visible(token)?;
            credentials = credentials
                .with_security_token(token.trimmed())
                .map_err(|_| token.unusable("cannot be used as a security token"))?;
        }
        let texts = [Some(&self.id), Some(&self.secret), self.token.as_ref()];
        let stripped = texts.into_iter().flatten().any(Text::is_stripped);
        Ok(Taken {
            credentials,
            stripped,
        })
    }
}

fn check_id(id: &Text<'_>) -> Result<(), Unusable> {
    check_visible(id)?;
    if id.trimmed().len() > MAX_ID_LENGTH {
        return Err(id.unusable("is longer than 128 characters"));
    }
    Ok(())
}

/// Ids and tokens are sent in headers and URLs, where only visible ASCII passes.
fn check_visible(text: &Text<'_>) -> Result<(), Unusable> {
    if text.trimmed().is_empty() {
        return Err(text.unusable("is empty"));
    }
    if !text.trimmed().bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(text.unusable("holds a character that is not visible ASCII"));
    }
    Ok(())
}

fn check_secret(secret: &Text<'_>) -> Result<(), Unusable> {
    if secret.trimmed().is_empty() {
        return Err(secret.unusable("is empty"));
    }
    if secret.trimmed().chars().any(char::is_control) {
        return Err(secret.unusable("holds a control character"));
    }
    Ok(())
}

const MAX_ID_LENGTH: usize = 128;

#[cfg(test)]
mod tests {
    use super::*;

    fn intake(
        id: &'static str,
        secret: &'static str,
        token: Option<&'static str>,
    ) -> Intake<'static> {
        Intake {
            id: Text::new("id", id),
            secret: Text::new("secret", secret),
            token: token.map(|token| Text::new("token", token)),
        }
    }

    #[test]
    fn blanks_around_are_cut_and_told() {
        let taken = intake(" a\n", "b\r\n", Some("\tt")).take().unwrap();
        let key = taken.credentials.access_key().unwrap();
        assert_eq!((key.id(), key.secret().expose()), ("a", "b"));
        assert_eq!(key.security_token().unwrap().expose(), "t");
        assert!(taken.stripped);
        assert!(!intake("a", "b", None).take().unwrap().stripped);
    }

    #[test]
    fn what_cannot_be_sent_is_refused_by_name() {
        let cases = [
            (intake("", "b", None), "id"),
            (intake("a\u{7}b", "b", None), "id"),
            (intake("é", "b", None), "id"),
            (intake("a", "\n", None), "secret"),
            (intake("a", "b\u{0}c", None), "secret"),
            (intake("a", "b", Some(" ")), "token"),
            (intake("a", "b", Some("t\r\nx: y")), "token"),
        ];
        for (intake, field) in cases {
            assert_eq!(intake.take().unwrap_err().field, field);
        }
        let long = "x".repeat(129);
        let intake = Intake {
            id: Text::new("id", long),
            secret: Text::new("secret", "b"),
            token: None,
        };
        assert_eq!(
            intake.take().unwrap_err().problem,
            "is longer than 128 characters"
        );
    }
}
