//! Keys from the aliyun CLI's profiles.

use std::path::PathBuf;

use super::config_writes::ConfigWrites;
use super::profile_provider::ProfileProvider;
use crate::cache::provide_from_cache;
use crate::config::kind::CLI_CONFIG;

/// A profile of the aliyun CLI, by default in `~/.aliyun/config.json`.
///
/// | | the first of |
/// |---|---|
/// | file | [`path`](Self::path), `ALIBABA_CLOUD_CONFIG_FILE`, `~/.aliyun/config.json` |
/// | profile | [`profile`](Self::profile), `ALIBABA_CLOUD_PROFILE`, `ALIBABACLOUD_PROFILE`, `ALICLOUD_PROFILE`, the file's `current`, `default` |
///
/// All modes of the CLI are supported, in upper or lower case: `AK`, `StsToken`, `RamRoleArn`,
/// `EcsRamRole`, `RamRoleArnWithRoleName`, `ChainableRamRoleArn`, `External`, `CredentialsURI`,
/// `OIDC`, `CloudSSO`, `OAuth` and `Anonymous`. The modes `BearerToken` and `RsaKeyPair` do not work
/// with OSS and are refused with the reason.
///
/// Whenever keys are refreshed, the provider checks whether the file has changed, and if so reads it
/// again. Keys without an expiry are refreshed after one minute. The file is also read again after the
/// server refused its keys. If there is no file, the provider returns
/// [`NotFound`](crate::CredentialsError::NotFound). A file that was named and does not exist is an
/// error, and so is a file whose keys belong to profiles that nobody named.
/// With `ALIBABA_CLOUD_CLI_PROFILE_DISABLED=true` the file counts as not existing.
///
/// ```
/// use std::sync::Arc;
/// use oss_credentials::{CliConfigProvider, Context, Environment, Files, ProvideCredentials};
/// use oss_transport::testing::{NoTransport, SteppedRuntime};
///
/// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let config = r#"{"profiles": [{"name": "ci", "mode": "AK",
///     "access_key_id": "LTAIEXAMPLE", "access_key_secret": "example-secret"}]}"#;
/// let cx = Context::new(Arc::new(NoTransport::new()), Arc::new(SteppedRuntime::at_unix(0)))
///     .with_environment(Environment::fixed([("HOME", "/people/u"), ("USERPROFILE", "/people/u")]))
///     .with_files(Files::fixed([("/people/u/.aliyun/config.json", config)]));
/// let credentials = CliConfigProvider::new().profile("ci").provide(&cx).await?;
/// assert_eq!(credentials.source(), Some("cli_profile(ci)/static_ak"));
/// # Ok(()) }
/// ```
#[derive(Clone, Debug)]
pub struct CliConfigProvider {
    inner: ProfileProvider,
}

impl CliConfigProvider {
    /// Creates a provider for the file and the profile that the variables in the table name, or else
    /// for the usual ones.
    pub fn new() -> Self {
        Self {
            inner: ProfileProvider::new(&CLI_CONFIG),
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

    /// Sets whether the provider may write to the file. By default it may not.
    ///
    /// Only the mode `OAuth` writes: a new access token comes with a new refresh token, and unless
    /// that is saved, the CLI is logged out. Without permission to write, the refresh token is not
    /// used.
    ///
    /// The file is replaced in one step under a lock (`config.json.lock`). All other settings and
    /// their order remain, and afterwards the file has the mode 0600.
    #[must_use]
    pub fn config_writes(self, writes: ConfigWrites) -> Self {
        Self {
            inner: self.inner.config_writes(writes),
        }
    }
}

impl Default for CliConfigProvider {
    fn default() -> Self {
        Self::new()
    }
}

provide_from_cache!(CliConfigProvider, inner.cached);
