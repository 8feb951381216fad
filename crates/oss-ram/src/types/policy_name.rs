//! How policies are named: by name and by whose they are.

use std::fmt;

use oss_policy::PolicyKind;

/// The name of a policy, which is unique within its kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyName {
    kind: PolicyKind,
    name: String,
}

impl PolicyName {
    /// A policy of the account's own.
    pub fn custom(name: impl Into<String>) -> Self {
        Self {
            kind: PolicyKind::Custom,
            name: name.into(),
        }
    }

    /// A policy that Alibaba Cloud maintains, such as `AliyunSTSAssumeRoleAccess`.
    pub fn system(name: impl Into<String>) -> Self {
        Self {
            kind: PolicyKind::System,
            name: name.into(),
        }
    }

    /// Whose policy it is.
    pub fn kind(&self) -> PolicyKind {
        self.kind
    }

    /// Its name.
    pub fn as_str(&self) -> &str {
        &self.name
    }

    /// The value of `PolicyType`.
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

impl fmt::Display for PolicyName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}
