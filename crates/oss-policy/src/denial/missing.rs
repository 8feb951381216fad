//! Nothing denies it, but something that had to allow it does not.

use super::{Advice, Denial};

/// The kind of policy that had to allow it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Missing {
    /// The session policy of temporary keys.
    Session,
    /// The session policy or the role's policies; the facts do not say which.
    Authorizer,
    /// What hangs on a user or role.
    Identity,
    /// The bucket's own policy, for somebody of another account.
    Bucket,
    /// Who may assume the role.
    Trust,
    /// What hangs on the user, or who may assume the role.
    IdentityOrTrust,
    /// Above the account.
    Control,
}

impl Missing {
    /// By the kind of policy that the service names, then by EC, then by message and code.
    pub(super) fn of(denial: &Denial<'_>) -> Option<Self> {
        Some(match denial.policy_type {
            Some("SessionPolicy") => Self::Session,
            Some("AssumeRolePolicy") => Self::Trust,
            Some("ControlPolicy") => Self::Control,
            Some("BucketPolicy") => Self::Bucket,
            Some(_) => Self::Identity,
            None if denial.ec == Some("0003-00000301") => Self::Authorizer,
            None if denial.message.contains("authorizer's policy") => Self::Authorizer,
            None if denial.message.contains("does not belong to you") => Self::Bucket,
            None if denial.code == "BucketNotBelongTo" => Self::Bucket,
            None if denial.is_action("sts:AssumeRole") => Self::IdentityOrTrust,
            None if denial.message.contains("perform sts:AssumeRole") => Self::IdentityOrTrust,
            None if denial.code == "AccessDenied" || denial.action.is_some() => Self::Identity,
            None => return None,
        })
    }

    pub(super) fn advice(self, denial: &Denial<'_>) -> Advice {
        let asked = denial.asked();
        match self {
            Self::Session => Advice::new(
                format!("the session policy of these temporary keys does not allow {asked}"),
                format!(
                    "a session policy only narrows: ask for keys whose policy allows {asked} too, \
                     or for keys without one{}",
                    trap(denial)
                ),
            ),
            Self::Authorizer => Advice::new(
                format!(
                    "the role, or the session policy of these temporary keys, does not allow {asked}"
                ),
                format!(
                    "both must allow it; where the two have nothing in common, the keys may do \
                     nothing{}",
                    trap(denial)
                ),
            ),
            Self::Identity if denial.is_action("sts:AssumeRole") => assume(denial),
            Self::Identity => identity(denial),
            Self::Bucket => foreign(denial),
            Self::Trust => trust(denial),
            Self::IdentityOrTrust => Advice::new(
                "either the caller lacks sts:AssumeRole on the role, or the role's trust policy \
                 does not name the caller",
                "attach AliyunSTSAssumeRoleAccess or a policy for this one role to the caller, and \
                 read whom the role trusts; the account's own key may never assume a role",
            ),
            Self::Control => Advice::new(
                format!("a control policy of the resource directory does not allow {asked}"),
                "only who manages the directory can change that",
            ),
        }
    }
}

fn identity(denial: &Denial<'_>) -> Advice {
    let asked = denial.asked();
    let whom = denial.who().map(|who| format!(" to {who}"));
    let cause = format!("no policy allows {asked}{}", whom.unwrap_or_default());
    let acl = match denial.message.contains("bucket acl") {
        true => "; the ACL in the message was only asked last",
        false => "",
    };
    if asked.to_ascii_lowercase().starts_with("ram:") {
        return Advice::new(cause, "an administrator of RAM can allow it");
    }
    let resource = denial.resource.map(|resource| format!(" on {resource}"));
    Advice::new(
        cause,
        format!(
            "attach one that does{}{acl}{}",
            resource.unwrap_or_default(),
            trap(denial)
        ),
    )
}

/// The user has no right to assume the role.
fn assume(denial: &Denial<'_>) -> Advice {
    let who = denial.who().unwrap_or_else(|| "the caller".to_owned());
    let role = denial.resource.unwrap_or("the role");
    Advice::new(
        format!("{who} lacks sts:AssumeRole on {role}"),
        "attach a policy that allows it on this one role, or AliyunSTSAssumeRoleAccess for every \
         role that trusts the caller",
    )
}

/// The role does not trust the caller.
fn trust(denial: &Denial<'_>) -> Advice {
    let account = denial.principal_owner.filter(|id| !id.is_empty());
    let whom = match account {
        Some(id) => format!("the caller, who is of account {id}"),
        None => "the caller".to_owned(),
    };
    let name = match account {
        Some(id) => {
            format!("acs:ram::{id}:user/NAME, or acs:ram::{id}:root for all of the account")
        }
        None => "acs:ram::ACCOUNT:user/NAME".to_owned(),
    };
    Advice::new(
        format!("the role's trust policy does not let in {whom}"),
        format!(
            "add {name} to the principals of the trust policy; a condition in it, such as \
             sts:ExternalId, must hold too"
        ),
    )
}

/// Somebody of another account, or somebody whose listing was taken for that.
fn foreign(denial: &Denial<'_>) -> Advice {
    let cause = "the bucket's policy does not allow it, and policies of RAM did not either";
    if is_listing(denial) {
        return Advice::new(cause, trap(denial).trim_start_matches("; ").to_owned());
    }
    Advice::new(
        cause,
        "for a bucket of another account only its own policy counts; for one of your account \
         attach a policy that names the bucket itself, which bucket/* does not",
    )
}

fn is_listing(denial: &Denial<'_>) -> bool {
    ["oss:ListObjects", "oss:ListObjectVersions"]
        .iter()
        .any(|name| denial.is_action(name))
}

/// What people are known to overlook with this action.
fn trap(denial: &Denial<'_>) -> String {
    let action = denial.action.unwrap_or_default();
    if is_listing(denial) {
        return "; listing is asked on the bucket itself, which bucket/* does not contain, and can \
                be narrowed by oss:Prefix: dir/* covers dir/ with its slash, not dir"
            .to_owned();
    }
    let plain = action
        .strip_suffix("Version")
        .filter(|plain| plain.contains("Object"));
    if let Some(plain) = plain {
        return format!("; with a version id {action} is asked, and not {plain}");
    }
    match action {
        "oss:ListBuckets" => {
            "; it cannot be narrowed to a bucket: name the bucket, and it is not asked".to_owned()
        }
        "oss:DeleteObject" => {
            "; deleting many at once may take the right on the whole bucket: delete one by one"
                .to_owned()
        }
        bucket if bucket.starts_with("oss:GetBucket") => {
            "; it is asked on the bucket, and a condition on oss:Prefix never holds for it"
                .to_owned()
        }
        _ => String::new(),
    }
}
