//! Resolves the settings of one profile, for the modes that all files share.

use std::path::PathBuf;
use std::time::Duration;

use oss_sign::Secret;

use super::fallbacks::{
    ENVIRONMENT, EXTERNAL_ID, OIDC_PROVIDER_ARN, OIDC_TOKEN_FILE, ROLE_ARN, SESSION_NAME,
};
use super::{Fallbacks, Field, Mode, Profile};
use crate::formats::command_line::{self, Platform};
use crate::formats::recipe::{OidcRecipe, Recipe, RoleRecipe, RoleSettings};
use crate::key_parts::{CheckedKeys, KeyParts, Text, Unusable};
use crate::sts::request;
use crate::sts::{Network, PolicyText, StsEndpoint};
use oss_context::CredentialsError;
use oss_context::exchange::{Address, PlainHttpScope};

impl Profile {
    /// Resolves a mode that needs no other profile.
    pub(crate) fn recipe(
        &self,
        mode: Mode,
        fallbacks: &Fallbacks,
    ) -> Result<Recipe, CredentialsError> {
        match mode {
            Mode::AccessKey => Ok(Recipe::Keys(self.keys(mode, Token::Unused)?)),
            Mode::StsToken => Ok(Recipe::Keys(self.keys(mode, Token::Required)?)),
            Mode::Anonymous => Ok(Recipe::Anonymous),
            Mode::AssumeRole => {
                let role = self.role(mode, fallbacks)?;
                let source = Recipe::Keys(self.keys(mode, Token::Optional)?);
                Ok(Recipe::AssumeRole(Box::new(RoleRecipe { source, role })))
            }
            Mode::RoleOverEcs => {
                let role = self.role(mode, fallbacks)?;
                let source = self.ecs_role()?;
                Ok(Recipe::AssumeRole(Box::new(RoleRecipe { source, role })))
            }
            Mode::EcsRole => self.ecs_role(),
            Mode::Oidc => self.oidc(fallbacks),
            Mode::Process => self.process(),
            Mode::Uri => {
                let field = self.names.uri;
                let uri = self.required(field, mode)?;
                Address::parse(uri, &self.origin, first(field), PlainHttpScope::Private)?;
                Ok(Recipe::Uri(Secret::new(uri)))
            }
            Mode::BearerToken | Mode::Chained | Mode::CloudSso | Mode::OAuth | Mode::RsaKeyPair => {
                Err(self.unfit(mode))
            }
        }
    }

    /// Returns the keys of the profile itself. A missing part is never taken from anywhere else.
    pub(crate) fn keys(&self, mode: Mode, token: Token) -> Result<CheckedKeys, CredentialsError> {
        let names = self.names;
        let required = |field: Field| {
            let found = self.raw(field)?;
            let (name, text) = found.ok_or_else(|| self.missing(field, mode, ""))?;
            Ok::<_, CredentialsError>(Text::new(name, text))
        };
        let (id, secret) = (required(names.id)?, required(names.secret)?);
        let token = match token {
            Token::Unused => None,
            Token::Required => Some(required(names.token)?),
            Token::Optional => self
                .raw(names.token)?
                .map(|(name, text)| Text::new(name, text)),
        };
        let source = if token.is_some() {
            "static_sts"
        } else {
            "static_ak"
        };
        let parts = KeyParts {
            id,
            secret,
            token,
            token_field: first(names.token),
        };
        let refuse = |unusable: &Unusable| self.refuse(&unusable.field, unusable.problem);
        let mut keys = parts.check(&self.origin, refuse)?;
        keys.credentials = keys.credentials.with_source(source);
        Ok(keys)
    }

    /// Returns the settings with which a role is assumed, except for the keys.
    pub(crate) fn role(
        &self,
        mode: Mode,
        fallbacks: &Fallbacks,
    ) -> Result<RoleSettings, CredentialsError> {
        let arn = self.required(self.names.role_arn, mode)?;
        self.role_from_arn(arn, fallbacks)
    }

    fn role_from_arn(
        &self,
        arn: &str,
        fallbacks: &Fallbacks,
    ) -> Result<RoleSettings, CredentialsError> {
        let names = self.names;
        self.naming_the_setting(first(names.role_arn), request::check_role_arn(arn))?;
        let session_name = self.text_or(
            names.session_name,
            (SESSION_NAME, &fallbacks.session_name),
            request::check_session_name,
        )?;
        let external_id = self.text_or(
            names.external_id,
            (EXTERNAL_ID, &fallbacks.external_id),
            request::check_external_id,
        )?;
        if let Some(id) = &external_id {
            self.naming_the_setting(first(names.external_id), request::check_external_id(id))?;
        }
        let policy = self.text(names.policy)?.map(|policy| {
            let checked = PolicyText::from(policy).check();
            self.naming_the_setting(first(names.policy), checked)
        });
        Ok(RoleSettings {
            origin: self.origin.clone(),
            role_arn: arn.to_owned(),
            session_name,
            session_name_field: first(names.session_name),
            duration: self.duration()?,
            policy: policy.transpose()?,
            external_id,
            endpoint: self.sts_endpoint()?,
        })
    }

