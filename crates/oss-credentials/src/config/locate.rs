//! Which file and which profile are meant.

use std::path::{Path, PathBuf};

use super::kind::Kind;
use crate::formats::file_name::FileName;
use oss_context::{CredentialsError, Environment, Files, PassedOver, Stamp, home};

/// What the caller says about the file. The rest is left to variables and usual places.
#[derive(Clone, Debug, Default)]
pub(crate) struct Selection {
    pub(crate) path: Option<PathBuf>,
    pub(crate) profile: Option<String>,
}

/// A file that exists.
pub(crate) struct Located {
    pub(crate) path: PathBuf,
    pub(crate) stamp: Stamp,
}

/// Finds the file: the one that the caller names, or else the one that the variable names, or else
/// the first that exists at one of the usual places below the home folder.
///
/// # Errors
///
/// `NotFound` if there is no file at a usual place. A file that was named and does not exist is a
/// mistake, at which a chain stops.
pub(crate) async fn locate(
    kind: &Kind,
    selection: &Selection,
    environment: &Environment,
    files: &Files,
) -> Result<Located, CredentialsError> {
    if let Some((path, field)) = named(kind, selection, environment)? {
        return match files.stamp(&path).await? {
            Some(stamp) => Ok(Located { path, stamp }),
            None => Err(absent(kind, &path, field)),
        };
    }
    let mut missed = Vec::new();
    for path in usual(kind, environment)? {
        match files.stamp(&path).await? {
            Some(stamp) => return Ok(Located { path, stamp }),
            None => missed.push(path.display().to_string()),
        }
    }
    let verb = if missed.len() == 1 { "does" } else { "do" };
    let reason = format!("{} {verb} not exist", missed.join(", "));
    Err(pass(kind, reason, kind.fix))
}

/// The file to write: the one that is named, or else the first of the usual places. It may not
/// exist.
///
/// # Errors
///
/// No file is named and there is no home folder.
pub(crate) fn target(
    kind: &Kind,
    selection: &Selection,
    environment: &Environment,
) -> Result<PathBuf, CredentialsError> {
    if let Some((path, _)) = named(kind, selection, environment)? {
        return Ok(path);
    }
    let usual = usual(kind, environment)?.into_iter().next();
    usual.ok_or_else(|| no_home(kind))
}

/// The file that the caller or the variable names, with the setting that names it.
fn named(
    kind: &Kind,
    selection: &Selection,
    environment: &Environment,
) -> Result<Option<(PathBuf, &'static str)>, CredentialsError> {
    let variable = kind.path_variable;
    Ok(match &selection.path {
        Some(path) => Some((path.clone(), "path")),
        None => environment
            .var(variable)?
            .map(|path| (PathBuf::from(path), variable)),
    })
}

fn usual(kind: &Kind, environment: &Environment) -> Result<Vec<PathBuf>, CredentialsError> {
    let home = home::home(environment)?.ok_or_else(|| no_home(kind))?;
    Ok(kind.below_home.iter().map(|file| home.join(file)).collect())
}

/// The profile that the caller or a variable names.
pub(crate) fn profile(
    kind: &Kind,
    selection: &Selection,
    environment: &Environment,
) -> Result<Option<String>, CredentialsError> {
    if let Some(profile) = &selection.profile {
        return Ok(Some(profile.clone()));
    }
    for variable in kind.profile_variables {
        if let Some(profile) = environment.var(variable)? {
            return Ok(Some(profile));
        }
    }
    Ok(None)
}

/// Refuses a file that a variable disables.
pub(crate) fn check_switch(kind: &Kind, environment: &Environment) -> Result<(), CredentialsError> {
    match kind.off_switch {
        Some(variable) if environment.flag(variable)? => Err(pass(
            kind,
            format!("{variable} is true"),
            format!("unset {variable}"),
        )),
        _ => Ok(()),
    }
}

/// How errors call a file: by its absolute path.
pub(crate) fn file_name(kind: &Kind, path: &Path) -> FileName {
    let absolute = std::path::absolute(path);
    FileName {
        link: kind.name,
        path: absolute.as_deref().unwrap_or(path).display().to_string(),
    }
}

fn absent(kind: &Kind, path: &Path, field: &str) -> CredentialsError {
    let path = file_name(kind, path).path;
    let problem = format!("names {path}, which does not exist");
    CredentialsError::invalid_configuration(kind.name, field, problem)
}

fn no_home(kind: &Kind) -> CredentialsError {
    let reason = format!("{} is not set, so there is no home folder", home::VARIABLE);
    pass(kind, reason, format!("set {}", kind.path_variable))
}

fn pass(kind: &Kind, reason: String, fix: impl Into<String>) -> CredentialsError {
    let passed = PassedOver {
        link: kind.name.to_owned(),
        reason,
        fix: fix.into(),
    };
    CredentialsError::not_found(passed, Vec::new())
}
