//! Keys from ossutil's profiles.

use std::path::PathBuf;

use super::profile_provider::ProfileProvider;
use crate::cache::provide_from_cache;
use crate::config::kind::OSSUTIL;

/// A profile of ossutil's configuration, by default `~/.ossutilconfig`, of version 1 or 2.
///
/// | | the first of |
/// |---|---|
/// | file | [`path`](Self::path), `OSSUTIL_CONFIG_FILE`, `~/.ossutilconfig` |
/// | profile | [`profile`](Self::profile), `OSSUTIL_PROFILE`, `default` |
///
/// The supported modes are `AK`, `StsToken`, `RamRoleArn`, `EcsRamRole`, `Ali-EcsRamRole`,
/// `oidcRoleArn`, `Process` and `Anonymous`. If a profile has no mode, its settings decide. Settings
/// that are missing are taken from the profile that `source-profile` names, and those of the default
/// profile from the sections `[Credentials]` and `[AkService]` of version 1. The variables
/// `OSS_ROLE_ARN` and `OSS_ROLE_SESSION_NAME` replace the role of a profile.
///
/// Whenever keys are refreshed, the provider checks whether the file has changed, and if so reads it
/// again. Keys without an expiry are refreshed after one minute. The file is also read again after the
/// server refused its keys. If there is no file, the provider returns
/// [`NotFound`](crate::CredentialsError::NotFound). A file that was named and does not exist is an
/// error, and so is a file whose keys belong to profiles that nobody named.
///
/// ```
/// use std::sync::Arc;
/// use oss_credentials::{Context, Environment, Files, OssutilConfigProvider, ProvideCredentials};
/// use oss_transport::testing::{NoTransport, SteppedRuntime};
///
/// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let file = "[profile ci]\naccessKeyID = LTAIEXAMPLE\naccess-key-secret = example-secret\n";
/// let cx = Context::new(Arc::new(NoTransport::new()), Arc::new(SteppedRuntime::at_unix(0)))
///     .with_environment(Environment::fixed([("OSSUTIL_PROFILE", "ci")]))
///     .with_files(Files::fixed([("/etc/ossutil", file)]));
/// let credentials = OssutilConfigProvider::new().path("/etc/ossutil").provide(&cx).await?;
/// assert_eq!(credentials.source(), Some("ossutil_profile(ci)/static_ak"));
/// # Ok(()) }
/// ```
#[derive(Clone, Debug)]
pub struct OssutilConfigProvider {
    inner: ProfileProvider,
}

impl OssutilConfigProvider {
    /// Creates a provider for the file and the profile that the variables in the table name, or else
    /// for the usual ones.
    pub fn new() -> Self {
        Self {
            inner: ProfileProvider::new(&OSSUTIL),
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

impl Default for OssutilConfigProvider {
    fn default() -> Self {
        Self::new()
    }
}

provide_from_cache!(OssutilConfigProvider, inner.cached);
