//! What a chain notes while it asks its links.

use std::sync::Arc;

use super::Resolution;
use oss_context::CredentialsError;
use oss_context::PassedOver;

/// What a chain does at a link that is configured but broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OnFailure {
    Skip,
    Stop,
}

/// The links passed so far.
#[derive(Default)]
pub(super) struct Walk {
    passed: Vec<PassedOver>,
    look_alikes: Vec<String>,
}

impl Walk {
    /// Notes why a link is passed over, or gives the error at which the chain stops.
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
                tracing::warn!(link, %error, "a broken link of the credential chain is skipped");
                let (reason, fix) = (format!("failed: {error}"), error.hint().into_owned());
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

/// A link is called as its chain calls it; a chain within a chain keeps the names of its links.
fn named(link: &str, mut passed: Vec<PassedOver>) -> Vec<PassedOver> {
    if let [one] = passed.as_mut_slice() {
        link.clone_into(&mut one.link);
    }
    passed
}
