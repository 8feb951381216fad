//! Callers: who makes a request.

use std::fmt;

/// The caller of a request, with everything that policies can tell about it.
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
    /// A RAM user with an access key.
    User {
        /// The id of the account that the user belongs to.
        account: String,
        /// The name of the user.
        name: String,
        /// The id by which bucket policies name the user, if it is known.
        id: Option<String>,
    },
    /// A session of a role, which uses temporary credentials.
    RoleSession {
        /// The id of the account that the role belongs to.
        account: String,
        /// The name of the role. It is compared without case.
        role: String,
        /// The name that was given to the session.
        session: String,
        /// An id by which bucket policies may name the session, if there is one.
        id: Option<String>,
    },
    /// The access key of the account itself, also called its root key.
    Root {
        /// The id of the account.
        account: String,
    },
    /// An anonymous caller: the request is not signed.
    Anonymous,
    /// A cloud service that acts for itself, such as `ecs.aliyuncs.com`.
    Service {
        /// The name of the service.
        name: String,
    },
    /// Somebody whom an identity provider has authenticated and who is about to assume a role.
    Federated {
        /// The id of the account in which the provider is registered.
        account: String,
        /// The provider: its ARN, `saml-provider/NAME`, `oidc-provider/NAME`, or only its name.
        provider: String,
    },
}

impl Caller {
    /// Creates a RAM user of an account.
    #[must_use]
    pub fn user(account: impl Into<String>, name: impl Into<String>) -> Self {
        Self::User {
            account: account.into(),
            name: name.into(),
            id: None,
        }
    }

    /// Creates a session of a role of an account.
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

    /// Creates a caller who uses the key of the account itself.
    #[must_use]
    pub fn root(account: impl Into<String>) -> Self {
        Self::Root {
            account: account.into(),
        }
    }

    /// Creates an anonymous caller, whose requests are not signed.
    #[must_use]
    pub fn anonymous() -> Self {
        Self::Anonymous
    }

    /// Creates a cloud service, such as `ecs.aliyuncs.com`.
    #[must_use]
    pub fn service(name: impl Into<String>) -> Self {
        Self::Service { name: name.into() }
    }

    /// Creates a caller whom an identity provider of the account has authenticated.
    #[must_use]
    pub fn federated(account: impl Into<String>, provider: impl Into<String>) -> Self {
        Self::Federated {
            account: account.into(),
            provider: provider.into(),
        }
    }

    /// Sets the id by which bucket policies name a user or a session. By default it is not known, and
    /// then no policy that names an id applies. Other callers have no id, so nothing is set.
    #[must_use]
    pub fn with_id(mut self, uid: impl Into<String>) -> Self {
        if let Self::User { id, .. } | Self::RoleSession { id, .. } = &mut self {
            *id = Some(uid.into());
        }
        self
    }

    /// Returns the id of the account that the caller belongs to, if it belongs to one.
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

    /// Returns the ARN by which trust policies name a user or a role, with the name in lower case.
    /// Other callers have none.
    #[must_use]
    pub fn arn(&self) -> Option<String> {
        match self {
            Self::User { account, name, .. } => Some(ram_arn(account, "user", name)),
            Self::RoleSession { account, role, .. } => Some(ram_arn(account, "role", role)),
            _ => None,
        }
    }

    /// Returns whether policies can be attached to a caller of this kind.
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

/// Returns the ARN of a user or role as requests name it: in lower case, whatever case the name was
/// created in.
pub(crate) fn ram_arn(account: &str, kind: &str, name: &str) -> String {
    format!("acs:ram::{account}:{kind}/{}", name.to_ascii_lowercase())
}
