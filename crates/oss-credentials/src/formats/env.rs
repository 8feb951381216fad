//! The families of environment variables that hold a key pair.

use oss_sign::{Secret, UtcSeconds};

use crate::key_parts::{CheckedKeys, KeyParts, Text};
use crate::timestamp;
use oss_context::PassedOver;
use oss_context::{CredentialsError, Environment};

/// Variables that belong together. They are never combined with those of another family.
struct Family {
    id: &'static str,
    secret: &'static str,
    token: &'static str,
    /// The variable with the time at which temporary keys expire, as in RFC 3339.
    expiration: Option<&'static str>,
}

/// Returns the credentials of the first family of which any variable is set.
pub(crate) fn read(environment: &Environment) -> Result<CheckedKeys, CredentialsError> {
    for family in &FAMILIES {
        if let Some(taken) = family.read(environment)? {
            return Ok(taken);
        }
    }
    Err(CredentialsError::not_found(
        passed_over(),
        look_alikes(environment)?,
    ))
}

impl Family {
    fn read(&self, environment: &Environment) -> Result<Option<CheckedKeys>, CredentialsError> {
        let read = |name| -> Result<_, CredentialsError> {
            let text = environment.var(name)?.map(|value| Text::new(name, value));
            Ok(text.filter(|text| !text.trimmed().is_empty()))
        };
        let (id, secret) = match (read(self.id)?, read(self.secret)?, read(self.token)?) {
            (None, None, None) => return Ok(None),
            (None, None, Some(_)) if self.token == TERRAFORMS_TOKEN => return Ok(None),
            (None, None, Some(_)) => return Err(missing(self.id, self.token)),
            (Some(_), None, _) => return Err(missing(self.secret, self.id)),
            (None, Some(_), _) => return Err(missing(self.id, self.secret)),
            (Some(id), Some(secret), _) => (id, secret),
        };
        let parts = KeyParts {
            id,
            secret,
            token: read(self.token)?,
            token_field: self.token,
        };
        let mut keys = parts.check("environment", |unusable| {
            let field = unusable.field.as_str();
            CredentialsError::invalid_configuration("environment", field, unusable.problem)
        })?;
        if let Some(end) = self.expiration(environment)? {
            keys.credentials = keys.credentials.with_expiration(end);
        }
        Ok(Some(keys))
    }

    /// Returns when the keys expire, which only keys with a token do.
    fn expiration(
        &self,
        environment: &Environment,
    ) -> Result<Option<UtcSeconds>, CredentialsError> {
        let read = |name| -> Result<_, CredentialsError> {
            let text = environment.var(name)?;
            Ok(text.filter(|text| !text.trim().is_empty()))
        };
        let Some(name) = self.expiration else {
            return Ok(None);
        };
        let Some(text) = read(name)? else {
            return Ok(None);
        };
        if read(self.token)?.map(Secret::new).is_none() {
            return Ok(None);
        }
        let end = timestamp::parse(&text);
        end.map(Some).ok_or_else(|| {
            let problem = format!("is {text:?}; expected a time such as 2026-03-05T07:08:09Z");
            CredentialsError::invalid_configuration("environment", name, problem)
        })
    }
}

fn missing(missing: &str, set: &str) -> CredentialsError {
    CredentialsError::invalid_configuration(
        "environment",
        missing,
        format!("is not set, but {set} is; they belong together"),
    )
}

fn passed_over() -> PassedOver {
    let names: Vec<_> = FAMILIES.iter().map(|family| family.id).collect();
    PassedOver {
        link: "environment".to_owned(),
        reason: format!("{} are not set", names.join(", ")),
        fix: "set OSS_ACCESS_KEY_ID and OSS_ACCESS_KEY_SECRET, for temporary keys \
              OSS_SESSION_TOKEN too"
            .to_owned(),
    }
}

