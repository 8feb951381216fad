//! How errors call a configuration file, and the errors that every such file can cause.

use oss_context::{CredentialsError, PassedOver};

/// A configuration file, as errors call it.
#[derive(Clone, Debug)]
pub(crate) struct FileName {
    /// The source of credentials that reads the file.
    pub(crate) link: &'static str,
    /// The path of the file.
    pub(crate) path: String,
}

impl FileName {
    /// The error for a setting of the file that cannot be used.
    pub(crate) fn refuse(&self, field: &str, problem: impl Into<String>) -> CredentialsError {
        CredentialsError::invalid_configuration(self.path.as_str(), field, problem)
    }

    /// The error for a file in which nothing is configured.
    pub(crate) fn pass(&self, reason: &str, fix: impl Into<String>) -> CredentialsError {
        let passed = PassedOver {
            link: self.link.to_owned(),
            reason: format!("{}: {reason}", self.path),
            fix: fix.into(),
        };
        CredentialsError::not_found(passed, Vec::new())
    }

    /// The error for a profile that somebody asked for and that the file does not have. `instead`
    /// says which profiles it has.
    pub(crate) fn no_profile(&self, field: &str, wanted: &str, instead: &str) -> CredentialsError {
        let problem = format!("is {wanted:?}, which does not exist; {instead}");
        self.refuse(field, problem)
    }

    /// The text of the file, without a byte order mark.
    pub(crate) fn decode<'a>(&self, bytes: &'a [u8]) -> Result<&'a str, CredentialsError> {
        let text = std::str::from_utf8(bytes).map_err(|error| {
            let at = error.valid_up_to();
            self.refuse("not UTF-8", format!("at byte {at}; save the file as UTF-8"))
        })?;
        Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
    }

    /// Adds `next` to the profiles in `path`, each of which takes settings from the one after it.
    ///
    /// # Errors
    ///
    /// [`CredentialsError::ProfileLoop`] if `next` is in `path` already.
    pub(crate) fn follow(
        &self,
        path: &mut Vec<String>,
        next: &str,
    ) -> Result<(), CredentialsError> {
        let start = path.iter().position(|name| name == next);
        path.push(next.to_owned());
        if let Some(round) = start.and_then(|start| path.get(start..)) {
            return Err(CredentialsError::ProfileLoop {
                origin: self.path.clone(),
                path: round.join(" → "),
            });
        }
        if path.len() > MOST_PROFILES {
            let start = path.first().map(String::as_str).unwrap_or_default();
            let problem = format!("takes its keys through more than {MOST_PROFILES} profiles");
            return Err(self.refuse(&format!("profile {start}"), problem));
        }
        Ok(())
    }
}

const MOST_PROFILES: usize = 16;
