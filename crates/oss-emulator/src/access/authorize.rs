//! Authorization: whether a caller may perform an action on a resource, by policies and access
//! control lists.

use std::sync::Arc;

use oss_policy::decide::{self, Decision};
use oss_policy::{Acl, Acls, Layer, Layers, Policy, Request};

use super::bucket_policy::BucketPolicy;
use super::caller::Caller;
use super::context;
use super::explain::{self, Lists};
use super::public_access::blocks_public_access;
use super::refusal;
use super::requested_access::RequestedAccess;
use crate::codes::OssError;
use crate::configurations;
use crate::http::ServerRequest;
use crate::objects::refuse;
use crate::state::State;
use crate::store::{Bucket, BucketAcl, Object, ObjectAcl, StoreError, VersionId};

/// Checks whether the caller may perform the action.
///
/// # Errors
/// Returns the 403 with the details that OSS gives about the refusal.
pub(crate) async fn authorize(
    state: &State,
    caller: &Caller,
    request: &ServerRequest,
    requested: &RequestedAccess<'_>,
) -> Result<(), OssError> {
    let bucket = requested
        .bucket
        .and_then(|name| state.store.bucket(name).ok());
    let object = match (requested.bucket, requested.key) {
        (Some(bucket), Some(key)) => object(state, bucket, key, requested.version_id).await?,
        _ => None,
    };
    let versioned = versioned_action(requested);
    let action = versioned.as_deref().unwrap_or(requested.action);
    let resource = resource(state, caller, bucket.as_deref(), requested);
    let policies = policies_of(caller);
    let bucket_policy = bucket
        .as_ref()
        .and_then(|bucket| bucket.configurations.get::<BucketPolicy>());
    let blocked = match &bucket {
        Some(bucket) => blocks_public_access(&state.store, bucket)?,
        None => false,
    };
    // Where public access is blocked, lists allow nothing, and a policy that allows everybody
    // something allows nothing to those without a signature.
    let acls = match blocked {
        true => Acls::default(),
        false => acls(bucket.as_deref(), object.as_deref()),
    };
    let bucket_policy = bucket_policy.filter(|policy| {
        !blocked || !caller.is_anonymous() || !configurations::is_public(policy.document())
    });
    let layers = Layers {
        session: caller
            .session
            .as_ref()
            .and_then(|session| session.policy.as_ref()),
        identity: &policies,
        bucket: bucket_policy.as_ref().map(|policy| policy.document()),
        trust: None,
        acls,
    };
    let collect = || context::collect(state, caller, request, object.as_deref());
    // Most policies have no conditions, and then collecting would cost more than the decision.
    let needed = layers.have_conditions().then(collect);
    let nothing = oss_policy::Context::new();
    let circumstances = needed.as_ref().unwrap_or(&nothing);
    let question = Request::new(&caller.who, action, &resource, circumstances);
    let decision = decide::access(&question, &layers);
    if decision.is_allowed()
        || (versioned.is_some() && is_public(caller, requested, &resource, &decision, acls))
    {
        return Ok(());
    }
    // The details of a refusal contain what a condition could have asked for.
    let circumstances = needed.unwrap_or_else(collect);
    let question = Request::new(&caller.who, action, &resource, &circumstances);
    let bucket = bucket.as_deref();
    let foreign = bucket.is_some_and(|bucket| caller.account() != Some(bucket.owner.as_str()));
    let refusal = refusal::response(state, caller, &question, requested, foreign, &decision);
    if !state.config.explains_refusals {
        return Err(refusal);
    }
    let object = object.as_deref();
    let lists = Lists {
        bucket,
        object,
        blocked,
    };
    Err(refusal.because(explain::denied(&decision, &question, lists)))
}

/// Returns whether an access control list allows the action. These lists do not distinguish
/// versions: a list that allows access to an object also allows access to all of its versions.
fn is_public(
    caller: &Caller,
    requested: &RequestedAccess<'_>,
    resource: &str,
    decision: &Decision,
    acls: Acls,
) -> bool {
    let undecided = match decision {
        Decision::ImplicitDeny { missing, .. } => *missing != Layer::Session,
        _ => false,
    };
    let nothing = oss_policy::Context::new();
    let plain = Request::new(&caller.who, requested.action, resource, &nothing);
    undecided
        && decide::access(
            &plain,
            &Layers {
                acls,
                ..Layers::default()
            },
        )
        .is_allowed()
}

