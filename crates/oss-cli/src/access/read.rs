//! Reading the objects of a grant from RAM.

use std::time::Duration;

use oss_policy::{DocumentUse, PolicyKind};
use oss_ram::operations::access_key::{AccessKey, KeyStatus};
use oss_ram::operations::attachment::AttachedPolicy;
use oss_ram::{Error, PolicyName, Ram, Response};

use super::found::{Found, FoundKey, FoundPolicy, FoundRole, FoundUser};
use crate::access::names::Names;

/// Reads all objects of the grant with at most seven calls, none of which changes anything.
pub(crate) async fn found(ram: &Ram, names: &Names) -> Result<Found, Error> {
    Ok(Found {
        user: user(ram, names.own()).await?,
        role: role(ram, names.own()).await?,
        rights: policy(ram, names.rights()).await?,
        assume: policy(ram, names.assume()).await?,
    })
}

/// Reads a user with its keys and attached policies. Returns `None` if there is no such user.
pub(crate) async fn user(ram: &Ram, name: &str) -> Result<Option<FoundUser>, Error> {
    let Some(user) = absent(ram.get_user(name).send().await)? else {
        return Ok(None);
    };
    let attached = ram.list_policies_for_user(name).send().await?;
    Ok(Some(FoundUser {
        comments: user.comments,
        keys: keys(ram, name).await?,
        policies: attached.policies.iter().map(AttachedPolicy::name).collect(),
    }))
}

/// Reads the keys of a user, sorted: active keys come first, and older ones before newer ones.
pub(crate) async fn keys(ram: &Ram, user: &str) -> Result<Vec<FoundKey>, Error> {
    let listed = ram.list_access_keys(user).send().await?.into_output();
    let key = |key: AccessKey| FoundKey {
        id: key.access_key_id,
        status: key.status,
        created: key.create_date,
    };
    let mut keys: Vec<_> = listed.access_keys.into_iter().map(key).collect();
    keys.sort_by_key(|key| {
        (
            key.status == KeyStatus::Inactive,
            key.created,
            key.id.clone(),
        )
    });
    Ok(keys)
}

/// Reads a role with its trust policy and attached policies. Returns `None` if there is no such
/// role.
pub(crate) async fn role(ram: &Ram, name: &str) -> Result<Option<FoundRole>, Error> {
    let Some(role) = absent(ram.get_role(name).send().await)? else {
        return Ok(None);
    };
    let attached = ram.list_policies_for_role(name).send().await?;
    let document = role.assume_role_policy_document;
    Ok(Some(FoundRole {
        arn: role.arn,
        description: role.description,
        trust: document.and_then(|text| text.parse(DocumentUse::Trust).ok()),
        max_session: role.max_session_duration.unwrap_or(DEFAULT_SESSION),
        policies: attached.policies.iter().map(AttachedPolicy::name).collect(),
    }))
}

/// Reads a policy of the account. Returns `None` if there is no such policy, and for policies of the
/// system, which always exist.
pub(crate) async fn policy(ram: &Ram, name: PolicyName) -> Result<Option<FoundPolicy>, Error> {
    if name.kind() == PolicyKind::System {
        return Ok(None);
    }
    let got = absent(ram.get_policy(name).send().await)?;
    Ok(got.map(|got| {
        let document = got.default_policy_version.policy_document;
        FoundPolicy {
            description: got.policy.description,
            document: document.and_then(|text| text.parse(DocumentUse::Identity).ok()),
        }
    }))
}

fn absent<T>(answer: Result<Response<T>, Error>) -> Result<Option<T>, Error> {
    match answer {
        Ok(found) => Ok(Some(found.into_output())),
        Err(error) if error.is_not_found() => Ok(None),
        Err(error) => Err(error),
    }
}

/// The longest session of a role for which RAM reports none.
const DEFAULT_SESSION: Duration = Duration::from_secs(3600);
