//! Keys from the INI file that several SDKs share.

use std::path::PathBuf;

use super::Asked;
use super::kind::INI;
use super::source::{FileSource, LOOK_AGAIN};
use crate::CachedProvider;
use crate::cache::provide_from_cache;

/// A profile of the INI file that several SDKs share, by default `~/.alibabacloud/credentials`.
///
/// | | the first of |
/// |---|---|
/// | file | [`path`](Self::path), `ALIBABA_CLOUD_CREDENTIALS_FILE`, `~/.alibabacloud/credentials`, `~/.alibabacloud/credentials.ini`, `~/.aliyun/credentials.ini` |
/// | profile | [`profile`](Self::profile), `ALIBABA_CLOUD_PROFILE`, `ALIBABACLOUD_PROFILE`, `ALICLOUD_PROFILE`, `default` |
///
/// Types: `access_key`, `sts`, `ram_role_arn`, `ecs_ram_role`, `oidc_role_arn`, `credentials_uri`;
/// without a type, what the settings speak for. A profile with `enable = false` counts as not
/// configured. `rsa_key_pair` and `bearer` cannot serve OSS and are refused with the reason.
///
/// The file is looked at again whenever keys are refreshed, which for keys without an end is after
/// a minute, and read again when it changed or the server called its keys dead. Without a file the answer is
/// [`NotFound`](crate::CredentialsError::NotFound); a named file that is not there is an error.
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
    asked: Asked,
    cached: CachedProvider,
}

impl IniProvider {
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
        let source = FileSource::new(&INI, asked.clone());
        Self {
            asked,
            cached: CachedProvider::new(source).refetch_after(LOOK_AGAIN),
        }
    }
}

impl Default for IniProvider {
    fn default() -> Self {
        Self::new()
    }
}

provide_from_cache!(IniProvider);
