//! Why there are no keys, as a failure of a command.

use std::error::Error as _;

use oss_credentials::CredentialsError;

use crate::exit::ExitStatus;
use crate::failure::{Facts, Failure};

impl From<CredentialsError> for Failure {
    fn from(error: CredentialsError) -> Self {
        let status = match error.service() {
            None if error.is_retryable() => ExitStatus::Unavailable,
            Some(service) if service.is_retryable() => ExitStatus::Unavailable,
            _ => ExitStatus::Denied,
        };
        let facts = error.service().map(|service| Facts {
            status: Some(service.status()),
            code: service.code().map(str::to_owned),
            ec: None,
            request_id: service.request_id().map(str::to_owned),
        });
        Self::new(status, sentence(&error))
            .facts(facts.unwrap_or_default())
            .hint(error.hint())
    }
}

/// The error and its causes in one sentence; a list of what was looked at stays a list.
fn sentence(error: &CredentialsError) -> String {
    let mut sentence = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        sentence = format!("{sentence}: {inner}");
        cause = inner.source();
    }
    sentence
}
