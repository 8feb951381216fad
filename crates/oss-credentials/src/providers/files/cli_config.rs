//! Keys from the aliyun CLI's profiles.

use std::path::PathBuf;

use super::kind::CLI_CONFIG;
use super::source::{FileSource, LOOK_AGAIN};
use super::{Asked, ConfigWrites};
use crate::CachedProvider;
use crate::cache::provide_from_cache;

/// A profile of the aliyun CLI, by default in `~/.aliyun/config.json`.
///
/// | | the first of |
/// |---|---|
/// | file | [`path`](Self::path), `ALIBABA_CLOUD_CONFIG_FILE`, `~/.aliyun/config.json` |
/// | profile | [`profile`](Self::profile), `ALIBABA_CLOUD_PROFILE`, `ALIBABACLOUD_PROFILE`, `ALICLOUD_PROFILE`, the file's `current`, `default` |
///
/// Every mode of the CLI is known, in any case: `AK`, `StsToken`, `RamRoleArn`, `EcsRamRole`,
/// `RamRoleArnWithRoleName`, `ChainableRamRoleArn`, `External`, `CredentialsURI`, `OIDC`,
/// `CloudSSO`, `OAuth`, `Anonymous`. `BearerToken` and `RsaKeyPair` cannot serve OSS and are
/// refused with the reason.
///
/// The file is looked at again whenever keys are refreshed, which for keys without an end is after
/// a minute, and read again when it changed or the server called its keys dead. Without a file, or with `ALIBABA_CLOUD_CLI_PROFILE_DISABLED=true`,
/// the answer is [`NotFound`](crate::CredentialsError::NotFound); a named file that is not there is an
/// error.
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
    asked: Asked,
    cached: CachedProvider,
}

impl CliConfigProvider {
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

    /// Whether the file may be written. The one reason is mode `OAuth`: a new access token comes
    /// with a new refresh token, and without writing that back the CLI would be logged out; so
    /// the refresh token is used only with [`ConfigWrites::Allowed`].
    ///
    /// The file is replaced in one step under a lock (`config.json.lock`), keeps every field that
    /// is not ours and their order, and has mode 0600 afterwards.
    #[must_use]
    pub fn config_writes(self, writes: ConfigWrites) -> Self {
        Self::of(Asked {
            writes,
            ..self.asked
        })
    }

    fn of(asked: Asked) -> Self {
        let source = FileSource::new(&CLI_CONFIG, asked.clone());
        Self {
            asked,
            cached: CachedProvider::new(source).refetch_after(LOOK_AGAIN),
        }
    }
}

impl Default for CliConfigProvider {
    fn default() -> Self {
        Self::new()
    }
}

provide_from_cache!(CliConfigProvider);
