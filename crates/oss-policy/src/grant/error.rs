//! Errors of grants.

use std::fmt;

use crate::{DocumentUse, Refusal, SessionPolicyError};

/// Why a document of a grant cannot be written.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum GrantError {
    /// The text is not an account id.
    Account {
        /// What was given.
        id: String,
    },
    /// The text does not name an account, a user or a role, which a trust policy can trust.
    Arn {
        /// What was given.
        arn: String,
        /// What would be right.
        rightly: &'static str,
    },
    /// No caller could send this external id.
    ExternalId {
        /// What was given.
        id: String,
    },
    /// No user or role can have this name.
    Name {
        /// What was given.
        name: String,
    },
    /// The grant has no rights.
    NoPermissions,
    /// The trust policy trusts nobody.
    NobodyTrusted,
    /// The folders above the prefix shall be listed, but the right to list is not granted.
    ParentsWithoutList,
    /// The text is not the name of a right.
    Permission {
        /// What was given.
        name: String,
    },
    /// The document is not a valid one for its use.
    Refused(Refusal),
    /// The text is larger than the service accepts.
    TooLong {
        /// What the document is used for.
        use_: DocumentUse,
        /// The size in bytes.
        size: usize,
        /// The greatest size in bytes.
        limit: usize,
    },
    /// Old versions shall be read, but the right to read is not granted.
    VersionsWithoutRead,
    /// The place, the time or the addresses cannot be written into a policy.
    Written(SessionPolicyError),
}

impl fmt::Display for GrantError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Account { id } => write!(f, "{id:?} is not an account id, which has only digits"),
            Self::Arn { arn, rightly } => write!(f, "{arn:?} cannot stand here: {rightly}"),
            Self::ExternalId { id } => write!(
                f,
                "{id:?} is not an external id, which has 2 to 1224 letters, digits and _+=,.@:/-"
            ),
            Self::Name { name } => write!(
                f,
                "{name:?} is not a name of RAM, which has 1 to 64 letters, digits and .@_-, and for a \
                 role no underscore"
            ),
            Self::NoPermissions => {
                f.write_str("the grant gives no right: name upload, read, list or delete")
            }
            Self::NobodyTrusted => f.write_str("nobody is trusted: name a user, account or ARN"),
            Self::ParentsWithoutList => {
                f.write_str("parents can only be listed together with the right to list: add list")
            }
            Self::Permission { name } => write!(
                f,
                "{name:?} is not a right: write upload, read, list or delete"
            ),
            Self::Refused(refusal) => write!(f, "the document is refused: {refusal}"),
            Self::TooLong { use_, size, limit } => write!(
                f,
                "as {use_} it has {size} bytes, {limit} is the limit: grant fewer places or \
                 shorter prefixes"
            ),
            Self::VersionsWithoutRead => f.write_str(
                "old versions can only be read together with the right to read: add read",
            ),
            Self::Written(error) => write!(f, "the grant cannot be written: {error}"),
        }
    }
}

impl std::error::Error for GrantError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Refused(refusal) => Some(refusal),
            Self::Written(error) => Some(error),
            _ => None,
        }
    }
}

impl From<SessionPolicyError> for GrantError {
    fn from(error: SessionPolicyError) -> Self {
        Self::Written(error)
    }
}
