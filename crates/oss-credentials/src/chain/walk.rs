//! What a chain records while it asks its providers.

use std::sync::Arc;

use super::Resolution;
use oss_context::CredentialsError;
use oss_context::PassedOver;

/// What a chain does at a provider that is configured but does not work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OnFailure {
    Skip,
    Stop,
}

/// The providers that were passed over so far.
#[derive(Default)]
pub(super) struct Walk {
    passed: Vec<PassedOver>,
    look_alikes: Vec<String>,
}

impl Walk {
    /// Records why a provider is passed over.
    ///
    /// # Errors
    ///
    /// The error at which the chain stops.
    pub(super) fn pass(
        &mut self,
        link: &str,
        error: CredentialsError,
        on_failure: OnFailure,
    ) -> Result<(), CredentialsError> {
        match error {
            CredentialsError::NotFound {
                passed,
                look_alikes,
            } => {
                self.passed.extend(named(link, passed));
                self.look_alikes.extend(look_alikes);
                Ok(())
            }
            error if on_failure == OnFailure::Skip => {
                tracing::warn!(link, %error, "a provider of the credential chain does not work and is skipped");
                let reason = format!("failed: {error}");
                let fix = error.hint().unwrap_or_default().into_owned();
                self.passed.push(PassedOver {
                    link: link.to_owned(),
                    reason,
                    fix,
                });
                Ok(())
            }
            error => Err(CredentialsError::ChainStopped {
                link: link.to_owned(),
                passed: std::mem::take(&mut self.passed),
                cause: Arc::new(error),
            }),
        }
    }

    pub(super) fn won_by(self, link: &str) -> Resolution {
        Resolution {
            winner: link.to_owned(),
            passed: self.passed,
            look_alikes: self.look_alikes,
        }
    }

    pub(super) fn nothing_found(self) -> CredentialsError {
        CredentialsError::NotFound {
            passed: self.passed,
            look_alikes: self.look_alikes,
        }
    }
}

/// Sets the name of the provider in its own entry. A chain within a chain keeps the names of its
/// providers.
fn named(link: &str, mut passed: Vec<PassedOver>) -> Vec<PassedOver> {
    if let [one] = passed.as_mut_slice() {
        link.clone_into(&mut one.link);
    }
    passed
}
