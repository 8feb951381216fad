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
    /// What errors call the profile: `profile "prod" in /people/u/.aliyun/config.json`.
    pub(crate) origin: String,
    pub(crate) names: &'static Names,
    /// The settings by their names, as `names.spell` writes them.
    pub(crate) settings: BTreeMap<String, Setting>,
}

/// The names that a file may give to one setting. Errors use the first of them.
pub(crate) type Field = &'static [&'static str];

/// The names that a file format gives to each setting. A setting that the format does not have has no
/// names.
#[derive(Debug)]
pub(crate) struct Names {
    /// Writes a key in the form in which keys are compared.
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
    /// Returns what errors call a profile.
    pub(crate) fn origin(name: &str, path: &str) -> String {
        format!("profile {name:?} in {path}")
    }

    /// Returns the error for a setting of the profile that is missing or cannot be used.
    pub(crate) fn refuse(&self, field: &str, problem: impl Into<String>) -> CredentialsError {
        CredentialsError::invalid_configuration(self.origin.as_str(), field, problem)
    }

    /// Returns the result of checking the value of a setting. The error of a value that is refused then
    /// names the setting and this profile.
    pub(crate) fn naming_the_setting<T>(
        &self,
        field: &str,
        checked: Result<T, CredentialsError>,
    ) -> Result<T, CredentialsError> {
        checked.map_err(|error| match error {
            CredentialsError::InvalidConfiguration { problem, .. } => self.refuse(field, problem),
            error => error,
        })
    }

    /// Returns the first of these names that has a value, with its value.
    pub(crate) fn find(&self, field: &[&'static str]) -> Option<(&'static str, &Setting)> {
        field.iter().find_map(|name| {
            let setting = self.settings.get(&(self.names.spell)(name))?;
            setting.is_set().then_some((*name, setting))
        })
    }

    /// Returns a text without the blanks around it. An empty text counts as not set.
    pub(crate) fn text(&self, field: &[&'static str]) -> Result<Option<&str>, CredentialsError> {
        let raw = self.raw(field)?;
        Ok(raw.map(|(_, text)| text.trim()))
    }

    /// Returns a text as it is in the file, with the name that the file gives to it.
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

    /// Returns a text that `mode` requires.
    pub(crate) fn required(&self, field: Field, mode: Mode) -> Result<&str, CredentialsError> {
        self.text(field)?
            .ok_or_else(|| self.missing(field, mode, ""))
    }

    /// Returns a whole number.
    pub(crate) fn number(&self, field: Field) -> Result<Option<i64>, CredentialsError> {
        let Some((name, setting)) = self.find(field) else {
            return Ok(None);
        };
        match setting.number() {
            Some(number) => Ok(Some(number)),
            None => Err(self.refuse(name, "is not a whole number")),
        }
    }

    /// Returns whether a setting is `true`.
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
