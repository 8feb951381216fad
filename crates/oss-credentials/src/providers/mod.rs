//! One file per source: the async shell around what is pure elsewhere.

mod anonymous;
mod assume_role;
mod assume_role_with_oidc;
mod assume_role_with_saml;
mod cloud_sso;
mod credentials_uri;
mod ecs_role;
mod env;
mod files;
mod from_fn;
mod login;
mod oauth;
mod process;
pub(crate) mod session_options;
mod static_keys;

use std::future::Future;
use std::pin::Pin;

pub use self::anonymous::AnonymousProvider;
pub use self::assume_role::{AssumeRoleBuilder, AssumeRoleProvider};
pub use self::assume_role_with_oidc::{AssumeRoleWithOidcBuilder, AssumeRoleWithOidcProvider};
pub use self::assume_role_with_saml::{AssumeRoleWithSamlBuilder, AssumeRoleWithSamlProvider};
pub use self::cloud_sso::{CloudSsoBuilder, CloudSsoProvider};
pub use self::credentials_uri::{CredentialsUriProvider, PlainHttp};
pub use self::ecs_role::{EcsRoleProvider, ImdsV1};
pub use self::env::EnvProvider;
pub use self::files::{CliConfigProvider, ConfigWrites, IniProvider, OssutilConfigProvider};
pub use self::from_fn::FnProvider;
pub use self::oauth::{OAuthBuilder, OAuthProvider, OAuthSite, OAuthTokens};
pub use self::process::ProcessProvider;
pub use self::static_keys::StaticProvider;

use oss_context::{Context, CredentialsError};

/// What a function of the user's own is about to give.
pub(crate) type Asked<T> = Pin<Box<dyn Future<Output = Result<T, CredentialsError>> + Send>>;

/// Refuses sources that run programs or ask addresses of anyone's choice, where a variable says so.
pub(crate) fn check_external(cx: &Context, origin: &str) -> Result<(), CredentialsError> {
    const VARIABLE: &str = "ALIBABA_CLOUD_DISABLE_EXTERNAL_PROCESS";
    let value = cx.environment().var(VARIABLE)?.unwrap_or_default();
    match value.trim() {
        "1" => (),
        value if value.eq_ignore_ascii_case("true") => (),
        _ => return Ok(()),
    }
    Err(CredentialsError::Disabled {
        origin: origin.to_owned(),
        variable: VARIABLE,
    })
}
