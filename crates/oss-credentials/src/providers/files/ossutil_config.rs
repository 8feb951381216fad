//! Keys from ossutil's profiles.

use std::path::PathBuf;

use super::Asked;
use super::kind::OSSUTIL;
use super::source::{FileSource, LOOK_AGAIN};
use crate::CachedProvider;
use crate::cache::provide_from_cache;

/// A profile of ossutil's configuration, by default `~/.ossutilconfig`, of version 1 or 2.
///
/// | | the first of |
/// |---|---|
/// | file | [`path`](Self::path), `OSSUTIL_CONFIG_FILE`, `~/.ossutilconfig` |
/// | profile | [`profile`](Self::profile), `OSSUTIL_PROFILE`, `default` |
///
/// Modes: `AK`, `StsToken`, `RamRoleArn`, `EcsRamRole`, `Ali-EcsRamRole`, `oidcRoleArn`, `Process`,
/// `Anonymous`; without a mode, what the settings speak for. `source-profile` fills in what a
/// profile leaves open. `OSS_ROLE_ARN` and `OSS_ROLE_SESSION_NAME` override the profile's role.
///
/// The file is looked at again whenever keys are refreshed, which for keys without an end is after
/// a minute, and read again when it changed or the server called its keys dead. Without a file the answer is
/// [`NotFound`](crate::CredentialsError::NotFound); a named file that is not there is an error.
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
    asked: Asked,
    cached: CachedProvider,
}

impl OssutilConfigProvider {
    /// The file and the profile that the variables name, else the usual ones.
    pub fn new() -> Self {
        Self::of(Asked::default())
    }

    /// Reads this file, whatever the variables say.
    #[must_use]
    pub fn path(self, path: impl Into<PathBuf>) -> Self {
        Self::of(Asked {
            path: Some(path.into()),
            ..self.asked
        })
    }

    /// Takes this profile, whatever the variables say.
    #[must_use]
    pub fn profile(self, name: impl Into<String>) -> Self {
        Self::of(Asked {
            profile: Some(name.into()),
            ..self.asked
        })
    }

    fn of(asked: Asked) -> Self {
        let source = FileSource::new(&OSSUTIL, asked.clone());
        Self {
            asked,
            cached: CachedProvider::new(source).refetch_after(LOOK_AGAIN),
        }
    }
}

impl Default for OssutilConfigProvider {
    fn default() -> Self {
        Self::new()
    }
}

provide_from_cache!(OssutilConfigProvider);
