//! The providers, one file for each source of credentials. Parsing is in `formats`.

mod anonymous;
mod assume_role;
mod assume_role_with_oidc;
mod assume_role_with_saml;
mod cloud_sso;
mod credentials_uri;
mod ecs_role;
mod env;
mod external;
mod files;
mod from_fn;
mod login;
mod oauth;
mod process;
pub(crate) mod session_options;
mod static_keys;
mod user_future;

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
pub use self::oauth::{OAuthBuilder, OAuthProvider};
pub use self::process::ProcessProvider;
pub use self::static_keys::StaticProvider;
