//! The families of environment variables that hold a key pair.

use oss_sign::Secret;

use crate::intake::{Intake, Taken, Text};
use oss_context::PassedOver;
use oss_context::{CredentialsError, Environment};

/// The variables that belong together; never mixed with those of another family.
struct Family {
    id: &'static str,
    secret: &'static str,
    token: &'static str,
}

/// The credentials of the first family of which anything is set.
pub(crate) fn read(environment: &Environment) -> Result<Taken, CredentialsError> {
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
    fn read(&self, environment: &Environment) -> Result<Option<Taken>, CredentialsError> {
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
        let taken = Intake {
            id,
            secret,
            token: read(self.token)?,
        }
        .take()
        .map_err(|unusable| {
            CredentialsError::invalid_configuration("environment", unusable.field, unusable.problem)
        })?;
        Ok(Some(taken))
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
    },
    Family {
        id: "ALIBABA_CLOUD_ACCESS_KEY_ID",
        secret: "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
        token: "ALIBABA_CLOUD_SECURITY_TOKEN",
    },
    Family {
        id: "ALIBABACLOUD_ACCESS_KEY_ID",
        secret: "ALIBABACLOUD_ACCESS_KEY_SECRET",
        token: "ALIBABACLOUD_SECURITY_TOKEN",
    },
    Family {
        id: "ALICLOUD_ACCESS_KEY_ID",
        secret: "ALICLOUD_ACCESS_KEY_SECRET",
        token: TERRAFORMS_TOKEN,
    },
];

/// Terraform uses this name too, beside others for the key pair, so alone it proves nothing.
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
