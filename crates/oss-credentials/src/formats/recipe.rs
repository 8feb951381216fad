//! Recipes describe how to obtain the keys of a profile. Making one sends no request.

use std::path::PathBuf;
use std::time::Duration;

use oss_sign::{Credentials, Secret};

use crate::key_parts::CheckedKeys;
use crate::oauth_tokens::OAuthSite;
use crate::sts::StsEndpoint;

/// How to obtain the keys that a profile describes. All settings in it have been checked.
#[derive(Debug)]
pub(crate) enum Recipe {
    /// The profile contains the keys.
    Keys(CheckedKeys),
    /// There are no keys, and requests are not signed.
    Anonymous,
    /// The keys are those of a role, which is assumed with the keys of another recipe.
    AssumeRole(Box<RoleRecipe>),
    /// The keys are those of a role of the ECS instance. If no name is given, the metadata service is
    /// asked which role the instance has.
    EcsRole(Option<String>),
    /// The keys are those of a role, which is assumed with an OIDC token.
    Oidc(Box<OidcRecipe>),
    /// A URL returns the keys. Its query may contain a token, so it is kept as a secret.
    Uri(Secret),
    /// A program prints the keys. Its arguments may contain a password, so they are kept as secrets.
    Process {
        /// The program and its arguments.
        command: Vec<Secret>,
        /// How long the program may run, if the profile sets a limit.
        timeout: Option<Duration>,
    },
    /// The keys are obtained with a CloudSSO login of the aliyun CLI.
    CloudSso(Box<CloudSsoRecipe>),
    /// The keys are obtained with an OAuth login of the aliyun CLI.
    OAuth(Box<OAuthRecipe>),
}

/// A recipe, with the name of the profile that it belongs to.
#[derive(Debug)]
pub(crate) struct Resolved {
    pub(crate) profile: String,
    pub(crate) recipe: Recipe,
}

/// The parameters of AssumeRole.
#[derive(Debug)]
pub(crate) struct RoleRecipe {
    pub(crate) source: Recipe,
    pub(crate) role: RoleSettings,
}

/// The parameters of AssumeRoleWithOIDC.
#[derive(Debug)]
pub(crate) struct OidcRecipe {
    pub(crate) provider_arn: String,
    pub(crate) token_file: PathBuf,
    pub(crate) role: RoleSettings,
}

/// The settings that all ways of assuming a role have in common.
#[derive(Debug)]
pub(crate) struct RoleSettings {
    /// The name of the profile in errors.
    pub(crate) origin: String,
    pub(crate) role_arn: String,
    pub(crate) session_name: Option<String>,
    /// The name of the setting that contains the session name, for errors.
    pub(crate) session_name_field: &'static str,
    pub(crate) duration: Option<Duration>,
    pub(crate) policy: Option<String>,
    pub(crate) external_id: Option<String>,
    pub(crate) endpoint: StsEndpoint,
}

/// A login to CloudSSO, with the keys that it returned last.
#[derive(Debug)]
pub(crate) struct CloudSsoRecipe {
    pub(crate) sign_in_url: String,
    pub(crate) account_id: String,
    pub(crate) access_config: String,
    pub(crate) access_token: Option<Secret>,
    /// In seconds since 1970; 0 counts as expired.
    pub(crate) access_token_expires: i64,
    pub(crate) cached: Option<Credentials>,
    /// The name of the profile, for the advice in errors.
    pub(crate) profile: String,
}

/// An OAuth login, with the keys that it returned last.
#[derive(Debug)]
pub(crate) struct OAuthRecipe {
    pub(crate) site: OAuthSite,
    pub(crate) access_token: Option<Secret>,
    /// In seconds since 1970; 0 counts as expired.
    pub(crate) access_token_expires: i64,
    pub(crate) refresh_token: Option<Secret>,
    /// In seconds since 1970, if the profile contains the time.
    pub(crate) refresh_token_expires: Option<i64>,
    pub(crate) cached: Option<Credentials>,
    /// The name of the profile, for the advice in errors and for saving new tokens.
    pub(crate) profile: String,
}

impl Recipe {
    /// Returns whether blanks around a key were removed, which deserves a warning.
    pub(crate) fn is_stripped(&self) -> bool {
        match self {
            Self::Keys(taken) => taken.stripped,
            Self::AssumeRole(role) => role.source.is_stripped(),
            _ => false,
        }
    }
}
