//! The checks between authentication and the handler: whether the bucket exists, and whether the
//! caller may do what the operation does.

use crate::codes::{Code, OssError};
use crate::http::ServerRequest;
use crate::route::{Authentication, Level, Operation};
use crate::state::State;

use super::authorize::authorize;
use super::caller::Caller;
use super::payment::requester_pays;
use super::public_access::check_new_acl;
use super::referer::check_referer;
use super::requested_access::RequestedAccess;

/// Checks that the bucket exists and that the caller may perform every action of the operation on
/// the bucket or object that the request names. Then applies the other rules of the bucket about who
/// may read and who pays. Returns whether the requester pays.
///
/// # Errors
/// Returns 404 `NoSuchBucket`, the 403 for the first action that is not allowed, or the 403 of the
/// rule that is not met.
pub(crate) async fn admit(
    state: &State,
    caller: &Caller,
    request: &ServerRequest,
    operation: &Operation,
) -> Result<bool, OssError> {
    // The CORS rules of the bucket decide about a browser's preflight request.
    if operation.authentication == Authentication::None {
        return Ok(false);
    }
    let later = operation.creates_bucket || operation.document_first;
    if operation.level != Level::Service && !later {
        require_bucket(state, request)?;
    }
    if operation.creates_bucket {
        refuse_taken_name(state, caller, request)?;
    }
    let requested = |action| RequestedAccess {
        action,
        bucket: request.bucket.as_deref(),
        key: request.key.as_deref(),
        version_id: request.query.get("versionId"),
    };
    for action in operation.actions {
        authorize(state, caller, request, &requested(action)).await?;
    }
    if writes_tags(request, operation) {
        authorize(state, caller, request, &requested("oss:PutObjectTagging"))
            .await
            .map_err(|refusal| refusal.ec("0003-00000905"))?;
    }
    check_new_acl(&state.store, caller.account().unwrap_or_default(), request)?;
    match request
        .bucket
        .as_deref()
        .map(|name| state.store.bucket(name))
    {
        Some(Ok(bucket)) => {
            check_referer(caller, request, &bucket)?;
            requester_pays(caller, request, &bucket)
        }
        _ => Ok(false),
    }
}

/// Returns 404 `NoSuchBucket` if the request names a bucket that does not exist.
pub(crate) fn require_bucket(state: &State, request: &ServerRequest) -> Result<(), OssError> {
    match &request.bucket {
        Some(bucket) if state.store.bucket(bucket).is_err() => {
            Err(OssError::new(Code::NoSuchBucket).with("BucketName", bucket))
        }
        _ => Ok(()),
    }
}

/// Returns 409 `BucketAlreadyExists` if the bucket that is to be created belongs to another
/// account. This is checked before the policies, which would otherwise refuse the request as access
/// to a foreign bucket.
fn refuse_taken_name(
    state: &State,
    caller: &Caller,
    request: &ServerRequest,
) -> Result<(), OssError> {
    let (Some(bucket), Some(account)) = (&request.bucket, caller.account()) else {
        return Ok(());
    };
    match state.store.bucket(bucket) {
        Ok(existing) if existing.owner != account => {
            Err(OssError::new(Code::BucketAlreadyExists).with("BucketName", bucket))
        }
        _ => Ok(()),
    }
}

fn writes_tags(request: &ServerRequest, operation: &Operation) -> bool {
    operation.actions.contains(&"oss:PutObject") && request.headers.contains("x-oss-tagging")
}
