//! What a profile of a configuration file resolves to, before any request is sent.

use std::path::PathBuf;
use std::time::Duration;

use oss_sign::{Credentials, Secret};

use crate::key_parts::CheckedKeys;
use crate::oauth_tokens::OAuthSite;
use crate::sts::StsEndpoint;

/// How to get the keys that a profile describes. Every setting was checked.
#[derive(Debug)]
pub(crate) enum Recipe {
    /// The keys of the profile itself.
    Keys(CheckedKeys),
    /// No keys: requests are not signed.
    Anonymous,
    /// A role, assumed with the keys of another recipe.
    AssumeRole(Box<RoleRecipe>),
    /// A role of the ECS instance. Without a name, the role that is bound to the instance.
    EcsRole(Option<String>),
    /// A role, assumed with an OIDC token.
    Oidc(Box<OidcRecipe>),
    /// A URL that returns keys. Its query may contain a token.
    Uri(Secret),
    /// A program that prints keys. Its arguments may contain a secret.
    Process {
        /// The program and its arguments.
        command: Vec<Secret>,
        /// How long it may run, if the profile says so.
        timeout: Option<Duration>,
    },
    /// A session of CloudSSO.
    CloudSso(Box<CloudSsoRecipe>),
    /// A login of the aliyun CLI.
    OAuth(Box<OAuthRecipe>),
}

/// A recipe and the profile it belongs to.
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

/// The settings of every kind of role.
#[derive(Debug)]
pub(crate) struct RoleSettings {
    /// The profile with these settings, for errors.
    pub(crate) origin: String,
    pub(crate) role_arn: String,
    pub(crate) session_name: Option<String>,
    /// What the profile calls the session name, for errors.
    pub(crate) session_name_field: &'static str,
    pub(crate) duration: Option<Duration>,
    pub(crate) policy: Option<String>,
    pub(crate) external_id: Option<String>,
    pub(crate) endpoint: StsEndpoint,
}

/// A login to CloudSSO, and the keys that it returned last.
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

/// An OAuth login, and the keys that it returned last.
#[derive(Debug)]
pub(crate) struct OAuthRecipe {
    pub(crate) site: OAuthSite,
    pub(crate) access_token: Option<Secret>,
    /// In seconds since 1970; 0 counts as expired.
    pub(crate) access_token_expires: i64,
    pub(crate) refresh_token: Option<Secret>,
    /// In seconds since 1970, if the profile says so.
    pub(crate) refresh_token_expires: Option<i64>,
    pub(crate) cached: Option<Credentials>,
    /// The name of the profile, for the advice in errors and for saving new tokens.
    pub(crate) profile: String,
}

impl Recipe {
    /// Whether blanks around a key were removed.
    pub(crate) fn is_stripped(&self) -> bool {
        match self {
            Self::Keys(taken) => taken.stripped,
            Self::AssumeRole(role) => role.source.is_stripped(),
            _ => false,
        }
    }
}
