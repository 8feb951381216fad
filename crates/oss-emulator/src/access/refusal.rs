//! The responses to requests that are not allowed.

use oss_policy::decide::Decision;
use oss_policy::{Layer, Request, StatementRef};

use super::caller::Caller;
use super::requested_access::RequestedAccess;
use crate::codes::{Code, OssError};
use crate::state::{Diagnosis, PolicyScope, State, principal};

/// Returns the 403 for a decision that does not allow a request.
pub(crate) fn response(
    state: &State,
    caller: &Caller,
    request: &Request<'_>,
    requested: &RequestedAccess<'_>,
    foreign: bool,
    decision: &Decision,
) -> OssError {
    if caller.is_anonymous() {
        return anonymous(requested, decision);
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
        _ if foreign && requested.key.is_none() => OssError::new(Code::AccessDenied)
            .message("The bucket you access does not belong to you."),
        _ => implicit(requested),
    };
    let diagnosis = Diagnosis::new(request, decision, PolicyScope::ResourceGroup);
    let error = error.with_nested(
        "AccessDeniedDetail",
        diagnosis.into_detail(&state.diagnoses),
    );
    let error = match requested.bucket {
        Some(bucket) => error.with("Bucket", bucket),
        None => error,
    };
    error.with("User", principal(&caller.who))
}

fn anonymous(requested: &RequestedAccess<'_>, decision: &Decision) -> OssError {
    let error = OssError::new(Code::AccessDenied);
    match (decision, requested.bucket, requested.key) {
        (Decision::ExplicitDeny { .. }, ..) => error
            .message("Access denied by bucket policy.")
            .ec("0003-00000101"),
        (_, Some(_), Some(_)) => match requested.action {
            "oss:GetObject" | "oss:PutObject" | "oss:DeleteObject" => error,
            _ => forbidden(error),
        },
        (_, Some(_), None) if requested.action.starts_with("oss:ListObject") => {
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

/// Returns the response for a session whose session policy, or whose role's policies, do not allow
/// the action.
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
        // The service reports a Deny in a user's own policy with the text for bucket policies.
        (true, false) if !is_session(caller) => "0003-00000201",
        _ => return authorizer(),
    };
    OssError::new(Code::AccessDenied)
        .message("Access denied by bucket policy.")
        .ec(ec)
}

fn implicit(requested: &RequestedAccess<'_>) -> OssError {
    let error = OssError::new(Code::AccessDenied);
    match requested.action {
        "oss:ListBuckets" => error.message("You are forbidden to list buckets."),
        "oss:GetObjectAcl" => error
            .message("You do not have read acl permission on this object.")
            .ec("0003-00000007"),
        "oss:PutObjectAcl" => error.message("You do not have write acl permission on this object."),
        _ => error,
    }
}

fn is_session(caller: &Caller) -> bool {
    matches!(caller.who, oss_policy::Caller::RoleSession { .. })
}
