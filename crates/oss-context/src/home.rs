//! The home folder of the user.

use std::path::PathBuf;

use crate::environment::Environment;
use crate::error::CredentialsError;

/// Returns the home folder of the user, from the variables that this operating system uses: `HOME`,
/// or on Windows `USERPROFILE` or else `HOMEDRIVE` and `HOMEPATH`. Returns `None` if they are not
/// set.
///
/// # Errors
///
/// [`CredentialsError::InvalidConfiguration`] if the value of the variable is not UTF-8.
pub fn home(environment: &Environment) -> Result<Option<PathBuf>, CredentialsError> {
    by_system(environment, cfg!(windows))
}

/// The variable to set if [`home`] returns `None`.
pub const VARIABLE: &str = if cfg!(windows) { "USERPROFILE" } else { "HOME" };

fn by_system(
    environment: &Environment,
    is_windows: bool,
) -> Result<Option<PathBuf>, CredentialsError> {
    if !is_windows {
        return Ok(environment.var("HOME")?.map(PathBuf::from));
    }
    if let Some(profile) = environment.var("USERPROFILE")? {
        return Ok(Some(PathBuf::from(profile)));
    }
    let (drive, path) = (environment.var("HOMEDRIVE")?, environment.var("HOMEPATH")?);
    Ok(drive
        .zip(path)
        .map(|(drive, path)| PathBuf::from(drive + &path)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(variables: &[(&str, &str)], is_windows: bool) -> Option<String> {
        let environment = Environment::fixed(variables.iter().copied());
        let home = by_system(&environment, is_windows).unwrap();
        home.map(|home| home.to_str().unwrap().to_owned())
    }

    #[test]
    fn each_system_has_its_variables() {
        let all = [
            ("HOME", "/people/u"),
            ("USERPROFILE", r"D:\people\u"),
            ("HOMEDRIVE", "D:"),
            ("HOMEPATH", r"\u"),
        ];
        assert_eq!(found(&all, false).as_deref(), Some("/people/u"));
        assert_eq!(found(&all, true).as_deref(), Some(r"D:\people\u"));
        assert_eq!(found(&all[2..], true).as_deref(), Some(r"D:\u"));
        assert_eq!(found(&all[2..3], true), None);
        assert_eq!(found(&all[1..], false), None);
    }
}
