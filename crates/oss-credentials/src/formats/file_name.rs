//! The name of a configuration file, and the errors that files of every format can cause.

use oss_context::{CredentialsError, PassedOver};

/// The name of a configuration file in errors.
#[derive(Clone, Debug)]
pub(crate) struct FileName {
    /// The name of the source of credentials that reads the file.
    pub(crate) link: &'static str,
    /// The path of the file.
    pub(crate) path: String,
}

impl FileName {
    /// Returns the error for a setting of the file that cannot be used.
    pub(crate) fn refuse(&self, field: &str, problem: impl Into<String>) -> CredentialsError {
        CredentialsError::invalid_configuration(self.path.as_str(), field, problem)
    }

    /// Returns the error for a file in which nothing is configured. A chain of sources then goes on with
    /// the next source. `fix` says what a user can do to configure the file.
    pub(crate) fn not_configured(&self, reason: &str, fix: impl Into<String>) -> CredentialsError {
        let passed = PassedOver {
            link: self.link.to_owned(),
            reason: format!("{}: {reason}", self.path),
            fix: fix.into(),
        };
        CredentialsError::not_found(passed, Vec::new())
    }

    /// Returns the error for a profile that was asked for but does not exist. `suggestion` says which
    /// profiles exist.
    pub(crate) fn no_profile(
        &self,
        field: &str,
        wanted: &str,
        suggestion: &str,
    ) -> CredentialsError {
        let problem = format!("is {wanted:?}, which does not exist; {suggestion}");
        self.refuse(field, problem)
    }

    /// Returns the text of the file without a byte order mark, which editors on Windows may write.
    pub(crate) fn decode<'a>(&self, bytes: &'a [u8]) -> Result<&'a str, CredentialsError> {
        let text = std::str::from_utf8(bytes).map_err(|error| {
            let at = error.valid_up_to();
            self.refuse("not UTF-8", format!("at byte {at}; save the file as UTF-8"))
        })?;
        Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
    }

    /// Adds `next` to `path`, a list of profiles each of which takes keys or settings from the one after
    /// it.
    ///
    /// # Errors
    ///
    /// Fails with [`CredentialsError::ProfileLoop`] if `next` is in `path` already, and as an invalid
    /// configuration if the path becomes too long.
    pub(crate) fn follow(
        &self,
        path: &mut Vec<String>,
        next: &str,
    ) -> Result<(), CredentialsError> {
        let start = path.iter().position(|name| name == next);
        path.push(next.to_owned());
        if let Some(circle) = start.and_then(|start| path.get(start..)) {
            return Err(CredentialsError::ProfileLoop {
                origin: self.path.clone(),
                path: circle.join(" → "),
            });
        }
        if path.len() > MAX_PROFILES {
            let start = path.first().map(String::as_str).unwrap_or_default();
            let problem = format!("takes its keys through more than {MAX_PROFILES} profiles");
            return Err(self.refuse(&format!("profile {start}"), problem));
        }
        Ok(())
    }
}

/// The greatest number of profiles that may depend on each other.
const MAX_PROFILES: usize = 16;
