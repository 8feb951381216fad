//! The rights that a grant can give.

use std::fmt;
use std::str::FromStr;

use super::GrantError;
use crate::Action;

/// A right that people ask for, and the actions it comes to.
///
/// ```
/// use oss_policy::grant::Permission;
///
/// # fn main() -> Result<(), oss_policy::grant::GrantError> {
/// assert_eq!("upload".parse::<Permission>()?, Permission::Upload);
/// assert_eq!(Permission::that_allows("oss:GetObject"), Some(Permission::Read));
/// # Ok(()) }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Permission {
    /// Writing objects, in parts too, and taking back what was begun. It neither lists nor reads,
    /// but an object that exists may be overwritten.
    Upload,
    /// Reading objects.
    Read,
    /// Listing objects below the prefix.
    List,
    /// Deleting objects, one by one.
    Delete,
}

impl Permission {
    /// All of them in order.
    pub const ALL: [Self; 4] = [Self::Upload, Self::Read, Self::List, Self::Delete];

    /// `upload`, `read`, `list` or `delete`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Upload => "upload",
            Self::Read => "read",
            Self::List => "list",
            Self::Delete => "delete",
        }
    }

    /// The right that comes with this action, if there is one.
    #[must_use]
    pub fn that_allows(action: &str) -> Option<Self> {
        let has = |permission: &Self| {
            let mut actions = permission.actions(true).into_iter();
            actions.any(|known| known.as_str().eq_ignore_ascii_case(action))
        };
        Self::ALL.into_iter().find(has)
    }

    /// The actions, with those on old versions if they are asked for.
    #[must_use]
    pub fn actions(self, versions: bool) -> Vec<Action> {
        match self {
            Self::Upload => vec![
                Action::PutObject,
                Action::AbortMultipartUpload,
                Action::ListParts,
            ],
            Self::Read if versions => vec![Action::GetObject, Action::GetObjectVersion],
            Self::Read => vec![Action::GetObject],
            Self::List => vec![Action::ListObjects],
            Self::Delete => vec![Action::DeleteObject],
        }
    }
}

impl fmt::Display for Permission {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Permission {
    type Err = GrantError;

    fn from_str(name: &str) -> Result<Self, GrantError> {
        let found = Self::ALL.into_iter().find(|p| p.as_str() == name);
        found.ok_or_else(|| GrantError::Permission {
            name: name.to_owned(),
        })
    }
}
