//! Keys from environment variables.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use async_trait::async_trait;
use oss_sign::Credentials;

use crate::formats::env;
use oss_context::{Context, CredentialsError, ProvideCredentials};

/// Credentials from the environment variables of the [`Context`], which are read at every call.
///
/// The first row of this table in which any variable is set is used, and must be complete:
///
/// | id | secret | token, for temporary keys |
/// |---|---|---|
/// | `OSS_ACCESS_KEY_ID` | `OSS_ACCESS_KEY_SECRET` | `OSS_SESSION_TOKEN` |
/// | `ALIBABA_CLOUD_ACCESS_KEY_ID` | `ALIBABA_CLOUD_ACCESS_KEY_SECRET` | `ALIBABA_CLOUD_SECURITY_TOKEN` |
/// | `ALIBABACLOUD_ACCESS_KEY_ID` | `ALIBABACLOUD_ACCESS_KEY_SECRET` | `ALIBABACLOUD_SECURITY_TOKEN` |
/// | `ALICLOUD_ACCESS_KEY_ID` | `ALICLOUD_ACCESS_KEY_SECRET` | `ALICLOUD_SECURITY_TOKEN` |
///
/// `OSS_SESSION_TOKEN_EXPIRATION` is the time at which the keys with `OSS_SESSION_TOKEN` expire, in the
/// format of RFC 3339, such as `2026-03-05T07:08:09Z`. Without it, and for the other rows, no expiry is
/// known.
///
/// Blanks and line ends around a value are removed, with one warning. An empty value counts as not set.
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
    /// Creates a provider that reads the variables of the context with which it is called.
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
