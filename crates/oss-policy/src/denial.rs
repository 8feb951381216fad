//! Refusals of services for want of a right, explained: which policy denies, and what to change.
//!
//! A service does not say which statement denied a request. Its answer has an entry of its list of
//! causes (`EC`) and an `AccessDeniedDetail`, and these are read first. The message is only read if
//! they are absent, because one message stands for several causes.

mod facts;
mod missing;
mod other;

use crate::denial::missing::Missing;

pub use crate::denial::facts::{Advice, Denial};

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
        Missing::find(self).map(|missing| missing.advice(self))
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
