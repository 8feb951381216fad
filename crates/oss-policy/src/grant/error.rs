//! What can be wrong with a grant.

use std::fmt;

use crate::{DocumentUse, Refusal, SessionPolicyError};

/// A document of a grant cannot be written as it was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum GrantError {
    /// A text that is no account id.
    Account {
        /// What was given.
        id: String,
    },
    /// A text that does not name what a trust policy can trust.
    Arn {
        /// What was given.
        arn: String,
        /// What would be right.
        rightly: &'static str,
    },
    /// An external id that no caller could give.
    ExternalId {
        /// What was given.
        id: String,
    },
    /// A user's or role's name that no such name can be.
    Name {
        /// What was given.
        name: String,
    },
    /// A grant without any right.
    NoPermissions,
    /// A trust policy that trusts nobody.
    NobodyTrusted,
    /// Parents are to be listed, but listing is not granted.
    ParentsWithoutList,
    /// A text that names no right.
    Permission {
        /// What was given.
        name: String,
    },
    /// The document was not accepted as what it is for.
    Refused(Refusal),
    /// The text is longer than the service takes.
    TooLong {
        /// What the document is for.
        use_: DocumentUse,
        /// Its size in bytes.
        size: usize,
        /// The greatest size.
        limit: usize,
    },
    /// Old versions are to be read, but reading is not granted.
    VersionsWithoutRead,
    /// A place or a limit that cannot be written.
    Written(SessionPolicyError),
}

impl fmt::Display for GrantError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Account { id } => write!(f, "{id:?} is no account id: those are digits only"),
            Self::Arn { arn, rightly } => write!(f, "{arn:?} cannot stand here: {rightly}"),
            Self::ExternalId { id } => write!(
                f,
                "{id:?} is no external id: those have 2 to 1224 letters, digits and _+=,.@:/-"
            ),
            Self::Name { name } => write!(
                f,
                "{name:?} is no name of RAM: those have 1 to 64 letters, digits and .@_-, a role's \
                 no underscore"
            ),
            Self::NoPermissions => {
                f.write_str("the grant gives no right: name upload, read, list or delete")
            }
            Self::NobodyTrusted => f.write_str("nobody is trusted: name a user, account or ARN"),
            Self::ParentsWithoutList => {
                f.write_str("parents are listed only where list is granted: add list")
            }
            Self::Permission { name } => write!(
                f,
                "{name:?} is no right: there are upload, read, list and delete"
            ),
            Self::Refused(refusal) => write!(f, "the document is refused: {refusal}"),
            Self::TooLong { use_, size, limit } => write!(
                f,
                "as {use_} it has {size} bytes, {limit} is the limit: grant fewer places or \
                 shorter prefixes"
            ),
            Self::VersionsWithoutRead => {
                f.write_str("old versions are read only where read is granted: add read")
            }
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
