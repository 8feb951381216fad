//! Refusals in which nothing denies the request, but a policy that had to allow it does not.

use super::facts::{Advice, Denial};

/// The kind of policy that had to allow it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Missing {
    /// The session policy of temporary credentials.
    Session,
    /// The session policy or the policies of the role. The facts do not say which.
    Authorizer,
    /// The policies that are attached to the user or role.
    Identity,
    /// The policy of the bucket, for callers of another account.
    Bucket,
    /// The trust policy of the role.
    Trust,
    /// The policies of the user or the trust policy of the role. The facts do not say which.
    IdentityOrTrust,
    /// A control policy above the account.
    Control,
}

impl Missing {
    /// Finds the policy by the kind that the service names, then by EC, then by message and code.
    pub(super) fn find(denial: &Denial<'_>) -> Option<Self> {
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
                    "a session policy only takes rights away: request keys whose session policy \
                     allows {asked} too, or keys without a session policy{}",
                    trap(denial)
                ),
            ),
            Self::Authorizer => Advice::new(
                format!(
                    "the role, or the session policy of these temporary keys, does not allow {asked}"
                ),
                format!(
                    "both must allow it; if they have nothing in common, the keys can do nothing{}",
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
                 check whom the role trusts; the account's own key can never assume a role",
            ),
            Self::Control => Advice::new(
                format!("a control policy of the resource directory does not allow {asked}"),
                "only an administrator of the resource directory can change that",
            ),
        }
    }
}

fn identity(denial: &Denial<'_>) -> Advice {
    let asked = denial.asked();
    let whom = denial.who().map(|who| format!(" to {who}"));
    let cause = format!("no policy allows {asked}{}", whom.unwrap_or_default());
    let acl = match denial.message.contains("bucket acl") {
        true => "; the message names the ACL only because it is asked last",
        false => "",
    };
    if asked.to_ascii_lowercase().starts_with("ram:") {
        return Advice::new(cause, "ask an administrator of RAM to allow it");
    }
    let resource = denial.resource.map(|resource| format!(" on {resource}"));
    Advice::new(
        cause,
        format!(
            "attach a policy that does{}{acl}{}",
            resource.unwrap_or_default(),
            trap(denial)
        ),
    )
}

/// The user does not have the right to assume the role.
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
        Some(id) => format!("the caller, who belongs to account {id}"),
        None => "the caller".to_owned(),
    };
    let name = match account {
        Some(id) => {
            format!("acs:ram::{id}:user/NAME, or acs:ram::{id}:root for the whole account")
        }
        None => "acs:ram::ACCOUNT:user/NAME".to_owned(),
    };
    Advice::new(
        format!("the role's trust policy does not name {whom}"),
        format!(
            "add {name} to the principals of the trust policy; a condition in it, such as \
             sts:ExternalId, must hold too"
        ),
    )
}

/// A caller of another account, or a listing that the service reports in the same words.
fn foreign(denial: &Denial<'_>) -> Advice {
    let cause = "neither the bucket's policy nor a policy of RAM allows it";
    if is_listing(denial) {
        return Advice::new(cause, trap(denial).trim_start_matches("; ").to_owned());
    }
    Advice::new(
        cause,
        "for a bucket of another account, only the policy of that bucket counts; for one of your \
         own, attach a policy that names the bucket itself, which bucket/* does not",
    )
}

fn is_listing(denial: &Denial<'_>) -> bool {
    ["oss:ListObjects", "oss:ListObjectVersions"]
        .iter()
        .any(|name| denial.is_action(name))
}

/// Returns what people are known to overlook with this action, as the end of a sentence.
fn trap(denial: &Denial<'_>) -> String {
    let action = denial.action.unwrap_or_default();
    if is_listing(denial) {
        return "; a listing is asked on the bucket itself, which bucket/* does not contain, and can \
                be restricted by oss:Prefix: dir/* covers dir/ with its slash, and not dir"
            .to_owned();
    }
    let plain = action
        .strip_suffix("Version")
        .filter(|plain| plain.contains("Object"));
    if let Some(plain) = plain {
        return format!("; a request with a version id asks for {action}, and not for {plain}");
    }
    match action {
        "oss:ListBuckets" => {
            "; it cannot be restricted to a bucket, but it is not needed if the bucket is named"
                .to_owned()
        }
        "oss:DeleteObject" => {
            "; deleting many at once may require the right on the whole bucket: delete one by one"
                .to_owned()
        }
        bucket if bucket.starts_with("oss:GetBucket") => {
            "; it is asked on the bucket, and a condition on oss:Prefix never holds for it"
                .to_owned()
        }
        _ => String::new(),
    }
}
