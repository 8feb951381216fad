//! Names of policies, which are unique only together with the kind of policy.

use std::fmt;

use oss_policy::PolicyKind;

/// The name of a policy together with its kind. Names are unique within a kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyName {
    kind: PolicyKind,
    name: String,
}

impl PolicyName {
    /// Names a custom policy, which belongs to the account.
    pub fn custom(name: impl Into<String>) -> Self {
        Self {
            kind: PolicyKind::Custom,
            name: name.into(),
        }
    }

    /// Names a system policy, which Alibaba Cloud maintains, such as `AliyunSTSAssumeRoleAccess`.
    pub fn system(name: impl Into<String>) -> Self {
        Self {
            kind: PolicyKind::System,
            name: name.into(),
        }
    }

    /// Returns whether it is a system policy or a custom one.
    pub fn kind(&self) -> PolicyKind {
        self.kind
    }

    /// Returns the name of the policy.
    pub fn as_str(&self) -> &str {
        &self.name
    }

    /// Returns the value of the parameter `PolicyType`.
    pub(crate) fn type_name(&self) -> &'static str {
        type_name(self.kind)
    }
}

pub(crate) fn type_name(kind: PolicyKind) -> &'static str {
    match kind {
        PolicyKind::System => "System",
        _ => "Custom",
    }
}

impl From<&PolicyName> for PolicyName {
    fn from(name: &PolicyName) -> Self {
        name.clone()
    }
}

impl fmt::Display for PolicyName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}
