//! How a decision against a caller reads on the wire.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use oss_policy::decide::Decision;
use oss_policy::{Layer, StatementRef};

use crate::access::{Ask, Caller};
use crate::codes::{Code, OssError};

/// The 403 for a decision that does not allow.
pub(crate) fn of(
    caller: &Caller,
    action: &str,
    ask: &Ask<'_>,
    foreign: bool,
    decision: &Decision,
) -> OssError {
    if caller.is_anonymous() {
        return anonymous(ask, decision);
    }
    let error = match decision {
        Decision::ExplicitDeny { by } => explicit(caller, by),
        Decision::ImplicitDeny {
            missing: Layer::Session,
            ..
        } => authorizer(),
        Decision::ImplicitDeny {
            missing: Layer::Identity,
            ..
        } if is_session(caller) => authorizer(),
        _ if foreign && ask.key.is_none() => OssError::new(Code::AccessDenied)
            .message("The bucket you access does not belong to you."),
        _ => implicit(ask),
    };
    let error = error.with_nested("AccessDeniedDetail", detail(caller, action, decision));
    let error = match ask.bucket {
        Some(bucket) => error.with("Bucket", bucket),
        None => error,
    };
    error.with("User", principal(caller))
}

fn anonymous(ask: &Ask<'_>, decision: &Decision) -> OssError {
    let error = OssError::new(Code::AccessDenied);
    match (decision, ask.bucket, ask.key) {
        (Decision::ExplicitDeny { .. }, ..) => error
            .message("Access denied by bucket policy.")
            .ec("0003-00000101"),
        (_, Some(_), Some(_)) => match ask.action {
            "oss:GetObject" | "oss:PutObject" | "oss:DeleteObject" => error,
            _ => forbidden(error),
        },
        (_, Some(_), None) if ask.action.starts_with("oss:ListObject") => {
            error.message("Anonymous user has no right to access this bucket.")
        }
        _ => forbidden(error),
    }
}

fn forbidden(error: OssError) -> OssError {
    error
        .message("Anonymous access is forbidden for this operation.")
        .ec("0003-00000002")
}

/// What the session's own side did not allow: its session policy, or its role's policies.
fn authorizer() -> OssError {
    OssError::new(Code::AccessDenied)
        .message("Access denied by authorizer's policy.")
        .ec("0003-00000301")
}

fn explicit(caller: &Caller, by: &[StatementRef]) -> OssError {
    let denies = |layer| by.iter().any(|statement| statement.layer == layer);
    let ec = match (denies(Layer::Identity), denies(Layer::BucketPolicy)) {
        (true, true) => "0003-00000203",
        (false, true) => "0003-00000101",
        // A Deny of a user's own policy is reported as the bucket's, observed so.
        (true, false) if !is_session(caller) => "0003-00000201",
        _ => return authorizer(),
    };
    OssError::new(Code::AccessDenied)
        .message("Access denied by bucket policy.")
        .ec(ec)
}

fn implicit(ask: &Ask<'_>) -> OssError {
    let error = OssError::new(Code::AccessDenied);
    match ask.action {
        "oss:ListBuckets" => error.message("You are forbidden to list buckets."),
        "oss:GetObjectAcl" => error
            .message("You do not have read acl permission on this object.")
            .ec("0003-00000007"),
        "oss:PutObjectAcl" => error.message("You do not have write acl permission on this object."),
        _ => error,
    }
}

/// Which policy decided, about whom and what: `AccessDeniedDetail`.
pub(crate) fn detail(
    caller: &Caller,
    action: &str,
    decision: &Decision,
) -> Vec<(&'static str, String)> {
    let (policy, kind) = match decision {
        Decision::ExplicitDeny { by } => {
            let layer = by
                .first()
                .map_or(Layer::Identity, |statement| statement.layer);
            (
                policy_type(layer, "AccountLevelIdentityBasedPolicy"),
                "ExplicitDeny",
            )
        }
        Decision::ImplicitDeny { missing, .. } => {
            // Grants of the whole account are asked before those of its resource groups.
            (
                policy_type(*missing, "ResourceGroupLevelIdentityBasedPolicy"),
                "ImplicitDeny",
            )
        }
        _ => ("ControlPolicy", "ImplicitDeny"),
    };
    vec![
        ("PolicyType", policy.to_owned()),
        (
            "AuthPrincipalOwnerId",
            caller.account().unwrap_or_default().to_owned(),
        ),
        ("AuthPrincipalType", principal_type(caller).to_owned()),
        ("AuthPrincipalDisplayName", principal(caller)),
        ("NoPermissionType", kind.to_owned()),
        ("AuthAction", action.to_owned()),
        (
            "EncodedDiagnosticMessage",
            BASE64.encode(format!("{decision:?}")),
        ),
    ]
}

fn policy_type(layer: Layer, identity: &'static str) -> &'static str {
    match layer {
        Layer::Session => "SessionPolicy",
        Layer::Trust => "AssumeRolePolicy",
        Layer::BucketPolicy => "BucketPolicy",
        _ => identity,
    }
}

fn principal_type(caller: &Caller) -> &'static str {
    match caller.who {
        oss_policy::Caller::RoleSession { .. } => "AssumedRoleUser",
        oss_policy::Caller::User { .. } => "SubUser",
        _ => "Account",
    }
}

/// The number of a user, `role:session` of a session.
pub(crate) fn principal(caller: &Caller) -> String {
    match &caller.who {
        oss_policy::Caller::User { id, name, .. } => id.as_ref().unwrap_or(name).clone(),
        oss_policy::Caller::RoleSession { role, session, .. } => format!("{role}:{session}"),
        who => who.account().unwrap_or_default().to_owned(),
    }
}

fn is_session(caller: &Caller) -> bool {
    matches!(caller.who, oss_policy::Caller::RoleSession { .. })
}
