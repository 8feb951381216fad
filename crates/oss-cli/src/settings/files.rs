//! Region and endpoints as the configuration files of other tools have them.
//!
//! `oss-credentials` reads the files, by the same rules by which it reads keys from them.

use std::io;
use std::path::{Path, PathBuf};

use oss_credentials::{ConfigFile, CredentialsError, Environment, Files, ProfileSettings};

use super::sourced::Sourced;
use crate::failure::{Failure, Result};
use crate::set::SetIfSome;

/// What the files say.
#[derive(Debug, Default)]
pub(super) struct FileSettings {
    pub(super) settings: ProfileSettings,
    /// The file that says it.
    pub(super) file: &'static str,
    /// Why a file says nothing although it exists or was asked for.
    pub(super) problem: Option<Problem>,
}

/// Why nothing was read. It matters only if the flags and the environment do not say where OSS is.
#[derive(Debug)]
pub(super) enum Problem {
    /// A file cannot be used.
    Broken(CredentialsError),
    /// No file has the profile that was named. For each file, the reason.
    NoProfile(Sourced<String>, Vec<String>),
}

impl Problem {
    pub(super) fn failure(&self) -> Failure {
        match self {
            Self::Broken(error) => Failure::from(error.clone()),
            Self::NoProfile(profile, reasons) => {
                let problem = format!(
                    "{}: no configuration file has the profile {:?}",
                    profile.origin, profile.value
                );
                reasons
                    .iter()
                    .fold(Failure::usage(problem), |failure, reason| {
                        failure.hint(reason.clone())
                    })
            }
        }
    }
}

/// Reads the file that was named, or else the first of the usual ones that says where OSS is.
///
/// # Errors
///
/// The file that was named does not exist or cannot be used.
pub(super) async fn find(
    named: Option<&PathBuf>,
    profile: Option<&Sourced<String>>,
    environment: &Environment,
    files: &Files,
) -> Result<FileSettings> {
    if let Some(path) = named {
        return read_named(path, profile, environment, files).await;
    }
    // A profile that is named for all programs by a variable is the business of the library.
    let profile = profile.filter(|profile| profile.is_for_this_program());
    let (mut problem, mut absent) = (None, Vec::new());
    // The first profile that exists, although it does not say where OSS is.
    let mut without_place = None;
    for (config, file) in usual(environment)? {
        let config = config.set_if_some(name(profile), ConfigFile::profile);
        match config.read(environment, files).await {
            Ok(settings) if settings.is_empty() => {
                without_place = without_place.or(Some(settings));
            }
            Ok(settings) => {
                return Ok(FileSettings {
                    settings,
                    file,
                    problem: None,
                });
            }
            Err(error) if profile.is_some() && is_about_profile(&error) => {
                absent.push(error.to_string());
            }
            Err(error) if error.is_not_configured() => {}
            Err(error) => problem = problem.or(Some(Problem::Broken(error))),
        }
    }
    let profile = profile.filter(|_| without_place.is_none());
    Ok(FileSettings {
        problem: problem.or_else(|| profile.map(|profile| no_profile(profile, absent))),
        settings: without_place.unwrap_or_default(),
        ..FileSettings::default()
    })
}

async fn read_named(
    path: &Path,
    profile: Option<&Sourced<String>>,
    environment: &Environment,
    files: &Files,
) -> Result<FileSettings> {
    if files.stamp(path).await?.is_none() {
        let error = io::Error::new(io::ErrorKind::NotFound, "no such file or directory");
        return Err(Failure::local("cannot read", path, &error));
    }
    let config = ConfigFile::ossutil().path(path);
    let config = config.set_if_some(name(profile), ConfigFile::profile);
    let (settings, problem) = match config.read(environment, files).await {
        Ok(settings) => (settings, None),
        Err(error) if error.is_not_configured() => (ProfileSettings::default(), None),
        Err(error) if is_about_profile(&error) => {
            let problem = match profile {
                Some(profile) => no_profile(profile, vec![error.to_string()]),
                None => Problem::Broken(error),
            };
            (ProfileSettings::default(), Some(problem))
        }
        Err(error) => return Err(error.into()),
    };
    Ok(FileSettings {
        settings,
        file: "--config",
        problem,
    })
}

/// The usual files, in the order in which they are asked, and what messages call them.
fn usual(environment: &Environment) -> Result<[(ConfigFile, &'static str); 3]> {
    let label = |variable: &'static str, usual| -> Result<&'static str> {
        Ok(environment.var(variable)?.map_or(usual, |_| variable))
    };
    Ok([
        (ConfigFile::ossutil(), "~/.ossutilconfig"),
        (
            ConfigFile::cli(),
            label("ALIBABA_CLOUD_CONFIG_FILE", "~/.aliyun/config.json")?,
        ),
        (
            ConfigFile::ini(),
            label(
                "ALIBABA_CLOUD_CREDENTIALS_FILE",
                "~/.alibabacloud/credentials",
            )?,
        ),
    ])
}

fn name(profile: Option<&Sourced<String>>) -> Option<&str> {
    profile.map(|profile| profile.value.as_str())
}

fn is_about_profile(error: &CredentialsError) -> bool {
    matches!(error, CredentialsError::InvalidConfiguration { field, .. } if field == "profile")
}

/// The problem of a profile that no file has.
fn no_profile(profile: &Sourced<String>, mut reasons: Vec<String>) -> Problem {
    if reasons.is_empty() {
        reasons.push("no configuration file exists".to_owned());
    }
    Problem::NoProfile(profile.clone(), reasons)
}
