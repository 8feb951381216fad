//! Who asks.

use std::fmt;

/// Who asks, as far as policies can tell.
///
/// ```
/// use oss_policy::Caller;
///
/// let uploader = Caller::user("1234567890123456", "uploader").with_id("201234567890123456");
/// assert_eq!(uploader.account(), Some("1234567890123456"));
/// let session = Caller::role_session("1234567890123456", "RamOssTest", "sessiontest");
/// assert_eq!(session.arn().unwrap(), "acs:ram::1234567890123456:role/ramosstest");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Caller {
    /// A RAM user with a key of his own.
    User {
        /// The account he belongs to.
        account: String,
        /// His name.
        name: String,
        /// The number that bucket policies know him by.
        id: Option<String>,
    },
    /// A holder of temporary credentials of a role.
    RoleSession {
        /// The account the role belongs to.
        account: String,
        /// The role's name; compared without case.
        role: String,
        /// The name the session was given.
        session: String,
        /// A number that bucket policies may name, if there is one.
        id: Option<String>,
    },
    /// The account's own key.
    Root {
        /// The account.
        account: String,
    },
    /// Nobody in particular: the request is not signed.
    Anonymous,
    /// A cloud service that acts on its own, such as `ecs.aliyuncs.com`.
    Service {
        /// Its name.
        name: String,
    },
    /// Somebody an identity provider vouches for, who is about to assume a role.
    Federated {
        /// The account that knows the provider.
        account: String,
        /// The provider: its ARN, `saml-provider/NAME`, `oidc-provider/NAME`, or its name alone.
        provider: String,
    },
}

impl Caller {
    /// A RAM user.
    #[must_use]
    pub fn user(account: impl Into<String>, name: impl Into<String>) -> Self {
        Self::User {
            account: account.into(),
            name: name.into(),
            id: None,
        }
    }

    /// A session of a role.
    #[must_use]
    pub fn role_session(
        account: impl Into<String>,
        role: impl Into<String>,
        session: impl Into<String>,
    ) -> Self {
        let (account, role, session) = (account.into(), role.into(), session.into());
        Self::RoleSession {
            account,
            role,
            session,
            id: None,
        }
    }

    /// The account's own key.
    #[must_use]
    pub fn root(account: impl Into<String>) -> Self {
        Self::Root {
            account: account.into(),
        }
    }

    /// A caller without a signature.
    #[must_use]
    pub fn anonymous() -> Self {
        Self::Anonymous
    }

    /// A cloud service.
    #[must_use]
    pub fn service(name: impl Into<String>) -> Self {
        Self::Service { name: name.into() }
    }

    /// Somebody an identity provider of the account vouches for.
    #[must_use]
    pub fn federated(account: impl Into<String>, provider: impl Into<String>) -> Self {
        Self::Federated {
            account: account.into(),
            provider: provider.into(),
        }
    }

    /// Gives a user or session the number that bucket policies know it by; others have none.
    #[must_use]
    pub fn with_id(mut self, uid: impl Into<String>) -> Self {
        if let Self::User { id, .. } | Self::RoleSession { id, .. } = &mut self {
            *id = Some(uid.into());
        }
        self
    }

    /// The account the caller belongs to.
    #[must_use]
    pub fn account(&self) -> Option<&str> {
        match self {
            Self::User { account, .. }
            | Self::RoleSession { account, .. }
            | Self::Root { account }
            | Self::Federated { account, .. } => Some(account),
            Self::Anonymous | Self::Service { .. } => None,
        }
    }

    /// The ARN that trust policies name a user or a role by, the name in lower case.
    #[must_use]
    pub fn arn(&self) -> Option<String> {
        match self {
            Self::User { account, name, .. } => Some(ram_arn(account, "user", name)),
            Self::RoleSession { account, role, .. } => Some(ram_arn(account, "role", role)),
            _ => None,
        }
    }

    /// Whether policies can be attached to such a caller.
    pub(crate) fn has_identity_policies(&self) -> bool {
        matches!(self, Self::User { .. } | Self::RoleSession { .. })
    }
}

impl fmt::Display for Caller {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::User { account, name, .. } => write!(f, "user {name} of account {account}"),
            Self::RoleSession {
                account,
                role,
                session,
                ..
            } => {
                write!(f, "session {session} of role {role} of account {account}")
            }
            Self::Root { account } => write!(f, "the own key of account {account}"),
            Self::Anonymous => f.write_str("an anonymous caller"),
            Self::Service { name } => write!(f, "service {name}"),
            Self::Federated { account, provider } => {
                write!(f, "a guest of provider {provider} of account {account}")
            }
        }
    }
}

/// The ARN of a user or role as requests name it: the name in lower case, whatever it was
/// created as.
pub(crate) fn ram_arn(account: &str, kind: &str, name: &str) -> String {
    format!("acs:ram::{account}:{kind}/{}", name.to_ascii_lowercase())
}