/// Returns the action for a version of an object: `oss:GetObjectVersion` for `oss:GetObject`,
/// `oss:PutObjectVersionAcl` for `oss:PutObjectAcl`. Returns `None` if there is no version or no
/// such form of the action.
fn versioned_action(requested: &RequestedAccess<'_>) -> Option<String> {
    const VERSIONED: [&str; 8] = [
        "oss:GetObject",
        "oss:DeleteObject",
        "oss:GetObjectAcl",
        "oss:PutObjectAcl",
        "oss:GetObjectTagging",
        "oss:PutObjectTagging",
        "oss:DeleteObjectTagging",
        "oss:RestoreObject",
    ];
    let version = requested
        .version_id
        .filter(|_| VERSIONED.contains(&requested.action));
    version.map(|_| requested.action.replacen("Object", "ObjectVersion", 1))
}

fn resource(
    state: &State,
    caller: &Caller,
    bucket: Option<&Bucket>,
    requested: &RequestedAccess<'_>,
) -> String {
    let Some(name) = requested.bucket else {
        return "acs:oss:*:*:*".to_owned();
    };
    // A bucket that does not exist yet will belong to the caller.
    let owner = bucket
        .map(|bucket| bucket.owner.as_str())
        .or(caller.account())
        .unwrap_or("*");
    let region = &state.config.region;
    match requested.key {
        Some(key) => ["acs:oss:oss-", region, ":", owner, ":", name, "/", key].concat(),
        None => ["acs:oss:oss-", region, ":", owner, ":", name].concat(),
    }
}

/// Returns the policies that are attached to the caller at this moment. A session has the policies
/// that its role has now.
pub(crate) fn policies_of(caller: &Caller) -> Vec<Policy> {
    let view = &caller.view;
    match &caller.who {
        oss_policy::Caller::User { account, name, .. } => view
            .user(account, name)
            .map_or_else(Vec::new, |user| view.effective(account, &user.attached)),
        oss_policy::Caller::RoleSession { account, role, .. } => view
            .role(account, role)
            .map_or_else(Vec::new, |role| view.effective(account, &role.attached)),
        _ => Vec::new(),
    }
}

/// Returns an object or one of its versions. Returns `None` if there is none, or if it is a delete
/// marker.
///
/// # Errors
/// Returns 500 if the store cannot be read.
async fn object(
    state: &State,
    bucket: &str,
    key: &str,
    version_id: Option<&str>,
) -> Result<Option<Arc<Object>>, OssError> {
    let version = version_id.map(VersionId::parse);
    if version == Some(None) {
        return Ok(None);
    }
    let version = version.flatten();
    match state.store.find(bucket, key, version.as_ref()).await {
        Ok(found) => Ok(Some(found.object)),
        Err(error @ (StoreError::Disk(_) | StoreError::Damaged(_))) => {
            Err(refuse(error, &::http::Method::GET, bucket, key))
        }
        Err(_) => Ok(None),
    }
}

fn acls(bucket: Option<&Bucket>, object: Option<&Object>) -> Acls {
    let bucket = match bucket.map_or(BucketAcl::Private, |bucket| bucket.acl) {
        BucketAcl::Private => Acl::Private,
        BucketAcl::PublicRead => Acl::PublicRead,
        BucketAcl::PublicReadWrite => Acl::PublicReadWrite,
    };
    let object = match object.map_or(ObjectAcl::Default, |object| object.acl) {
        ObjectAcl::Default => None,
        ObjectAcl::Private => Some(Acl::Private),
        ObjectAcl::PublicRead => Some(Acl::PublicRead),
        ObjectAcl::PublicReadWrite => Some(Acl::PublicReadWrite),
    };
    Acls { bucket, object }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_asks_for_another_action() {
        let action = |action, version_id| {
            versioned_action(&RequestedAccess {
                action,
                bucket: Some("b"),
                key: Some("k"),
                version_id,
            })
        };
        assert_eq!(
            action("oss:GetObject", Some("v")).as_deref(),
            Some("oss:GetObjectVersion")
        );
        let acl = action("oss:PutObjectAcl", Some("v"));
        assert_eq!(acl.as_deref(), Some("oss:PutObjectVersionAcl"));
        assert_eq!(action("oss:PutObject", Some("v")), None);
        assert_eq!(action("oss:GetObject", None), None);
    }
}
