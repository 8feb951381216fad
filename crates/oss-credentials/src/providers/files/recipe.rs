//! From a recipe to the provider that follows it.

use std::sync::Arc;

use oss_sign::{Secret, UtcSeconds};

use super::tokens::TokenStore;
use crate::formats::recipe::{
    CloudSsoRecipe, OAuthRecipe, OidcRecipe, Recipe, RoleRecipe, RoleSettings,
};
use crate::providers::session_options::SessionOptions;
use crate::providers::{
    AnonymousProvider, AssumeRoleProvider, AssumeRoleWithOidcProvider, CloudSsoProvider,
    CredentialsUriProvider, EcsRoleProvider, OAuthProvider, ProcessProvider,
};
use crate::sts::{PolicyText, request};
use oss_context::{CredentialsError, ProvideCredentials};

impl Recipe {
    /// The provider, which asks nobody yet. Without a `store` a login is never renewed.
    pub(super) fn provider(
        self,
        store: Option<&TokenStore>,
    ) -> Result<Arc<dyn ProvideCredentials>, CredentialsError> {
        Ok(match self {
            Self::Keys(taken) => Arc::new(taken.credentials),
            Self::Anonymous => Arc::new(AnonymousProvider::new()),
            Self::AssumeRole(recipe) => Arc::new(assume_role(*recipe, store)?),
            Self::EcsRole(None) => Arc::new(EcsRoleProvider::new()),
            Self::EcsRole(Some(name)) => Arc::new(EcsRoleProvider::new().role(name)),
            Self::Oidc(recipe) => Arc::new(oidc(*recipe)?),
            Self::Uri(uri) => Arc::new(CredentialsUriProvider::new(uri.expose())),
            Self::Process { command, timeout } => {
                let mut words = command.iter().map(Secret::expose);
                let process = ProcessProvider::command(words.next().unwrap_or_default(), words);
                Arc::new(match timeout {
                    Some(timeout) => process.timeout(timeout),
                    None => process,
                })
            }
            Self::CloudSso(recipe) => Arc::new(cloud_sso(*recipe)?),
            Self::OAuth(recipe) => Arc::new(oauth(*recipe, store)?),
        })
    }
}

fn assume_role(
    recipe: RoleRecipe,
    store: Option<&TokenStore>,
) -> Result<AssumeRoleProvider, CredentialsError> {
    let RoleRecipe { source, role } = recipe;
    check_session_name(&role)?;
    AssumeRoleProvider::builder(role.role_arn)
        .source(source.provider(store)?)
        .with_session(SessionOptions {
            session_name: role.session_name,
            duration: role.duration,
            policy: role.policy.map(PolicyText::from),
            endpoint: role.endpoint,
        })
        .maybe_external_id(role.external_id)
        .build()
        .map_err(|error| error.at(&role.origin))
}

fn oidc(recipe: OidcRecipe) -> Result<AssumeRoleWithOidcProvider, CredentialsError> {
    let role = recipe.role;
    check_session_name(&role)?;
    AssumeRoleWithOidcProvider::builder(role.role_arn, recipe.provider_arn, recipe.token_file)
        .with_session(SessionOptions {
            session_name: role.session_name,
            duration: role.duration,
            policy: role.policy.map(PolicyText::from),
            endpoint: role.endpoint,
        })
        .build()
        .map_err(|error| error.at(&role.origin))
}

/// Checks the session name under the name that the profile gives it.
fn check_session_name(role: &RoleSettings) -> Result<(), CredentialsError> {
    let checked = role
        .session_name
        .as_deref()
        .map(request::check_session_name);
    let about = |error: CredentialsError| error.about(&role.origin, role.session_name_field);
    checked.transpose().map(drop).map_err(about)
}

fn cloud_sso(recipe: CloudSsoRecipe) -> Result<CloudSsoProvider, CredentialsError> {
    let mut builder =
        CloudSsoProvider::builder(recipe.sign_in_url, recipe.account_id, recipe.access_config)
            .profile(recipe.profile);
    if let Some(token) = recipe.access_token {
        let expires_at = UtcSeconds::new(recipe.access_token_expires);
        builder = builder.access_token(token.expose(), expires_at);
    }
    if let Some(keys) = recipe.cached {
        builder = builder.kept_keys(keys);
    }
    builder.build()
}

fn oauth(
    recipe: OAuthRecipe,
    store: Option<&TokenStore>,
) -> Result<OAuthProvider, CredentialsError> {
    let mut builder = OAuthProvider::builder(recipe.site).profile(recipe.profile.as_str());
    if let Some(token) = recipe.access_token {
        let expires_at = UtcSeconds::new(recipe.access_token_expires);
        builder = builder.access_token(token.expose(), expires_at);
    }
    if let Some(token) = recipe.refresh_token {
        let expires_at = recipe.refresh_token_expires.map(UtcSeconds::new);
        builder = builder.refresh_token(token.expose(), expires_at);
    }
    if let Some(keys) = recipe.cached {
        builder = builder.kept_keys(keys);
    }
    if let Some(store) = store.cloned() {
        let profile = recipe.profile;
        builder = builder.save_with(move |tokens| {
            let (store, profile) = (store.clone(), profile.clone());
            async move { store.save(profile, tokens).await }
        });
    }
    builder.build()
}
