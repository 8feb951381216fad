//! Values of options that are texts.

use std::collections::BTreeMap;
use std::time::Duration;

use oss_client::credentials::Environment;

use super::option::Named;
use super::{ConfigError, OssOption};

/// The options that were given, and the variables of the environment behind them.
pub(super) struct Values<'e> {
    given: BTreeMap<OssOption, String>,
    /// Variables of the sources of credentials, with the names in upper case.
    sources: BTreeMap<String, String>,
    environment: &'e Environment,
}

/// Variables that contain keys. Options that say where keys come from replace them.
const KEY_VARIABLES: &[&str] = &[
    "OSS_ACCESS_KEY_ID",
    "ALIBABA_CLOUD_ACCESS_KEY_ID",
    "ALIBABACLOUD_ACCESS_KEY_ID",
    "ALICLOUD_ACCESS_KEY_ID",
    "OSS_ACCESS_KEY_SECRET",
    "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
    "ALIBABACLOUD_ACCESS_KEY_SECRET",
    "ALICLOUD_ACCESS_KEY_SECRET",
    "OSS_SESSION_TOKEN",
    "ALIBABA_CLOUD_SECURITY_TOKEN",
    "ALIBABACLOUD_SECURITY_TOKEN",
    "ALICLOUD_SECURITY_TOKEN",
];

impl<'e> Values<'e> {
    /// Finds the options by their names.
    pub(super) fn read(
        options: Vec<(String, String)>,
        environment: &'e Environment,
    ) -> Result<Self, ConfigError> {
        let (mut given, mut sources) = (BTreeMap::new(), BTreeMap::new());
        for (key, value) in options {
            match Named::find(&key)? {
                Named::Option(option) => given.insert(option, value),
                Named::Source(name) => sources.insert(name.to_ascii_uppercase(), value),
            };
        }
        Ok(Self {
            given,
            sources,
            environment,
        })
    }

    /// Returns the value of an option, from the options or else from the environment. An empty value
    /// counts as not given.
    pub(super) fn text(&self, option: OssOption) -> Result<Option<String>, ConfigError> {
        let given = self.given.get(&option).filter(|value| !value.is_empty());
        if given.is_some() || !option.is_in_environment() {
            return Ok(given.cloned());
        }
        let variable = option.as_str().to_ascii_uppercase();
        let value = self.environment.var(&variable);
        value.map_err(|error| invalid(option, error.to_string()))
    }

    /// Returns the first of these options that was given as an option.
    pub(super) fn given(&self, options: &[OssOption]) -> Option<OssOption> {
        let is_given = |option: &&OssOption| self.given.contains_key(option);
        options.iter().find(is_given).copied()
    }

    /// Returns whether an option says where keys come from.
    pub(super) fn names_sources(&self) -> bool {
        !self.sources.is_empty()
    }

    /// Returns whether an option is `true` or `false`.
    pub(super) fn flag(&self, option: OssOption) -> Result<Option<bool>, ConfigError> {
        self.parsed(option, "true or false", |text| {
            match text.to_ascii_lowercase().as_str() {
                "true" | "1" | "yes" | "on" => Some(true),
                "false" | "0" | "no" | "off" => Some(false),
                _ => None,
            }
        })
    }

    /// Returns a number.
    pub(super) fn number(&self, option: OssOption) -> Result<Option<u64>, ConfigError> {
        self.parsed(option, "a number", |text| text.parse().ok())
    }

    /// Returns a duration.
    pub(super) fn duration(&self, option: OssOption) -> Result<Option<Duration>, ConfigError> {
        self.parsed(option, "a duration, such as 30s or 5m", |text| {
            humantime::parse_duration(text).ok()
        })
    }

    /// Parses the value of an option. No option that is parsed is a secret, so the error may show it.
    pub(super) fn parsed<T>(
        &self,
        option: OssOption,
        expected: &str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Result<Option<T>, ConfigError> {
        let Some(text) = self.text(option)? else {
            return Ok(None);
        };
        match parse(text.trim()) {
            Some(value) => Ok(Some(value)),
            None => Err(invalid(option, format!("{text:?} is not {expected}"))),
        }
    }

    /// Returns the environment for the sources of credentials. Options that say where keys come from
    /// replace the keys of the environment.
    pub(super) fn environment_of_sources(&self) -> Environment {
        let environment = self.environment.clone();
        if self.sources.is_empty() {
            return environment;
        }
        let hidden = KEY_VARIABLES.iter().map(|name| ((*name).to_owned(), None));
        let given = self.sources.clone().into_iter();
        let given = given.map(|(name, value)| (name, Some(value)));
        // Of two changes of the same variable, the last one is kept.
        environment.changed(hidden.chain(given))
    }
}

/// The error for a value that cannot be used.
pub(super) fn invalid(option: OssOption, reason: impl Into<String>) -> ConfigError {
    ConfigError::InvalidValue {
        key: option.as_str(),
        reason: reason.into(),
    }
}
