//! Which file and which profile are meant.

use std::path::{Path, PathBuf};

use super::Asked;
use super::kind::Kind;
use crate::formats::place::Place;
use oss_context::PassedOver;
use oss_context::Stamp;
use oss_context::home;
use oss_context::{Context, CredentialsError};

/// A file that exists.
pub(super) struct Located {
    pub(super) path: PathBuf,
    pub(super) stamp: Stamp,
}

/// The first of: what the caller says, the variable, the places below the home folder.
///
/// # Errors
///
/// `NotFound` when there is no file at a usual place; a file that was named and is not there is a
/// mistake, at which a chain stops.
pub(super) async fn locate(
    kind: &Kind,
    asked: &Asked,
    cx: &Context,
) -> Result<Located, CredentialsError> {
    let environment = cx.environment();
    let variable = kind.path_variable;
    let named = match &asked.path {
        Some(path) => Some((path.clone(), "path")),
        None => environment
            .var(variable)?
            .map(|path| (PathBuf::from(path), variable)),
    };
    if let Some((path, field)) = named {
        return match cx.files().stamp(&path).await? {
            Some(stamp) => Ok(Located { path, stamp }),
            None => Err(absent(kind, &path, field)),
        };
    }
    let Some(home) = home::home(environment)? else {
        let reason = format!(
            "{} is not set, so that there is no home folder",
            home::VARIABLE
        );
        return Err(pass(kind, reason, format!("set {variable}")));
    };
    let mut missed = Vec::new();
    for path in kind.below_home.iter().map(|file| home.join(file)) {
        match cx.files().stamp(&path).await? {
            Some(stamp) => return Ok(Located { path, stamp }),
            None => missed.push(path.display().to_string()),
        }
    }
    let verb = if missed.len() == 1 { "does" } else { "do" };
    let reason = format!("{} {verb} not exist", missed.join(", "));
    Err(pass(kind, reason, kind.fix))
}

/// The profile that the caller or a variable names.
pub(super) fn profile(
    kind: &Kind,
    asked: &Asked,
    cx: &Context,
) -> Result<Option<String>, CredentialsError> {
    if let Some(profile) = &asked.profile {
        return Ok(Some(profile.clone()));
    }
    for variable in kind.profile_variables {
        if let Some(profile) = cx.environment().var(variable)? {
            return Ok(Some(profile));
        }
    }
    Ok(None)
}

/// Refuses a file that a variable switches off.
pub(super) fn check_switch(kind: &Kind, cx: &Context) -> Result<(), CredentialsError> {
    match kind.off_switch {
        Some(variable) if cx.environment().flag(variable)? => Err(pass(
            kind,
            format!("{variable} is true"),
            format!("unset {variable}"),
        )),
        _ => Ok(()),
    }
}

/// What errors call a file: its absolute path.
pub(super) fn place(kind: &Kind, path: &Path) -> Place {
    let absolute = std::path::absolute(path);
    Place {
        link: kind.name,
        path: absolute.as_deref().unwrap_or(path).display().to_string(),
    }
}

fn absent(kind: &Kind, path: &Path, field: &str) -> CredentialsError {
    let path = place(kind, path).path;
    let problem = format!("names {path}, which does not exist");
    CredentialsError::invalid_configuration(kind.name, field, problem)
}

fn pass(kind: &Kind, reason: String, fix: impl Into<String>) -> CredentialsError {
    let passed = PassedOver {
        link: kind.name.to_owned(),
        reason,
        fix: fix.into(),
    };
    CredentialsError::not_found(passed, Vec::new())
}