    /// Returns a text of the profile or, if it has none, the value of a variable, which `check` checks.
    fn text_or(
        &self,
        field: Field,
        (variable, value): (&str, &Option<String>),
        check: fn(&str) -> Result<(), CredentialsError>,
    ) -> Result<Option<String>, CredentialsError> {
        if let Some(own) = self.text(field)? {
            return Ok(Some(own.to_owned()));
        }
        if let Some(value) = value {
            check(value).map_err(|error| error.about(ENVIRONMENT, variable))?;
        }
        Ok(value.clone())
    }

    /// Returns the duration of a session. The number 0 stands for the default.
    fn duration(&self) -> Result<Option<Duration>, CredentialsError> {
        let field = self.names.duration;
        let Some(seconds) = self.number(field)?.filter(|seconds| *seconds != 0) else {
            return Ok(None);
        };
        // A negative number is refused in the same way as one second.
        let duration = Duration::from_secs(u64::try_from(seconds).unwrap_or(1));
        self.naming_the_setting(first(field), request::check_duration(duration))?;
        Ok(Some(duration))
    }

    /// Returns the STS endpoint that the profile chooses, as far as it says so.
    pub(crate) fn sts_endpoint(&self) -> Result<StsEndpoint, CredentialsError> {
        let names = self.names;
        let mut endpoint = StsEndpoint::new();
        if let Some(host) = self.text(names.sts_endpoint)? {
            endpoint = endpoint.endpoint(host);
        }
        if let Some(region) = self.text(names.sts_region)? {
            endpoint = endpoint.region(region);
        }
        if self.flag(names.vpc) {
            endpoint = endpoint.network(Network::Vpc);
        }
        Ok(endpoint)
    }

    fn ecs_role(&self) -> Result<Recipe, CredentialsError> {
        let name = self.text(self.names.ecs_role)?;
        Ok(Recipe::EcsRole(name.map(str::to_owned)))
    }

    /// Resolves a role that is assumed with an OIDC token. In pods, variables contain the settings that a
    /// profile does not have.
    fn oidc(&self, fallbacks: &Fallbacks) -> Result<Recipe, CredentialsError> {
        let names = self.names;
        let take = |field, fallback: &Option<String>, variable| {
            let own = self.text(field)?.map(str::to_owned);
            own.or_else(|| fallback.clone()).ok_or_else(|| {
                let more = format!(", and {variable} is not set");
                self.missing(field, Mode::Oidc, &more)
            })
        };
        let provider_arn = take(
            names.oidc_provider_arn,
            &fallbacks.oidc_provider_arn,
            OIDC_PROVIDER_ARN,
        )?;
        let token_file = take(
            names.oidc_token_file,
            &fallbacks.oidc_token_file,
            OIDC_TOKEN_FILE,
        )?;
        let role_arn = take(names.role_arn, &fallbacks.role_arn, ROLE_ARN)?;
        if self.text(names.role_arn)?.is_none() {
            let checked = request::check_role_arn(&role_arn);
            checked.map_err(|error| error.about(ENVIRONMENT, ROLE_ARN))?;
        }
        Ok(Recipe::Oidc(Box::new(OidcRecipe {
            provider_arn,
            token_file: PathBuf::from(token_file),
            role: self.role_from_arn(&role_arn, fallbacks)?,
        })))
    }

    fn process(&self) -> Result<Recipe, CredentialsError> {
        let line = self.required(self.names.process, Mode::Process)?;
        let field = self.names.process_timeout;
        let timeout = self.number(field)?.map(|seconds| match seconds {
            1..=LONGEST_PROCESS => Ok(Duration::from_secs(seconds.unsigned_abs())),
            _ => Err(self.refuse(
                first(field),
                format!("is {seconds}; 1 to {LONGEST_PROCESS} seconds are allowed"),
            )),
        });
        let words = command_line::split(line, Platform::this())
            .map_err(|fault| self.refuse(first(self.names.process), fault.to_string()))?;
        Ok(Recipe::Process {
            command: words.into_iter().map(Secret::new).collect(),
            timeout: timeout.transpose()?,
        })
    }
}

/// Whether a mode's keys come with a security token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Token {
    Optional,
    Required,
    Unused,
}

fn first(field: Field) -> &'static str {
    field.first().copied().unwrap_or_default()
}

/// The longest time in seconds that ossutil allows for a program.
const LONGEST_PROCESS: i64 = 600;
