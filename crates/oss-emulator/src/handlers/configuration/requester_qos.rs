//! PutBucketRequesterQosInfo, GetBucketRequesterQosInfo, DeleteBucketRequesterQosInfo and
//! ListBucketRequesterQosInfos.

use std::sync::Arc;

use ::http::StatusCode;

use crate::codes::{Code, OssError};
use crate::configurations::{Document, Qos, RequesterQos};
use crate::handlers::call::Call;
use crate::handlers::listing::page_size;
use crate::http::{ServerResponse, response};
use crate::store::Slot;
use crate::xml::{Value, Xml};

use super::paging::page;
use super::plain::answer;

/// Sets the limits of one requester of a bucket.
pub(crate) async fn put_bucket_requester_qos_info(
    mut call: Call,
) -> Result<ServerResponse, OssError> {
    let body = call.document(Qos::LIMIT).await?;
    let limits = RequesterQos {
        requester: requester(&call)?.to_owned(),
        qos: Qos::of_requester(&body)?,
    };
    call.update_bucket(move |bucket| {
        let name = limits.requester.clone();
        let slot = Slot::with_parsed(limits.to_document(), limits);
        bucket
            .configurations
            .insert(RequesterQos::KIND, &name, slot);
        Ok(())
    })
    .await?;
    Ok(response::empty(StatusCode::OK))
}

/// Returns the limits of one requester of a bucket.
pub(crate) async fn get_bucket_requester_qos_info(call: Call) -> Result<ServerResponse, OssError> {
    let bucket = call.existing_bucket()?;
    let limits = bucket
        .configurations
        .named::<RequesterQos>(requester(&call)?);
    let limits = limits.ok_or_else(|| OssError::new(Code::NoSuchRequesterQoSInfo))?;
    Ok(answer(limits.as_ref()))
}

/// Deletes the limits of one requester of a bucket. It is not an error if there are none.
pub(crate) async fn delete_bucket_requester_qos_info(
    call: Call,
) -> Result<ServerResponse, OssError> {
    let name = requester(&call)?.to_owned();
    call.update_bucket(move |bucket| {
        bucket.configurations.remove(RequesterQos::KIND, &name);
        Ok(())
    })
    .await?;
    Ok(response::empty(StatusCode::NO_CONTENT))
}

/// Returns a page of the limits of the requesters of a bucket.
pub(crate) async fn list_bucket_requester_qos_infos(
    call: Call,
) -> Result<ServerResponse, OssError> {
    let bucket = call.existing_bucket()?;
    let all = bucket.configurations.each::<RequesterQos>();
    let all = all.map(|(_, limits)| limits);
    requester_limits(
        &call,
        "ListBucketRequesterQoSInfosResult",
        ("Bucket", &bucket.name),
        all,
    )
}

/// Returns a page of the limits of requesters, of which `all` are those of a bucket or of a resource
/// pool. `owner` is the element with the name of that.
///
/// # Errors
///
/// Returns `InvalidArgument` if the request asks for no valid page.
pub(in crate::handlers) fn requester_limits(
    call: &Call,
    root: &'static str,
    owner: (&'static str, &str),
    all: impl Iterator<Item = Arc<RequesterQos>>,
) -> Result<ServerResponse, OssError> {
    let limit = page_size(&call.request.query, "max-keys", 100)?;
    let token = call.query("continuation-token");
    let page = page(all, |limits| limits.requester.clone(), token, limit)?;
    let document = Xml::document(root)
        .text(owner.0, owner.1)
        .text("ContinuationToken", token.unwrap_or_default())
        .text(
            "NextContinuationToken",
            page.next.as_deref().unwrap_or_default(),
        )
        .text("IsTruncated", page.is_truncated())
        .each(&page.items, |xml, limits| {
            limits.write(xml, RequesterQos::ROOT)
        })
        .end();
    Ok(response::xml(document))
}

/// Returns the id of the requester whose limits a request is about.
///
/// # Errors
///
/// Returns `MissingArgument` if the request does not say it.
pub(in crate::handlers) fn requester(call: &Call) -> Result<&str, OssError> {
    let requester = call.query("qosRequester").filter(|name| !name.is_empty());
    requester.ok_or_else(|| OssError::new(Code::MissingArgument))
}
