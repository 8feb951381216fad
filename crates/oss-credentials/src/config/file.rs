//! One configuration file, read for its settings or changed.

use std::path::PathBuf;

use oss_context::{CredentialsError, Environment, Files};
use oss_sign::Secret;

use super::kind::{CLI_CONFIG, INI, Kind, LARGEST_FILE, OSSUTIL};
use super::locate::{self, Selection};
use crate::formats::config_edit::{self, NewKey};
use crate::formats::settings::ProfileSettings;

/// A configuration file of another tool, from which the region and the endpoints of a profile are
/// read.
///
/// The file and the profile are found, and the file is parsed, in the same way as by the providers
/// of credentials that read keys from it: [`OssutilConfigProvider`](crate::OssutilConfigProvider),
/// [`CliConfigProvider`](crate::CliConfigProvider) and [`IniProvider`](crate::IniProvider).
///
/// ```
/// use oss_credentials::{ConfigFile, Environment, Files};
///
/// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let files = Files::fixed([("/etc/ossutil", "[Default]\nregion: \"cn-hangzhou\" # the nearest\n")]);
/// let environment = Environment::fixed([("OSSUTIL_CONFIG_FILE", "/etc/ossutil")]);
/// let settings = ConfigFile::ossutil().read(&environment, &files).await?;
/// assert_eq!(settings.region.as_deref(), Some("cn-hangzhou"));
/// # Ok(()) }
/// ```
#[derive(Clone, Debug)]
pub struct ConfigFile {
    kind: &'static Kind,
    selection: Selection,
}

/// What [`ConfigFile::save_access_key`] does if the profile exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExistingProfile {
    /// The call fails.
    Refuse,
    /// The keys of the profile are replaced. Its other settings remain.
    Replace,
}

impl ConfigFile {
    /// The file of ossutil: by default `~/.ossutilconfig`, or the file that `OSSUTIL_CONFIG_FILE`
    /// names.
    pub fn ossutil() -> Self {
        Self::new(&OSSUTIL)
    }

    /// The file of the aliyun CLI: by default `~/.aliyun/config.json`, or the file that
    /// `ALIBABA_CLOUD_CONFIG_FILE` names.
    pub fn cli() -> Self {
        Self::new(&CLI_CONFIG)
    }

    /// The INI file that several SDKs share: by default `~/.alibabacloud/credentials`, or the file
    /// that `ALIBABA_CLOUD_CREDENTIALS_FILE` names.
    pub fn ini() -> Self {
        Self::new(&INI)
    }

    fn new(kind: &'static Kind) -> Self {
        Self {
            kind,
            selection: Selection::default(),
        }
    }

    /// Sets the path of the file. By default it is the path that a variable names, or else the usual
    /// one.
    #[must_use]
    pub fn path(mut self, path: impl Into<PathBuf>) -> Self {
        self.selection.path = Some(path.into());
        self
    }

    /// Sets the name of the profile. By default it is the profile that a variable names, or else the
    /// one that the file calls the current or the default one.
    #[must_use]
    pub fn profile(mut self, name: impl Into<String>) -> Self {
        self.selection.profile = Some(name.into());
        self
    }

    /// Reads the settings of the profile.
    ///
    /// # Errors
    ///
    /// [`CredentialsError::NotFound`] if there is no file, or no profile was named and the file has
    /// no default one. [`CredentialsError::InvalidConfiguration`] with the field `profile` if the
    /// named profile does not exist; the message lists those that do. Other errors if the file cannot
    /// be read or parsed.
    pub async fn read(
        &self,
        environment: &Environment,
        files: &Files,
    ) -> Result<ProfileSettings, CredentialsError> {
        locate::check_switch(self.kind, environment)?;
        let located = locate::locate(self.kind, &self.selection, environment, files).await?;
        let profile = locate::profile(self.kind, &self.selection, environment)?;
        let file = locate::file_name(self.kind, &located.path);
        let Some(text) = files.read(&located.path, LARGEST_FILE).await? else {
            return Err(file.not_configured("the file was just removed", self.kind.fix));
        };
        (self.kind.settings)(&file, &text.contents, profile.as_deref())
    }

    /// Returns the path of the file that [`save_access_key`](Self::save_access_key) writes. The file
    /// may not exist.
    ///
    /// # Errors
    ///
    /// [`CredentialsError::NotFound`] if no path is named and there is no home folder.
    pub fn target(&self, environment: &Environment) -> Result<PathBuf, CredentialsError> {
        locate::target(self.kind, &self.selection, environment)
    }

    /// Returns whether the file exists and has the profile. The file must be one of the aliyun CLI.
    ///
    /// # Errors
    ///
    /// [`CredentialsError::Unsupported`] for a file of another kind. Other errors if the file exists but
    /// cannot be read or is not a configuration of the aliyun CLI.
    pub async fn has_profile(
        &self,
        environment: &Environment,
        files: &Files,
    ) -> Result<bool, CredentialsError> {
        let path = self.path_to_write(environment)?;
        let file = locate::file_name(self.kind, &path);
        match files.read(&path, LARGEST_FILE).await? {
            Some(text) => config_edit::has_profile(&file, &text.contents, self.profile_to_write()),
            None => Ok(false),
        }
    }

    /// Writes an access key to the profile. The file must be one of the aliyun CLI. A file that does
    /// not exist is created, and everything else in an existing file remains as it is.
    ///
    /// The file is read, changed and replaced under the lock that refreshed logins use too, see
    /// [`Files::rewrite`], so that no concurrent change is lost.
    ///
    /// # Errors
    ///
    /// [`CredentialsError::Unsupported`] for a file of another kind.
    /// [`CredentialsError::InvalidConfiguration`] if the contents are not a configuration of the aliyun
    /// CLI, or if the profile exists and `existing` is [`ExistingProfile::Refuse`].
    /// [`CredentialsError::Io`] if the file cannot be written.
    pub async fn save_access_key(
        &self,
        environment: &Environment,
        files: &Files,
        id: &str,
        secret: &Secret,
        existing: ExistingProfile,
    ) -> Result<(), CredentialsError> {
        let path = self.path_to_write(environment)?;
        let file = locate::file_name(self.kind, &path);
        let key = NewKey {
            profile: self.profile_to_write().to_owned(),
            id: id.to_owned(),
            secret: secret.clone(),
            replace: existing == ExistingProfile::Replace,
        };
        let edit = move |before: Option<&[u8]>| config_edit::with_key(&file, before, &key);
        files.rewrite(&path, LARGEST_FILE, edit).await
    }

    /// Returns the path of the file, if access keys can be written to files of its kind.
    fn path_to_write(&self, environment: &Environment) -> Result<PathBuf, CredentialsError> {
        let path = self.target(environment)?;
        if self.kind.takes_keys {
            return Ok(path);
        }
        Err(CredentialsError::Unsupported {
            origin: locate::file_name(self.kind, &path).path,
            field: "kind".to_owned(),
            problem: format!(
                "is {}, and access keys are only written to {}",
                self.kind.title, CLI_CONFIG.title
            ),
            instead: "write the key to a configuration of the aliyun CLI".to_owned(),
        })
    }

    fn profile_to_write(&self) -> &str {
        self.selection.profile.as_deref().unwrap_or("default")
    }
}
