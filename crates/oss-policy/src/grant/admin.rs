//! The least rights that making and revoking grants requires.

use super::{GrantError, document, trust};
use crate::json::quote;
use crate::{Document, DocumentUse};

/// The policy of an administrator who makes and revokes grants. The names of everything that belongs
/// to grants begin with `oss-`.
///
/// The rights to create and to list cannot be restricted by name. All others are.
///
/// # Security
///
/// Whoever has this policy can write any right into a policy named `oss-…` and attach it to
/// themselves. They are an administrator of OSS, and of more than that.
///
/// ```
/// use oss_policy::grant::AdminPolicy;
///
/// # fn main() -> Result<(), oss_policy::grant::GrantError> {
/// let policy = AdminPolicy::new("1234567890123456").to_document()?;
/// assert!(policy.text().contains("acs:ram:*:1234567890123456:user/oss-*"));
/// # Ok(()) }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct AdminPolicy {
    account: String,
    system: Vec<&'static str>,
}

impl AdminPolicy {
    /// Creates the policy for the grants of an account.
    pub fn new(account: impl Into<String>) -> Self {
        Self {
            account: account.into(),
            system: Vec::new(),
        }
    }

    /// Adds the right to attach the system policy AliyunSTSAssumeRoleAccess, which the walk-through of
    /// the official documentation does. By default it is absent.
    pub fn as_documented(mut self) -> Self {
        self.system = vec![ASSUME_ROLE_ACCESS];
        self
    }

    /// Writes the document.
    ///
    /// # Errors
    ///
    /// Returns [`GrantError::Account`] if the account is not an account id.
    pub fn to_document(&self) -> Result<Document, GrantError> {
        trust::check_account(&self.account)?;
        let statements: Vec<_> = RIGHTS
            .iter()
            .map(|(actions, places)| self.statement(actions, places))
            .collect();
        let text = format!(
            r#"{{"Version":"1","Statement":[{}]}}"#,
            statements.join(",")
        );
        document(&text, DocumentUse::Identity)
    }

    fn statement(&self, actions: &[&str], places: &[&str]) -> String {
        let actions = actions.iter().map(|name| quote(&format!("ram:{name}")));
        let own = places
            .iter()
            .map(|place| quote(&format!("acs:ram:*:{}:{place}", self.account)));
        let attaches = places.len() > 1;
        let system = self.system.iter().filter(|_| attaches);
        let system = system.map(|name| quote(&format!("acs:ram:*:system:policy/{name}")));
        let (actions, places) = (list(actions), list(own.chain(system)));
        format!(r#"{{"Effect":"Allow","Action":{actions},"Resource":{places}}}"#)
    }
}

fn list(quoted: impl Iterator<Item = String>) -> String {
    let quoted: Vec<_> = quoted.collect();
    match quoted.as_slice() {
        [one] => one.clone(),
        several => format!("[{}]", several.join(",")),
    }
}

const ASSUME_ROLE_ACCESS: &str = "AliyunSTSAssumeRoleAccess";

/// Operations of RAM, and the resources that each is asked on. Attaching a policy is asked both on
/// the policy and on the user or role.
const RIGHTS: &[(&[&str], &[&str])] = &[
    (&["CreateUser"], &["user/*"]),
    (&["CreateRole", "ListRoles"], &["role/*"]),
    (&["CreatePolicy"], &["policy/*"]),
    (
        &[
            "GetUser",
            "DeleteUser",
            "ListAccessKeys",
            "CreateAccessKey",
            "UpdateAccessKey",
            "DeleteAccessKey",
            "GetAccessKeyLastUsed",
            "ListPoliciesForUser",
        ],
        &["user/oss-*"],
    ),
    (
        &["GetRole", "UpdateRole", "DeleteRole", "ListPoliciesForRole"],
        &["role/oss-*"],
    ),
    (
        &["GetPolicy", "DeletePolicy", "CreatePolicyVersion"],
        &["policy/oss-*"],
    ),
    (
        &[
            "AttachPolicyToUser",
            "DetachPolicyFromUser",
            "AttachPolicyToRole",
            "DetachPolicyFromRole",
        ],
        &["user/oss-*", "role/oss-*", "policy/oss-*"],
    ),
];
