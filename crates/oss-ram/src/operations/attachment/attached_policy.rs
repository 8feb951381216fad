//! Policies that are attached to users and roles.

use oss_policy::PolicyKind;
use oss_sign::UtcSeconds;

use crate::error::Result;
use crate::members::Members;
use crate::policy_name::PolicyName;

/// A policy that is attached to a user or a role.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct AttachedPolicy {
    /// The name of the policy.
    pub policy_name: String,
    /// Whether it is a system policy or a custom one.
    pub policy_type: PolicyKind,
    /// The description.
    pub description: Option<String>,
    /// The id of the default version, whose document applies.
    pub default_version: Option<String>,
    /// When the policy was attached.
    pub attach_date: Option<UtcSeconds>,
}

impl AttachedPolicy {
    pub(crate) fn read(members: &Members<'_>) -> Result<Self> {
        Ok(Self {
            policy_name: members.text("PolicyName")?,
            policy_type: members.kind("PolicyType")?,
            description: members.maybe_text("Description")?,
            default_version: members.maybe_text("DefaultVersion")?,
            attach_date: members.maybe_time("AttachDate")?,
        })
    }

    /// Returns the name together with the kind of policy, as operations expect it.
    pub fn name(&self) -> PolicyName {
        match self.policy_type {
            PolicyKind::System => PolicyName::system(&self.policy_name),
            _ => PolicyName::custom(&self.policy_name),
        }
    }
}
