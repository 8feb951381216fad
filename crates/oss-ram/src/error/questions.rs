//! Questions that programs ask an error.

use oss_context::CredentialsError;

use super::client_error::Error;
use super::kind::ErrorKind;

impl Error {
    /// Returns whether something that the call names does not exist: `EntityNotExist.*`.
    pub fn is_not_found(&self) -> bool {
        self.is_in_family("EntityNotExist")
    }

    /// Returns whether the caller lacks the right to do this, or a policy denies it: `NoPermission` or
    /// `Forbidden`.
    pub fn is_access_denied(&self) -> bool {
        self.is_in_family("NoPermission") || self.is_in_family("Forbidden")
    }

    /// Returns whether what was to be created exists already, which includes attachments:
    /// `EntityAlreadyExists.*`.
    pub fn is_already_exists(&self) -> bool {
        self.is_in_family("EntityAlreadyExists")
    }

    /// Returns whether something is still attached to what was to be deleted: `DeleteConflict.*`.
    pub fn is_delete_conflict(&self) -> bool {
        self.is_in_family("DeleteConflict")
    }

    /// Returns whether a quota is used up: `LimitExceeded.*`.
    pub fn is_limit_exceeded(&self) -> bool {
        self.is_in_family("LimitExceeded")
    }

    /// Returns whether the access key does not exist or is disabled: `InvalidAccessKeyId.*`.
    pub fn is_invalid_key(&self) -> bool {
        self.is_in_family("InvalidAccessKeyId")
    }

    /// Returns whether the server received too many requests. The client had repeated the call for two
    /// minutes.
    pub fn is_throttled(&self) -> bool {
        *self.kind() == ErrorKind::Throttled
    }

    /// Returns whether a time limit has passed.
    pub fn is_timeout(&self) -> bool {
        matches!(self.kind(), ErrorKind::Deadline | ErrorKind::Timeout)
    }

    /// Returns whether the service may have executed the operation although the call failed: it gave no
    /// answer, it failed, or its answer cannot be read. Read the state before you repeat a call that
    /// must not be executed twice.
    pub fn may_be_executed(&self) -> bool {
        match self.kind() {
            ErrorKind::Deadline
            | ErrorKind::Timeout
            | ErrorKind::TooLarge { .. }
            | ErrorKind::Transient => true,
            ErrorKind::Credentials | ErrorKind::Config { .. } => false,
            _ => match &self.0.cause {
                Some(CredentialsError::Transport { cause, .. }) => cause.sent(),
                // Only an answer that was read to its end can be damaged.
                None => *self.kind() == ErrorKind::Protocol,
                Some(_) => false,
            },
        }
    }

    /// Returns whether the code belongs to a family: it is the word, or the word and a dot.
    fn is_in_family(&self, family: &str) -> bool {
        let rest = self.code().and_then(|code| code.strip_prefix(family));
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    }
}
