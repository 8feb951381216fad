//! Where a profile stands, for errors.

use oss_context::CredentialsError;
use oss_context::PassedOver;

/// A file of profiles as errors call it.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    /// The source that reads it.
    pub(crate) link: &'static str,
    /// The file's path.
    pub(crate) path: String,
}

impl Place {
    /// A setting of the file that cannot be used.
    pub(crate) fn refuse(&self, field: &str, problem: impl Into<String>) -> CredentialsError {
        CredentialsError::invalid_configuration(self.path.as_str(), field, problem)
    }

    /// Nothing is configured in the file.
    pub(crate) fn pass(&self, reason: &str, fix: impl Into<String>) -> CredentialsError {
        let passed = PassedOver {
            link: self.link.to_owned(),
            reason: format!("{}: {reason}", self.path),
            fix: fix.into(),
        };
        CredentialsError::not_found(passed, Vec::new())
    }

    /// The text of the file, without a byte order mark.
    pub(crate) fn decode<'a>(&self, bytes: &'a [u8]) -> Result<&'a str, CredentialsError> {
        let text = std::str::from_utf8(bytes).map_err(|error| {
            let at = error.valid_up_to();
            self.refuse("not UTF-8", format!("at byte {at}; save the file as UTF-8"))
        })?;
        Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
    }

    /// Goes on to a profile from which the last of `path` takes something.
    ///
    /// # Errors
    ///
    /// [`CredentialsError::ProfileLoop`] when the way leads back to where it was.
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