fn look_alikes(environment: &Environment) -> Result<Vec<String>, CredentialsError> {
    let mut seen = Vec::new();
    for (name, why) in LOOK_ALIKES {
        if environment.var(name)?.map(Secret::new).is_some() {
            seen.push(format!("{name} ({why})"));
        }
    }
    Ok(seen)
}

const FAMILIES: [Family; 4] = [
    Family {
        id: "OSS_ACCESS_KEY_ID",
        secret: "OSS_ACCESS_KEY_SECRET",
        token: "OSS_SESSION_TOKEN",
        expiration: Some("OSS_SESSION_TOKEN_EXPIRATION"),
    },
    Family {
        id: "ALIBABA_CLOUD_ACCESS_KEY_ID",
        secret: "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
        token: "ALIBABA_CLOUD_SECURITY_TOKEN",
        expiration: None,
    },
    Family {
        id: "ALIBABACLOUD_ACCESS_KEY_ID",
        secret: "ALIBABACLOUD_ACCESS_KEY_SECRET",
        token: "ALIBABACLOUD_SECURITY_TOKEN",
        expiration: None,
    },
    Family {
        id: "ALICLOUD_ACCESS_KEY_ID",
        secret: "ALICLOUD_ACCESS_KEY_SECRET",
        token: TERRAFORMS_TOKEN,
        expiration: None,
    },
];

/// Terraform uses this variable too, together with other names for the key pair. If only this variable
/// is set, it therefore does not show that keys were meant for this family.
const TERRAFORMS_TOKEN: &str = "ALICLOUD_SECURITY_TOKEN";

const LOOK_ALIKES: [(&str, &str); 7] = [
    (
        "ALICLOUD_ACCESS_KEY",
        "Terraform's name; ours is ALIBABA_CLOUD_ACCESS_KEY_ID",
    ),
    (
        "ALICLOUD_SECRET_KEY",
        "Terraform's name; ours is ALIBABA_CLOUD_ACCESS_KEY_SECRET",
    ),
    (TERRAFORMS_TOKEN, "a token without its key pair"),
    (
        "ALIBABA_CLOUD_ACCESS_KEY_Id",
        "misspelt; the name ends in _ID",
    ),
    (
        "ALIYUN_ACCESS_KEY_ID",
        "a name of older SDKs; ours is ALIBABA_CLOUD_ACCESS_KEY_ID",
    ),
    (
        "ALIYUN_ACCESS_KEY_SECRET",
        "a name of older SDKs; ours is ALIBABA_CLOUD_ACCESS_KEY_SECRET",
    ),
    (
        "ACCESS_KEY_ID",
        "too general a name; ours is ALIBABA_CLOUD_ACCESS_KEY_ID",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn read_with(more: &[(&str, &str)]) -> Result<CheckedKeys, CredentialsError> {
        let pair = [
            ("OSS_ACCESS_KEY_ID", "id"),
            ("OSS_ACCESS_KEY_SECRET", "secret"),
        ];
        read(&Environment::fixed(pair.iter().chain(more).copied()))
    }

    #[test]
    fn temporary_keys_end_when_the_variable_says_so() {
        let end = ("OSS_SESSION_TOKEN_EXPIRATION", "2026-03-05T08:08:09Z");
        let token = ("OSS_SESSION_TOKEN", "token");
        let temporary = read_with(&[token, end]).unwrap().credentials;
        assert_eq!(temporary.expires_at(), Some(UtcSeconds::new(1_772_698_089)));
        assert_eq!(read_with(&[token]).unwrap().credentials.expires_at(), None);
        assert_eq!(read_with(&[end]).unwrap().credentials.expires_at(), None);
        let wrong = read_with(&[token, ("OSS_SESSION_TOKEN_EXPIRATION", "soon")]).unwrap_err();
        let text = wrong.to_string();
        assert!(
            text.contains("OSS_SESSION_TOKEN_EXPIRATION is \"soon\""),
            "{text}"
        );
    }
}
