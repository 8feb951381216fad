//! Who sent a request.

/// The caller after authentication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Caller {
    /// No signature at all.
    Anonymous,
    /// The account's own key.
    Root { account: String },
    /// A RAM user.
    User {
        account: String,
        id: String,
        name: String,
    },
    /// A session of a role.
    Role {
        account: String,
        role: String,
        role_id: String,
        session: String,
    },
}

impl Caller {
    /// The account that the caller belongs to: the owner of what it creates.
    pub(crate) fn account(&self) -> Option<&str> {
        match self {
            Self::Anonymous => None,
            Self::Root { account } | Self::User { account, .. } | Self::Role { account, .. } => {
                Some(account)
            }
        }
    }
}
