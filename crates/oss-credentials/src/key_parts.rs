//! The checks that every access key passes, whatever source it comes from.

use oss_context::CredentialsError;
use oss_context::keys::check_token;
use oss_sign::{Credentials, Secret};

/// The texts of one access key as a source wrote them, each with the name that errors use for it.
pub(crate) struct KeyParts<'a> {
    pub(crate) id: Text<'a>,
    pub(crate) secret: Text<'a>,
    pub(crate) token: Option<Text<'a>>,
    /// The name of the token, for the error about temporary keys without one.
    pub(crate) token_field: &'a str,
}

/// A text with its name.
pub(crate) struct Text<'a> {
    pub(crate) field: &'a str,
    pub(crate) value: Secret,
}

/// The credentials that the texts are, and whether blanks around them were removed.
#[derive(Debug)]
pub(crate) struct CheckedKeys {
    pub(crate) credentials: Credentials,
    pub(crate) stripped: bool,
}

/// Why a text cannot be used. It never contains the text.
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

    /// The text without the blanks around it: Kubernetes secrets and `echo >file` leave a line end.
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

impl KeyParts<'_> {
    /// Removes blanks around the texts, checks them, and makes credentials of them.
    ///
    /// # Errors
    ///
    /// `refuse` makes the error for a text that cannot be used. Temporary keys without a token are
    /// [`CredentialsError::MissingToken`] at `origin`.
    pub(crate) fn check(
        &self,
        origin: &str,
        refuse: impl Fn(&Unusable) -> CredentialsError,
    ) -> Result<CheckedKeys, CredentialsError> {
        let checked = self.checked().map_err(|unusable| refuse(&unusable))?;
        check_token(&checked.credentials, origin, self.token_field)?;
        Ok(checked)
    }

    fn checked(&self) -> Result<CheckedKeys, Unusable> {
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
        Ok(CheckedKeys {
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
        return Err(text.unusable("contains a character that is not visible ASCII"));
    }
    Ok(())
}

fn check_secret(secret: &Text<'_>) -> Result<(), Unusable> {
    if secret.trimmed().is_empty() {
        return Err(secret.unusable("is empty"));
    }
    if secret.trimmed().chars().any(char::is_control) {
        return Err(secret.unusable("contains a control character"));
    }
    Ok(())
}

const MAX_ID_LENGTH: usize = 128;

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(
        id: &'static str,
        secret: &'static str,
        token: Option<&'static str>,
    ) -> KeyParts<'static> {
        KeyParts {
            id: Text::new("id", id),
            secret: Text::new("secret", secret),
            token: token.map(|token| Text::new("token", token)),
            token_field: "token",
        }
    }

    #[test]
    fn blanks_around_are_removed_and_reported() {
        let keys = parts(" a\n", "b\r\n", Some("\tt")).checked().unwrap();
        let key = keys.credentials.access_key().unwrap();
        assert_eq!((key.id(), key.secret().expose()), ("a", "b"));
        assert_eq!(key.security_token().unwrap().expose(), "t");
        assert!(keys.stripped);
        assert!(!parts("a", "b", None).checked().unwrap().stripped);
    }

    #[test]
    fn what_cannot_be_sent_is_refused_by_name() {
        let cases = [
            (parts("", "b", None), "id"),
            (parts("a\u{7}b", "b", None), "id"),
            (parts("é", "b", None), "id"),
            (parts("a", "\n", None), "secret"),
            (parts("a", "b\u{0}c", None), "secret"),
            (parts("a", "b", Some(" ")), "token"),
            (parts("a", "b", Some("t\r\nx: y")), "token"),
        ];
        for (parts, field) in cases {
            assert_eq!(parts.checked().unwrap_err().field, field);
        }
        let long = "x".repeat(129);
        let parts = KeyParts {
            id: Text::new("id", long),
            secret: Text::new("secret", "b"),
            token: None,
            token_field: "token",
        };
        assert_eq!(
            parts.checked().unwrap_err().problem,
            "is longer than 128 characters"
        );
    }
}
