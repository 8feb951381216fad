//! Keys from the INI file that several SDKs share.

use std::path::PathBuf;

use super::profile_provider::ProfileProvider;
use crate::cache::provide_from_cache;
use crate::config::kind::INI;

/// A profile of the INI file that several SDKs share, by default `~/.alibabacloud/credentials`.
///
/// | | the first of |
/// |---|---|
/// | file | [`path`](Self::path), `ALIBABA_CLOUD_CREDENTIALS_FILE`, `~/.alibabacloud/credentials`, `~/.alibabacloud/credentials.ini`, `~/.aliyun/credentials.ini` |
/// | profile | [`profile`](Self::profile), `ALIBABA_CLOUD_PROFILE`, `ALIBABACLOUD_PROFILE`, `ALICLOUD_PROFILE`, `default` |
///
/// The supported types are `access_key`, `sts`, `ram_role_arn`, `ecs_ram_role`, `oidc_role_arn` and
/// `credentials_uri`. If a profile has no type, its settings decide. A profile with `enable = false`
/// counts as not configured. The types `rsa_key_pair` and `bearer` do not work with OSS and are
/// refused with the reason.
///
/// Whenever keys are refreshed, the provider checks whether the file has changed, and if so reads it
/// again. Keys without an expiry are refreshed after one minute. The file is also read again after the
/// server refused its keys. If there is no file, the provider returns
/// [`NotFound`](crate::CredentialsError::NotFound). A file that was named and does not exist is an
/// error, and so is a file whose keys belong to profiles that nobody named.
///
/// ```
/// use std::sync::Arc;
/// use oss_credentials::{Context, Environment, Files, IniProvider, ProvideCredentials};
/// use oss_transport::testing::{NoTransport, SteppedRuntime};
///
/// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let file = "[default]\naccess_key_id = LTAIEXAMPLE\naccess_key_secret = example-secret # mine\n";
/// let cx = Context::new(Arc::new(NoTransport::new()), Arc::new(SteppedRuntime::at_unix(0)))
///     .with_environment(Environment::empty())
///     .with_files(Files::fixed([("/etc/keys.ini", file)]));
/// let credentials = IniProvider::new().path("/etc/keys.ini").provide(&cx).await?;
/// assert_eq!(credentials.source(), Some("ini_profile(default)/static_ak"));
/// # Ok(()) }
/// ```
#[derive(Clone, Debug)]
pub struct IniProvider {
    inner: ProfileProvider,
}

impl IniProvider {
    /// Creates a provider for the file and the profile that the variables in the table name, or else
    /// for the usual ones.
    pub fn new() -> Self {
        Self {
            inner: ProfileProvider::new(&INI),
        }
    }

    /// Sets the path of the file. By default it is the path that a variable names, or else the usual
    /// one.
    #[must_use]
    pub fn path(self, path: impl Into<PathBuf>) -> Self {
        Self {
            inner: self.inner.path(path.into()),
        }
    }

    /// Sets the name of the profile. By default it is the profile that a variable names, or else the
    /// default profile of the file.
    #[must_use]
    pub fn profile(self, name: impl Into<String>) -> Self {
        Self {
            inner: self.inner.profile(name.into()),
        }
    }
}

impl Default for IniProvider {
    fn default() -> Self {
        Self::new()
    }
}

provide_from_cache!(IniProvider, inner.cached);
