//! Where OSS credentials come from and when they die: providers, STS, the cache.
//!
//! A provider gives [`Credentials`](oss_sign::Credentials) to whoever signs. It holds no transport
//! and no clock: both come with the [`Context`], so that one swapped transport carries STS too.
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
//! [`guide`] tells where keys come from, with every variable and file.
//!
//! # Contracts
//!
//! - What a provider gives is one consistent snapshot; sources are never mixed.
//! - "Not configured" and "configured but broken" are told apart; a chain stops at the second.
//! - Keys that are dead by the servers' clock are never given out.
//! - One refresh runs however many callers wait, and it outlives them.
//! - No secret, token or answer's body stands in any `Debug`, error or log. Buffers of this crate
//!   that held secrets are overwritten; those of the transport are not its own.
//! - STS is called over HTTPS, except on loopback. Redirects are not followed.
//!
//! # Features
//!
//! `ring` (default) and `rustcrypto` choose the hash backend of `oss-sign`.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod cache;
mod chain;
mod config;
mod default_chain;
mod fields;
mod flight;
mod formats;
#[doc = include_str!("../docs/credentials.md")]
pub mod guide {}
mod key_parts;
mod providers;
mod session_pool;
pub mod sts;
mod timestamp;

pub use self::cache::CachedProvider;
pub use self::chain::{ChainBuilder, ChainProvider, Resolution};
pub use self::config::{ConfigFile, ExistingProfile};
pub use self::default_chain::DefaultChainProvider;
pub use self::formats::settings::{BucketEndpoint, ProfileSettings};
pub use self::providers::{
    AnonymousProvider, AssumeRoleBuilder, AssumeRoleProvider, AssumeRoleWithOidcBuilder,
    AssumeRoleWithOidcProvider, AssumeRoleWithSamlBuilder, AssumeRoleWithSamlProvider,
    CliConfigProvider, CloudSsoBuilder, CloudSsoProvider, ConfigWrites, CredentialsUriProvider,
    EcsRoleProvider, EnvProvider, FnProvider, ImdsV1, IniProvider, OAuthBuilder, OAuthProvider,
    OAuthSite, OAuthTokens, OssutilConfigProvider, PlainHttp, ProcessProvider, StaticProvider,
};
pub use self::session_pool::SessionPool;

pub use oss_context as context;
pub use oss_context::{
    ClockOffset, Context, CredentialsError, Environment, Files, PassedOver, ProvideCredentials,
    Report, Status,
};
