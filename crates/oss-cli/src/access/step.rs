//! One call of RAM that changes something.

use std::fmt;
use std::time::Duration;

use oss_policy::{Document, PolicyKind};
use oss_ram::PolicyName;

/// A call that changes something. Every step but `CreateKey` may be repeated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    CreatePolicy {
        name: String,
        document: Document,
        marker: String,
    },
    /// A new default version of a policy.
    ChangePolicy {
        name: String,
        document: Document,
    },
    DeletePolicy(String),
    CreateUser {
        name: String,
        marker: String,
    },
    /// Writes the marker of the grant to a user that is taken over.
    MarkUser {
        name: String,
        marker: String,
    },
    DeleteUser(String),
    AttachToUser(PolicyName, String),
    DetachFromUser(PolicyName, String),
    CreateRole {
        name: String,
        trust: Document,
        max_session: Duration,
        marker: String,
    },
    /// Changes the trust policy, the longest session and the description of a role.
    ChangeRole {
        name: String,
        trust: Document,
        max_session: Duration,
        marker: String,
    },
    DeleteRole(String),
    AttachToRole(PolicyName, String),
    DetachFromRole(PolicyName, String),
    CreateKey {
        user: String,
    },
    DisableKey {
        user: String,
        id: String,
    },
    DeleteKey {
        user: String,
        id: String,
    },
}

impl Step {
    /// Returns the step that undoes this one, or `None` if there is none. Keys are deleted by their
    /// id, which is not known here.
    pub(crate) fn undo(&self) -> Option<Self> {
        Some(match self {
            Self::CreatePolicy { name, .. } => Self::DeletePolicy(name.clone()),
            Self::CreateUser { name, .. } => Self::DeleteUser(name.clone()),
            Self::AttachToUser(policy, user) => Self::DetachFromUser(policy.clone(), user.clone()),
            Self::CreateRole { name, .. } => Self::DeleteRole(name.clone()),
            Self::AttachToRole(policy, role) => Self::DetachFromRole(policy.clone(), role.clone()),
            _ => return None,
        })
    }

    /// Returns whether the step creates an object that later steps name.
    pub(crate) fn creates(&self) -> bool {
        matches!(
            self,
            Self::CreatePolicy { .. } | Self::CreateUser { .. } | Self::CreateRole { .. }
        )
    }

    /// Returns the right that the step requires: the operation and its resources.
    pub(crate) fn right(&self, account: &str) -> (&'static str, String) {
        let arn = |kind: &str, name: &str| format!("acs:ram:*:{account}:{kind}/{name}");
        let policy = |policy: &PolicyName| match policy.kind() {
            PolicyKind::System => format!("acs:ram:*:system:policy/{policy}"),
            _ => arn("policy", policy.as_str()),
        };
        let both =
            |p: &PolicyName, kind, name: &str| format!("{} and {}", arn(kind, name), policy(p));
        match self {
            Self::CreatePolicy { .. } => ("CreatePolicy", arn("policy", "*")),
            Self::ChangePolicy { name, .. } => ("CreatePolicyVersion", arn("policy", name)),
            Self::DeletePolicy(name) => ("DeletePolicy", arn("policy", name)),
            Self::CreateUser { .. } => ("CreateUser", arn("user", "*")),
            Self::MarkUser { name, .. } => ("UpdateUser", arn("user", name)),
            Self::DeleteUser(name) => ("DeleteUser", arn("user", name)),
            Self::AttachToUser(p, name) => ("AttachPolicyToUser", both(p, "user", name)),
            Self::DetachFromUser(p, name) => ("DetachPolicyFromUser", both(p, "user", name)),
            Self::CreateRole { .. } => ("CreateRole", arn("role", "*")),
            Self::ChangeRole { name, .. } => ("UpdateRole", arn("role", name)),
            Self::DeleteRole(name) => ("DeleteRole", arn("role", name)),
            Self::AttachToRole(p, name) => ("AttachPolicyToRole", both(p, "role", name)),
            Self::DetachFromRole(p, name) => ("DetachPolicyFromRole", both(p, "role", name)),
            Self::CreateKey { user } => ("CreateAccessKey", arn("user", user)),
            Self::DisableKey { user, .. } => ("UpdateAccessKey", arn("user", user)),
            Self::DeleteKey { user, .. } => ("DeleteAccessKey", arn("user", user)),
        }
    }
}

/// Writes what the step does, for lists of the steps that are done and of those that are not.
impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::CreatePolicy { name, .. } => write!(f, "create policy {name}"),
            Self::ChangePolicy { name, .. } => write!(f, "change policy {name}"),
            Self::DeletePolicy(name) => write!(f, "delete policy {name}"),
            Self::CreateUser { name, .. } => write!(f, "create user {name}"),
            Self::MarkUser { name, .. } => write!(f, "take over user {name}"),
            Self::DeleteUser(name) => write!(f, "delete user {name}"),
            Self::AttachToUser(policy, user) => write!(f, "attach {policy} to user {user}"),
            Self::DetachFromUser(policy, user) => write!(f, "detach {policy} from user {user}"),
            Self::CreateRole { name, .. } => write!(f, "create role {name}"),
            Self::ChangeRole { name, .. } => write!(f, "change role {name}"),
            Self::DeleteRole(name) => write!(f, "delete role {name}"),
            Self::AttachToRole(policy, role) => write!(f, "attach {policy} to role {role}"),
            Self::DetachFromRole(policy, role) => write!(f, "detach {policy} from role {role}"),
            Self::CreateKey { user } => write!(f, "create a key of {user}"),
            Self::DisableKey { id, .. } => write!(f, "disable key {id}"),
            Self::DeleteKey { id, .. } => write!(f, "delete key {id}"),
        }
    }
}
