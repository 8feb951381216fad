//! CreateBucketDataRedundancyTransition, GetBucketDataRedundancyTransition,
//! DeleteBucketDataRedundancyTransition, ListBucketDataRedundancyTransition and
//! ListUserDataRedundancyTransition.

use std::sync::Arc;

use ::http::StatusCode;

use crate::codes::{Code, OssError};
use crate::configurations::{ChangeStatus, Document, RedundancyChange, redundancy};
use crate::handlers::call::Call;
use crate::handlers::listing::page_size;
use crate::http::{ServerResponse, response};
use crate::runtime::random_hex;
use crate::store::{Bucket, Redundancy, Slot};
use crate::xml::Xml;

use super::paging::page;

/// Begins to change the redundancy of a bucket from one zone to several.
pub(crate) async fn create_bucket_data_redundancy_transition(
    call: Call,
) -> Result<ServerResponse, OssError> {
    let target = call.query(TARGET).unwrap_or_default();
    if Redundancy::parse(target) != Some(Redundancy::Zone) {
        let message = "The target redundancy type must be ZRS.";
        return Err(OssError::invalid_argument(TARGET, target, message));
    }
    let now = call.clock().now();
    let change = RedundancyChange {
        id: random_hex(16).to_ascii_lowercase(),
        created: now,
    };
    let document = Xml::document(RedundancyChange::ROOT)
        .text("TaskId", &change.id)
        .end();
    call.update_bucket(move |bucket| {
        let pending = bucket.configurations.all(RedundancyChange::KIND).next();
        if pending.is_some() || redundancy(bucket, now) == Redundancy::Zone {
            return Err(conflict());
        }
        let id = change.id.clone();
        let slot = Slot::with_parsed(change.to_document(), change);
        let kind = RedundancyChange::KIND;
        bucket.configurations.insert(kind, &id, slot);
        Ok(())
    })
    .await?;
    Ok(response::xml(document))
}

/// Returns how far a change is.
pub(crate) async fn get_bucket_data_redundancy_transition(
    call: Call,
) -> Result<ServerResponse, OssError> {
    let bucket = call.existing_bucket()?;
    let change = find(&bucket, call.query(TASK).unwrap_or_default())?;
    let xml = Xml::document(RedundancyChange::ROOT);
    let xml = change.shown(xml, &bucket.name, call.clock().now());
    Ok(response::xml(xml.end()))
}

/// Cancels a change that has not begun, or forgets one that is finished.
pub(crate) async fn delete_bucket_data_redundancy_transition(
    call: Call,
) -> Result<ServerResponse, OssError> {
    let id = call.query(TASK).unwrap_or_default().to_owned();
    let now = call.clock().now();
    call.update_bucket(move |bucket| {
        let change = find(bucket, &id)?;
        if change.status(now) == ChangeStatus::Processing {
            return Err(conflict());
        }
        bucket.redundancy = redundancy(bucket, now);
        bucket.configurations.remove(RedundancyChange::KIND, &id);
        Ok(())
    })
    .await?;
    Ok(response::empty(StatusCode::NO_CONTENT))
}

/// Returns the changes of a bucket. A bucket without any is an error.
pub(crate) async fn list_bucket_data_redundancy_transition(
    call: Call,
) -> Result<ServerResponse, OssError> {
    let bucket = call.existing_bucket()?;
    let changes: Vec<_> = changes(&bucket).collect();
    if changes.is_empty() {
        return Err(OssError::new(
            Code::BucketDataRedundancyTransitionTaskNotExist,
        ));
    }
    list(&call, changes)
}

/// Returns a page of the changes of all buckets of the caller's account.
pub(crate) async fn list_user_data_redundancy_transition(
    call: Call,
) -> Result<ServerResponse, OssError> {
    let account = call.caller.account().unwrap_or_default();
    let buckets = call.store().buckets(account).await;
    let buckets = buckets.map_err(|error| call.refuse(error))?;
    let all = buckets.iter().flat_map(|bucket| changes(bucket)).collect();
    list(&call, all)
}

fn list(
    call: &Call,
    mut all: Vec<(&str, Arc<RedundancyChange>)>,
) -> Result<ServerResponse, OssError> {
    all.sort_by(|(_, one), (_, two)| one.id.cmp(&two.id));
    let limit = page_size(&call.request.query, "max-keys", 100)?;
    let token = call.query("continuation-token");
    let page = page(
        all.into_iter(),
        |(_, change)| change.id.clone(),
        token,
        limit,
    )?;
    let now = call.clock().now();
    let document = Xml::document("ListBucketDataRedundancyTransition")
        .text("IsTruncated", page.is_truncated())
        .maybe("NextContinuationToken", page.next.as_deref())
        .each(&page.items, |xml, (bucket, change)| {
            let xml = xml.begin(RedundancyChange::ROOT);
            change.shown(xml, bucket, now).close()
        })
        .end();
    Ok(response::xml(document))
}

fn changes(bucket: &Bucket) -> impl Iterator<Item = (&str, Arc<RedundancyChange>)> {
    let changes = bucket.configurations.each::<RedundancyChange>();
    changes.map(|(_, change)| (bucket.name.as_str(), change))
}

fn find(bucket: &Bucket, id: &str) -> Result<Arc<RedundancyChange>, OssError> {
    let change = bucket.configurations.named::<RedundancyChange>(id);
    let code = Code::BucketDataRedundancyTransitionTaskNotExist;
    change.ok_or_else(|| OssError::new(code))
}

fn conflict() -> OssError {
    OssError::new(Code::BucketDataRedundancyTransitionTaskStatusConflict)
}

const TARGET: &str = "x-oss-target-redundancy-type";
const TASK: &str = "x-oss-redundancy-transition-taskid";
