//! Errors of session policies.

use std::fmt;

use crate::{Level, Refusal};

/// Why a session policy cannot be written.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum SessionPolicyError {
    /// Nothing is allowed, but a policy must have at least one statement.
    Empty,
    /// A grant has no actions.
    NoActions,
    /// The name is not that of an action. Actions have a service and a colon, such as `oss:GetObject`.
    Action {
        /// What was given.
        name: String,
    },
    /// No bucket can have this name.
    Bucket {
        /// What was given.
        name: String,
    },
    /// Policies cannot express the prefix or key, or no object can have it.
    Key {
        /// What was given.
        key: String,
        /// Why not.
        why: &'static str,
    },
    /// The account or the name of the role would not mean exactly one role.
    Role {
        /// What was given.
        name: String,
    },
    /// The action is never asked on what it was granted on.
    Misplaced {
        /// The action.
        action: String,
        /// On what it is asked.
        asked_on: Level,
    },
    /// The text is neither an address nor a network.
    Address {
        /// What was given.
        address: String,
    },
    /// The policy is restricted to addresses, but there are none.
    NoAddresses,
    /// The time cannot be written with a year of four digits.
    Until {
        /// What was given.
        unix_seconds: i64,
    },
    /// The text is larger than STS accepts.
    TooLong {
        /// The size in bytes.
        size: usize,
        /// The greatest size in bytes.
        limit: usize,
    },
    /// The text is not a valid session policy.
    Refused(Refusal),
}

impl fmt::Display for SessionPolicyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("the session policy allows nothing: add a grant"),
            Self::NoActions => f.write_str("a grant has no action: name at least one"),
            Self::Action { name } => {
                write!(
                    f,
                    "action {name:?} has no service: write it as in oss:GetObject"
                )
            }
            Self::Bucket { name } => write!(
                f,
                "{name:?} is not the name of a bucket, which has 3 to 63 lower-case letters, digits and \
                 inner hyphens"
            ),
            Self::Key { key, why } => write!(f, "the key or prefix {key:?} {why}"),
            Self::Role { name } => write!(
                f,
                "{name:?} does not name one role: give the account's number and the role's name"
            ),
            Self::Misplaced { action, asked_on } => {
                write!(
                    f,
                    "{action} is asked on {asked_on}: {}",
                    place_for(*asked_on)
                )
            }
            Self::Address { address } => write!(
                f,
                "{address:?} is neither an address nor a network such as 203.0.113.0/24"
            ),
            Self::NoAddresses => f.write_str(
                "the policy is restricted to addresses, but there are none: name at least one",
            ),
            Self::Until { unix_seconds } => {
                write!(
                    f,
                    "{unix_seconds} seconds since 1970 is not in the years 0 to 9999"
                )
            }
            Self::TooLong { size, limit } => write!(
                f,
                "the session policy has {size} bytes, {limit} is the limit: grant fewer places or \
                 shorter prefixes"
            ),
            Self::Refused(refusal) => write!(f, "the session policy is refused: {refusal}"),
        }
    }
}

impl std::error::Error for SessionPolicyError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Refused(refusal) => Some(refusal),
            _ => None,
        }
    }
}

fn place_for(level: Level) -> &'static str {
    match level {
        Level::Object => "grant it with on() or on_object()",
        Level::Listing => "grant it with on()",
        Level::Bucket => "it cannot be restricted to a prefix, so grant it with on(bucket, \"\")",
        Level::Service => "it cannot be restricted, so grant it with on_service()",
        Level::Role => "grant it with on_role()",
    }
}
