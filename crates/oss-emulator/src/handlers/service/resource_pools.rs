//! The operations on resource pools, which are given to an account when the server starts, as the real
//! service gives them to an account on request. No operation creates one, or adds a bucket to it.

use ::http::StatusCode;
use oss_sign::UtcSeconds;

use crate::codes::{Code, OssError};
use crate::configurations::{Document, Qos, RequesterQos};
use crate::handlers::call::Call;
use crate::handlers::configuration::{page, requester, requester_limits};
use crate::handlers::listing::page_size;
use crate::http::{ServerResponse, response};
use crate::store::{Configurations, Slot};
use crate::xml::{Value, Xml};

/// Returns a page of the resource pools of the caller's account.
pub(crate) async fn list_resource_pools(call: Call) -> Result<ServerResponse, OssError> {
    let account = call.caller.account().unwrap_or_default();
    let all = &call.config().resource_pools;
    let all = all.iter().filter(|_| account == call.config().account);
    let limit = page_size(&call.request.query, "max-keys", 100)?;
    let token = call.query("continuation-token");
    let page = page(all, |(name, _)| (*name).clone(), token, limit)?;
    let document = Xml::document("ListResourcePoolsResult")
        .text("Region", &call.config().region)
        .text("Owner", account)
        .text("ContinuationToken", token.unwrap_or_default())
        .text(
            "NextContinuationToken",
            page.next.as_deref().unwrap_or_default(),
        )
        .text("IsTruncated", page.is_truncated())
        .each(&page.items, |xml, (name, created)| {
            xml.begin("ResourcePool")
                .text("Name", name)
                .text("CreateTime", created.to_iso_millis())
                .close()
        })
        .end();
    Ok(response::xml(document))
}

/// Returns a resource pool. Nothing limits the requests to it.
pub(crate) async fn get_resource_pool_info(call: Call) -> Result<ServerResponse, OssError> {
    let (name, created) = pool(&call)?;
    let xml = Xml::document("GetResourcePoolInfoResponse")
        .text("Region", &call.config().region)
        .text("Name", name)
        .text("Owner", &call.config().account)
        .text("CreateTime", created.to_iso_millis());
    Ok(response::xml(Qos::absent()?.write(xml, Qos::ROOT).end()))
}

/// Returns the buckets of a resource pool, which has none.
pub(crate) async fn list_resource_pool_buckets(call: Call) -> Result<ServerResponse, OssError> {
    let (name, _) = pool(&call)?;
    page_size(&call.request.query, "max-keys", 100)?;
    let token = call.query("continuation-token").unwrap_or_default();
    let document = Xml::document("ListResourcePoolBucketsResult")
        .text("ResourcePool", name)
        .text("ContinuationToken", token)
        .text("NextContinuationToken", "")
        .text("IsTruncated", "false")
        .end();
    Ok(response::xml(document))
}

/// Sets the limits of one requester of a resource pool.
pub(crate) async fn put_resource_pool_requester_qos_info(
    mut call: Call,
) -> Result<ServerResponse, OssError> {
    let name = item(&call)?;
    let body = call.document(Qos::LIMIT).await?;
    let limits = RequesterQos {
        requester: requester(&call)?.to_owned(),
        qos: Qos::of_requester(&body)?,
    };
    update(&call, move |account| {
        let slot = Slot::with_parsed(limits.to_document(), limits);
        account.insert(RequesterQos::KIND, &name, slot);
    })
    .await?;
    Ok(response::empty(StatusCode::OK))
}

/// Returns the limits of one requester of a resource pool.
pub(crate) async fn get_resource_pool_requester_qos_info(
    call: Call,
) -> Result<ServerResponse, OssError> {
    let name = item(&call)?;
    let account = call.store().account(&call.config().account);
    let account = account.map_err(|error| call.refuse(error))?;
    match account.named::<RequesterQos>(&name) {
        Some(limits) => Ok(response::xml(limits.to_document())),
        None => Err(OssError::new(Code::NoSuchRequesterQoSInfo)),
    }
}

/// Returns a page of the limits of the requesters of a resource pool.
pub(crate) async fn list_resource_pool_requester_qos_infos(
    call: Call,
) -> Result<ServerResponse, OssError> {
    let (pool, _) = pool(&call)?;
    let account = call.store().account(&call.config().account);
    let account = account.map_err(|error| call.refuse(error))?;
    let prefix = format!("{pool}/");
    let all = account.each::<RequesterQos>();
    let all = all.filter(|(name, _)| name.starts_with(&prefix));
    let all = all.map(|(_, limits)| limits);
    let root = "ListResourcePoolRequesterQoSInfosResult";
    requester_limits(&call, root, ("ResourcePool", pool), all)
}

/// Deletes the limits of one requester of a resource pool. It is not an error if there are none.
pub(crate) async fn delete_resource_pool_requester_qos_info(
    call: Call,
) -> Result<ServerResponse, OssError> {
    let name = item(&call)?;
    update(&call, move |account| {
        account.remove(RequesterQos::KIND, &name);
    })
    .await?;
    Ok(response::empty(StatusCode::NO_CONTENT))
}

/// Returns the resource pool that the request names, with the time at which it was created.
///
/// # Errors
///
/// Returns `InvalidArgument` if the request names none, and 404 `NoSuchResourcePool` if the caller's
/// account has no such pool.
fn pool(call: &Call) -> Result<(&str, UtcSeconds), OssError> {
    let name = call.query("resourcePool").unwrap_or_default();
    if name.is_empty() {
        let rule = "Resource pool name is empty";
        return Err(OssError::invalid_argument("resourcePool", "", rule));
    }
    let config = call.config();
    let owns = call.caller.account() == Some(config.account.as_str());
    let created = config.resource_pools.get(name).filter(|_| owns);
    let created = created.ok_or_else(|| OssError::new(Code::NoSuchResourcePool))?;
    Ok((name, *created))
}

/// Returns the name under which the account keeps the limits of a requester of a pool.
fn item(call: &Call) -> Result<String, OssError> {
    let (pool, _) = pool(call)?;
    Ok(format!("{pool}/{}", requester(call)?))
}

async fn update(
    call: &Call,
    update: impl FnOnce(&mut Configurations) + Send + 'static,
) -> Result<(), OssError> {
    let account = &call.config().account;
    let updated = call.store().update_account(account, |account| {
        update(account);
        Ok(())
    });
    updated.await.map_err(|error| call.refuse(error))?
}
