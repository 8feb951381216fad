//! The rights of grants.

use std::fmt;
use std::str::FromStr;

use super::GrantError;
use crate::Action;

/// A right that a grant can give, which stands for several actions.
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
    /// Write objects, also in parts, and abort uploads that were begun. It does not include listing or
    /// reading, but existing objects can be overwritten.
    Upload,
    /// Read objects.
    Read,
    /// List the objects below the prefix.
    List,
    /// Delete objects.
    Delete,
}

impl Permission {
    /// All permissions in their order.
    pub const ALL: [Self; 4] = [Self::Upload, Self::Read, Self::List, Self::Delete];

    /// Returns the name: `upload`, `read`, `list` or `delete`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Upload => "upload",
            Self::Read => "read",
            Self::List => "list",
            Self::Delete => "delete",
        }
    }

    /// Returns the right that includes this action, if there is one.
    #[must_use]
    pub fn that_allows(action: &str) -> Option<Self> {
        let has = |permission: &Self| {
            let mut actions = permission.actions(true).into_iter();
            actions.any(|known| known.as_str().eq_ignore_ascii_case(action))
        };
        Self::ALL.into_iter().find(has)
    }

    /// Returns the actions that the right stands for. Those on old versions are included if `versions`
    /// is `true`.
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
