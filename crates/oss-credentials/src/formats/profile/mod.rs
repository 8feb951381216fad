//! One profile of a configuration file: its settings by name, whatever the file's format.

mod fallbacks;
mod mode;
mod resolve;
mod setting;

use std::collections::BTreeMap;
use std::fmt;

pub(crate) use self::fallbacks::{ENVIRONMENT, Fallbacks, OSS_ROLE_ARN, OSS_SESSION_NAME};
pub(crate) use self::mode::Mode;
pub(crate) use self::resolve::Token;
pub(crate) use self::setting::Setting;

use oss_context::CredentialsError;

/// The settings of one profile. `Debug` shows their names only.
pub(crate) struct Profile {
    /// What errors call it: `profile "prod" in /people/u/.aliyun/config.json`.
    pub(crate) origin: String,
    pub(crate) names: &'static Names,
    /// By the names that `names.spell` gives them.
    pub(crate) settings: BTreeMap<String, Setting>,
}

/// One setting under the names that a file may give it; errors use the first.
pub(crate) type Field = &'static [&'static str];

/// What a file format calls each setting; empty where it has none.
#[derive(Debug)]
pub(crate) struct Names {
    /// How a key is written to be compared.
    pub(crate) spell: fn(&str) -> String,
    pub(crate) mode: &'static str,
    pub(crate) modes: &'static [(&'static str, Mode)],
    pub(crate) id: Field,
    pub(crate) secret: Field,
    pub(crate) token: Field,
    pub(crate) role_arn: Field,
    pub(crate) session_name: Field,
    pub(crate) duration: Field,
    pub(crate) policy: Field,
    pub(crate) external_id: Field,
    pub(crate) region: Field,
    pub(crate) endpoint: Field,
    pub(crate) sts_region: Field,
    pub(crate) sts_endpoint: Field,
    pub(crate) vpc: Field,
    pub(crate) ecs_role: Field,
    pub(crate) oidc_provider_arn: Field,
    pub(crate) oidc_token_file: Field,
    pub(crate) process: Field,
    pub(crate) process_timeout: Field,
    pub(crate) uri: Field,
    pub(crate) sign_in_url: Field,
    pub(crate) bearer: Field,
    pub(crate) key_pair: Field,
}

impl fmt::Debug for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Profile")
            .field("origin", &self.origin)
            .field("settings", &self.settings.keys().collect::<Vec<_>>())
            .finish()
    }
}

impl Profile {
    /// What errors call a profile.
    pub(crate) fn origin(name: &str, path: &str) -> String {
        format!("profile {name:?} in {path}")
    }

    /// A setting of the profile that is missing or cannot be used.
    pub(crate) fn refuse(&self, field: &str, problem: impl Into<String>) -> CredentialsError {
        CredentialsError::invalid_configuration(self.origin.as_str(), field, problem)
    }

    /// The same refusal, told of this profile's setting.
    pub(crate) fn told_of<T>(
        &self,
        field: &str,
        checked: Result<T, CredentialsError>,
    ) -> Result<T, CredentialsError> {
        checked.map_err(|error| match error {
            CredentialsError::InvalidConfiguration { problem, .. } => self.refuse(field, problem),
            error => error,
        })
    }

    /// The first of these names that has a value.
    pub(crate) fn find(&self, field: &[&'static str]) -> Option<(&'static str, &Setting)> {
        field.iter().find_map(|name| {
            let setting = self.settings.get(&(self.names.spell)(name))?;
            setting.is_set().then_some((*name, setting))
        })
    }

    /// A text without blanks around it; an empty one counts as not set.
    pub(crate) fn text(&self, field: &[&'static str]) -> Result<Option<&str>, CredentialsError> {
        let raw = self.raw(field)?;
        Ok(raw.map(|(_, text)| text.trim()))
    }

    /// A text as it stands, with the name it stands under.
    pub(crate) fn raw(
        &self,
        field: &[&'static str],
    ) -> Result<Option<(&'static str, &str)>, CredentialsError> {
        match self.find(field) {
            None => Ok(None),
            Some((name, Setting::Text(text))) => Ok(Some((name, text.expose()))),
            Some((name, other)) => {
                Err(self.refuse(name, format!("is {}, not a text", other.kind())))
            }
        }
    }

    /// A text that `mode` cannot do without.
    pub(crate) fn required(&self, field: Field, mode: Mode) -> Result<&str, CredentialsError> {
        self.text(field)?
            .ok_or_else(|| self.missing(field, mode, ""))
    }

    /// A whole number.
    pub(crate) fn number(&self, field: Field) -> Result<Option<i64>, CredentialsError> {
        let Some((name, setting)) = self.find(field) else {
            return Ok(None);
        };
        match setting.number() {
            Some(number) => Ok(Some(number)),
            None => Err(self.refuse(name, "is not a whole number")),
        }
    }

    /// Whether a setting says yes.
    pub(crate) fn flag(&self, field: Field) -> bool {
        self.find(field).is_some_and(|(_, setting)| setting.flag())
    }

    pub(crate) fn missing(&self, field: Field, mode: Mode, more: &str) -> CredentialsError {
        let name = field.first().copied().unwrap_or_default();
        let mode = self.names.mode_name(mode);
        let problem = format!("is missing ({} {mode}){more}", self.names.mode);
        self.refuse(name, problem)
    }
}
