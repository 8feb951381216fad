//! The objects of a grant that exist.

use std::time::Duration;

use oss_policy::Document;
use oss_ram::PolicyName;
use oss_ram::operations::access_key::KeyStatus;
use oss_sign::UtcSeconds;

use crate::access::names::Names;

/// The objects that have the names of a grant.
#[derive(Clone, Debug, Default)]
pub(crate) struct Found {
    pub(crate) user: Option<FoundUser>,
    pub(crate) role: Option<FoundRole>,
    /// The policy of the role.
    pub(crate) rights: Option<FoundPolicy>,
    /// The policy by which the user may assume the role, unless a policy of the system is used.
    pub(crate) assume: Option<FoundPolicy>,
}

/// A user that exists.
#[derive(Clone, Debug, Default)]
pub(crate) struct FoundUser {
    pub(crate) comments: Option<String>,
    pub(crate) keys: Vec<FoundKey>,
    pub(crate) policies: Vec<PolicyName>,
}

/// An access key that exists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FoundKey {
    pub(crate) id: String,
    pub(crate) status: KeyStatus,
    pub(crate) created: Option<UtcSeconds>,
}

/// A role that exists.
#[derive(Clone, Debug, Default)]
pub(crate) struct FoundRole {
    pub(crate) arn: String,
    pub(crate) description: Option<String>,
    /// `None` if the document cannot be parsed.
    pub(crate) trust: Option<Document>,
    pub(crate) max_session: Duration,
    pub(crate) policies: Vec<PolicyName>,
}

/// A policy that exists.
#[derive(Clone, Debug, Default)]
pub(crate) struct FoundPolicy {
    pub(crate) description: Option<String>,
    /// `None` if the document cannot be parsed.
    pub(crate) document: Option<Document>,
}

impl Found {
    /// Returns whether nothing exists.
    pub(crate) fn is_empty(&self) -> bool {
        self.user.is_none() && self.role.is_none() && self.rights.is_none() && self.assume.is_none()
    }

    /// Returns, as text, the objects that have a name of the grant and do not belong to it.
    ///
    /// The description of a policy cannot be changed. So a policy that was taken over has no marker,
    /// and is recognised because it is attached to the grant's own user or role.
    pub(crate) fn foreign(&self, names: &Names) -> Vec<String> {
        let user = self.user.as_ref();
        let role = self.role.as_ref();
        let my_user = user.filter(|user| names.owns(user.comments.as_deref()));
        let my_role = role.filter(|role| names.owns(role.description.as_deref()));
        let is_mine = |policy: &FoundPolicy, is_attached: bool| {
            is_attached || names.owns(policy.description.as_deref())
        };
        let on_role = my_role.is_some_and(|role| role.policies.contains(&names.rights()));
        let on_user = my_user.is_some_and(|user| user.policies.contains(&names.assume()));
        let mut foreign = Vec::new();
        if self
            .rights
            .as_ref()
            .is_some_and(|policy| !is_mine(policy, on_role))
        {
            foreign.push(format!("policy {}", names.rights()));
        }
        if user.is_some() && my_user.is_none() {
            foreign.push(format!("user {}", names.own()));
        }
        if self
            .assume
            .as_ref()
            .is_some_and(|policy| !is_mine(policy, on_user))
        {
            foreign.push(format!("policy {}", names.assume()));
        }
        if role.is_some() && my_role.is_none() {
            foreign.push(format!("role {}", names.own()));
        }
        foreign
    }

    /// Returns the keys of the user.
    pub(crate) fn keys(&self) -> &[FoundKey] {
        self.user.as_ref().map_or(&[], |user| &user.keys)
    }
}

/// Returns the beginning and the end of an id, by which a person can recognise it.
pub(crate) fn short_id(id: &str) -> String {
    let count = id.chars().count();
    if count < 12 {
        return id.to_owned();
    }
    let head: String = id.chars().take(6).collect();
    let tail: String = id.chars().skip(count - 3).collect();
    format!("{head}…{tail}")
}
