//! Refusals of services for want of a right, explained: which policy denies, and what to change.
//!
//! A service does not say which statement denied a request. Its answer has an entry of its list of
//! causes (`EC`) and an `AccessDeniedDetail`, and these are read first. The message is only read if
//! they are absent, because one message stands for several causes.

mod missing;
mod other;

use std::fmt;

use crate::denial::missing::Missing;

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
    /// Returns whether the refusal is about rights, and not about keys, signatures, clocks, forms or
    /// endpoints: OSS answers `AccessDenied` to all of these. The EC decides; without one the
    /// message does.
    #[must_use]
    pub fn is_about_rights(&self) -> bool {
        let group = self.ec.and_then(|ec| ec.split('-').next());
        let first = self.code.split('.').next().unwrap_or_default();
        match group {
            Some(RIGHTS_GROUP) => !OTHER_ECS.iter().any(|ec| self.ec == Some(*ec)),
            Some(group) if OTHER_GROUPS.contains(&group) => false,
            _ if !RIGHTS.contains(&first) => false,
            _ => !OTHER_TEXTS.iter().any(|text| self.message.contains(text)),
        }
    }

    /// Explains the refusal. Returns `None` if it is not about rights, or if nothing more is known
    /// about it.
    #[must_use]
    pub fn advice(&self) -> Option<Advice> {
        if !self.is_about_rights() {
            return None;
        }
        if self.anonymous {
            let public = "or let the bucket's policy or its ACL open it to everybody";
            return Some(Advice::new(
                "the request was not signed",
                format!("sign it with keys that may do this, {public}"),
            ));
        }
        if let Some(advice) = other::cause(self) {
            return Some(advice);
        }
        if self.is_explicit() {
            return Some(self.explicit());
        }
        Missing::of(self).map(|missing| missing.advice(self))
    }

    fn is_explicit(&self) -> bool {
        match self.no_permission_type {
            Some(kind) => kind == "ExplicitDeny",
            None => self.ec.is_some_and(|ec| EXPLICIT.contains(&ec)),
        }
    }

    /// A statement denies it. The message names the bucket policy for policies of RAM too.
    fn explicit(&self) -> Advice {
        let whose = match (self.policy_type, self.ec) {
            (_, Some("0003-00000203")) => {
                "in a RAM policy of the caller and in the bucket's policy"
            }
            (Some("SessionPolicy"), _) => "in the session policy of these temporary keys",
            (Some("ControlPolicy"), _) => "in a control policy of the resource directory",
            (Some("AssumeRolePolicy"), _) => "in the trust policy of the role",
            (Some("BucketPolicy"), _) | (None, Some("0003-00000101")) => "in the bucket's policy",
            (Some(_), _) | (None, Some("0003-00000201")) => "in a RAM policy of the caller",
            (None, _) => "of some policy",
        };
        Advice::new(
            format!("a Deny {whose} covers {}", self.action.unwrap_or("this")),
            "an Allow never overrides a Deny: restrict the Deny or remove it",
        )
    }

    /// Returns the action for use in a sentence, or `this` if it is not known.
    fn asked(&self) -> &str {
        self.action.unwrap_or("this")
    }

    fn is_session(&self) -> bool {
        self.principal_type == Some("AssumedRoleUser")
    }

    fn is_action(&self, name: &str) -> bool {
        let same = |action: &str| action.eq_ignore_ascii_case(name);
        self.action.is_some_and(same)
    }

    /// Names the caller: a role without its session, or a user by id.
    fn who(&self) -> Option<String> {
        let principal = self.principal.filter(|name| !name.is_empty())?;
        match principal.split_once(':') {
            Some((role, _)) if self.is_session() => Some(format!("role {role}")),
            _ => Some(format!("user {principal}")),
        }
    }
}

impl Advice {
    fn new(cause: impl Into<String>, change: impl Into<String>) -> Self {
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

const RIGHTS: &[&str] = &[
    "AccessDenied",
    "BucketNotBelongTo",
    "Forbidden",
    "NoPermission",
    "Unauthorized",
];

/// The group of OSS's list of causes that is about rights.
const RIGHTS_GROUP: &str = "0003";

/// Entries of that group that are about something else: the account is disabled.
const OTHER_ECS: &[&str] = &["0003-00000801"];

/// Groups that are about authentication, forms, callbacks and domains.
const OTHER_GROUPS: &[&str] = &["0002", "0006", "0007", "0048"];

/// Messages of `AccessDenied` that are not about rights.
const OTHER_TEXTS: &[&str] = &[
    "Query-string authentication requires",
    "Request has expired",
    "Request is not valid yet",
    "requires a valid Date",
    "should be seconds since epoch",
    "Invalid according to Policy",
    "accessed using style",
    "does not reside in the same data center",
    "must be addressed using the specified endpoint",
    "virtual hosted style",
];

/// Explicit denials by a policy of RAM, by the policy of the bucket, and by both.
const EXPLICIT: &[&str] = &["0003-00000101", "0003-00000201", "0003-00000203"];

#[cfg(test)]
mod tests;
