//! Keys from environment variables.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use async_trait::async_trait;
use oss_sign::Credentials;

use crate::formats::env;
use oss_context::{Context, CredentialsError, ProvideCredentials};

/// Keys from the environment variables of the [`Context`], read at every call.
///
/// The first of these families of which anything is set must be complete:
///
/// | id | secret | token, for temporary keys |
/// |---|---|---|
/// | `OSS_ACCESS_KEY_ID` | `OSS_ACCESS_KEY_SECRET` | `OSS_SESSION_TOKEN` |
/// | `ALIBABA_CLOUD_ACCESS_KEY_ID` | `ALIBABA_CLOUD_ACCESS_KEY_SECRET` | `ALIBABA_CLOUD_SECURITY_TOKEN` |
/// | `ALIBABACLOUD_ACCESS_KEY_ID` | `ALIBABACLOUD_ACCESS_KEY_SECRET` | `ALIBABACLOUD_SECURITY_TOKEN` |
/// | `ALICLOUD_ACCESS_KEY_ID` | `ALICLOUD_ACCESS_KEY_SECRET` | `ALICLOUD_SECURITY_TOKEN` |
///
/// `OSS_SESSION_TOKEN_EXPIRATION` says when the keys with `OSS_SESSION_TOKEN` end, in RFC 3339 such
/// as `2026-03-05T07:08:09Z`. Without it, and for the other families, no end is known.
///
/// Blanks and line ends around a value are cut, with one warning; an empty value counts as not set.
///
/// ```
/// use oss_credentials::EnvProvider;
///
/// let provider = EnvProvider::new();
/// ```
#[derive(Clone, Debug, Default)]
pub struct EnvProvider {
    warned: Arc<AtomicBool>,
}

impl EnvProvider {
    /// Reads the variables of the context it is asked with.
    pub fn new() -> Self {
        Self::default()
    }
}

#[async_trait]
impl ProvideCredentials for EnvProvider {
    async fn provide(&self, cx: &Context) -> Result<Credentials, CredentialsError> {
        let taken = env::read(cx.environment())?;
        if taken.stripped && !self.warned.swap(true, Ordering::Relaxed) {
            tracing::warn!("blanks around a key in the environment were removed");
        }
        Ok(taken.credentials.with_source("env"))
    }
}
