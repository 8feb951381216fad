//! Sources of credentials for Alibaba Cloud OSS: providers, STS, and a cache that refreshes them.
//!
//! A provider returns [`Credentials`](oss_sign::Credentials) for signing. It has no transport and no
//! clock of its own. Both are part of the [`Context`], so that a transport of your own is also used for
//! calls of STS.
//!
//! ```no_run
//! use oss_credentials::{AssumeRoleProvider, Context, EnvProvider, ProvideCredentials};
//!
//! # async fn example(cx: &Context) -> Result<(), oss_credentials::CredentialsError> {
//! let provider = AssumeRoleProvider::builder("acs:ram::1234567890123456:role/ramosstest")
//!     .session_name("sessiontest")
//!     .source(EnvProvider::new())
//!     .build()?;
//! let credentials = provider.provide(cx).await?;
//! println!("{credentials:?} until {:?}", credentials.expires_at());
//! # Ok(()) }
//! ```
//!
//! The [`guide`] describes all sources, with their variables and files.
//!
//! # Contracts
//!
//! - Credentials are one consistent snapshot. The id, the secret and the token never come from
//!   different sources.
//! - A source that is not configured is distinguished from one that is configured but does not work. A
//!   chain passes over the first and stops at the second.
//! - Credentials that have expired by the clock of the servers are never returned.
//! - Only one refresh runs at a time, however many callers wait, and it continues if they stop waiting.
//! - No secret, token or response body appears in any `Debug` output, error or log. Buffers of this
//!   crate that contained secrets are overwritten when they are dropped; buffers of the transport are
//!   the transport's own.
//! - STS is called over HTTPS, except on loopback. Redirects are not followed. The
//!   transport decides about proxies; requests to the metadata service and to this machine pass none.
//!
//! # Features
//!
//! `ring` (default) and `rustcrypto` select the hash backend of `oss-sign`.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod cache;
mod chain;
mod config;
mod default_chain;
mod fields;
mod formats;
#[doc = include_str!("../docs/credentials.md")]
pub mod guide {}
mod key_parts;
mod oauth_tokens;
mod providers;
mod session_pool;
mod shared_task;
pub mod sts;
mod timestamp;

pub use self::cache::CachedProvider;
pub use self::chain::{ChainBuilder, ChainProvider, Resolution};
pub use self::config::{ConfigFile, ExistingProfile};
pub use self::default_chain::DefaultChainProvider;
pub use self::formats::settings::{BucketSettings, ProfileSettings};
pub use self::oauth_tokens::{OAuthSite, OAuthTokens};
pub use self::providers::{
    AnonymousProvider, AssumeRoleBuilder, AssumeRoleProvider, AssumeRoleWithOidcBuilder,
    AssumeRoleWithOidcProvider, AssumeRoleWithSamlBuilder, AssumeRoleWithSamlProvider,
    CliConfigProvider, CloudSsoBuilder, CloudSsoProvider, ConfigWrites, CredentialsUriProvider,
    EcsRoleProvider, EnvProvider, FnProvider, ImdsV1, IniProvider, OAuthBuilder, OAuthProvider,
    OssutilConfigProvider, PlainHttp, ProcessProvider, StaticProvider,
};
pub use self::session_pool::SessionPool;

pub use oss_context as context;
pub use oss_context::{
    ClockOffset, Context, CredentialsError, Environment, Files, PassedOver, ProvideCredentials,
    Report, Status,
};
