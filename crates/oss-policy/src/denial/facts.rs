//! The facts of a refusal, and the advice that is given about it.

use std::fmt;

/// The facts of one refusal, as far as they are known. Absent facts are not guessed.
///
/// ```
/// use oss_policy::Denial;
///
/// let denial = Denial {
///     code: "AccessDenied",
///     message: "Access denied by bucket policy.",
///     ec: Some("0003-00000201"),
///     action: Some("oss:DeleteObject"),
///     ..Denial::default()
/// };
/// let advice = denial.advice().ok_or("it is about rights")?;
/// // The message is wrong: the EC says that it was not the bucket policy.
/// assert_eq!(advice.cause, "a Deny in a RAM policy of the caller covers oss:DeleteObject");
/// assert_eq!(advice.change, "an Allow never overrides a Deny: restrict the Deny or remove it");
/// # Ok::<(), &str>(())
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Denial<'a> {
    /// The error code of the service: `AccessDenied` for OSS, `NoPermission` for STS and RAM.
    pub code: &'a str,
    /// The message of the service.
    pub message: &'a str,
    /// The entry in OSS's list of causes, such as `0003-00000301`.
    pub ec: Option<&'a str>,
    /// The action that was refused: `AuthAction` of the answer, or one that is known otherwise.
    pub action: Option<&'a str>,
    /// The resource, such as `acs:oss:*:*:examplebucket/a.txt`. Answers of services do not name it.
    pub resource: Option<&'a str>,
    /// The kind of caller, `AuthPrincipalType`: `SubUser`, `AssumedRoleUser` or `Federated`.
    pub principal_type: Option<&'a str>,
    /// The caller, `AuthPrincipalDisplayName`: the id of a user, or `role:session`.
    pub principal: Option<&'a str>,
    /// The account of the caller, `AuthPrincipalOwnerId`.
    pub principal_owner: Option<&'a str>,
    /// The kind of policy that refused, `PolicyType`, such as `SessionPolicy` or `AssumeRolePolicy`.
    pub policy_type: Option<&'a str>,
    /// Whether a statement denies it, `NoPermissionType`: `ImplicitDeny` or `ExplicitDeny`.
    pub no_permission_type: Option<&'a str>,
    /// Whether the request was anonymous, that is, not signed.
    pub anonymous: bool,
}

/// Why a request was denied, and what to change. `Display` writes both as one line.
///
/// The sentences are written for people, and their words may change between versions.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Advice {
    /// Why the request was denied.
    pub cause: String,
    /// What would have to change.
    pub change: String,
}

impl Denial<'_> {
    /// Returns the action for use in a sentence, or `this` if it is not known.
    pub(super) fn asked(&self) -> &str {
        self.action.unwrap_or("this")
    }

    pub(super) fn is_session(&self) -> bool {
        self.principal_type == Some("AssumedRoleUser")
    }

    pub(super) fn is_action(&self, name: &str) -> bool {
        let same = |action: &str| action.eq_ignore_ascii_case(name);
        self.action.is_some_and(same)
    }

    /// Names the caller: a role without its session, or a user by id.
    pub(super) fn who(&self) -> Option<String> {
        let principal = self.principal.filter(|name| !name.is_empty())?;
        match principal.split_once(':') {
            Some((role, _)) if self.is_session() => Some(format!("role {role}")),
            _ => Some(format!("user {principal}")),
        }
    }
}

impl Advice {
    pub(super) fn new(cause: impl Into<String>, change: impl Into<String>) -> Self {
        Self {
            cause: cause.into(),
            change: change.into(),
        }
    }
}

impl fmt::Display for Advice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.cause, self.change)
    }
}
