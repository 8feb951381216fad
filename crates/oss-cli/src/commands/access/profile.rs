//! A profile of the aliyun CLI's configuration that a new key is written to.

use std::fmt;

use oss_credentials::{ConfigFile, Environment, ExistingProfile, Files};
use oss_sign::Secret;

use crate::access::key_file;
use crate::exit::ExitStatus;
use crate::failure::{Failure, Result};

/// A profile that can be written, before there is a key for it.
pub(super) struct Profile {
    name: String,
    config: ConfigFile,
    environment: Environment,
    files: Files,
    existing: ExistingProfile,
}

impl Profile {
    /// Checks that the profile can be written. A profile that exists is refused, unless its key is
    /// replaced.
    ///
    /// # Errors
    ///
    /// There is no home folder, the file cannot be read or written, or the profile exists.
    pub(super) async fn open(name: &str, replace: bool, environment: &Environment) -> Result<Self> {
        let (config, files) = (ConfigFile::cli().profile(name), Files::machine());
        let path = config.target(environment)?;
        if !replace && config.has_profile(environment, &files).await? {
            return Err(Failure::new(
                ExitStatus::Conflict,
                format!(
                    "--save-profile {name}: {} already has this profile",
                    path.display()
                ),
            )
            .hint(
                "choose another name, or use --rotate-key to create a new key and replace the old one",
            ));
        }
        files.check_writable(&path).await?;
        key_file::check_folder("--save-profile", &path)?;
        Ok(Self {
            name: name.to_owned(),
            config,
            environment: environment.clone(),
            files,
            existing: match replace {
                true => ExistingProfile::Replace,
                false => ExistingProfile::Refuse,
            },
        })
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Writes the key to the profile. The file is read again under its lock, so that whatever else
    /// was written to it meanwhile remains, such as a refreshed login.
    ///
    /// # Errors
    ///
    /// The file cannot be written, or somebody has added the profile meanwhile.
    pub(super) async fn keep(self, id: &str, secret: &Secret) -> Result<()> {
        let (environment, files) = (&self.environment, &self.files);
        let saved = self
            .config
            .save_access_key(environment, files, id, secret, self.existing);
        Ok(saved.await?)
    }
}

impl fmt::Debug for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Profile")
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}
