//! CreateAccessPointForObjectProcess, GetAccessPointForObjectProcess,
//! DeleteAccessPointForObjectProcess, ListAccessPointsForObjectProcess,
//! PutAccessPointConfigForObjectProcess and GetAccessPointConfigForObjectProcess.

use std::sync::Arc;

use ::http::StatusCode;

use crate::codes::{Code, OssError};
use crate::configurations::{
    Document, NewObjectProcessPoint, ObjectProcessPoint, ObjectProcessPointConfig,
    check_point_name, read, write,
};
use crate::handlers::call::Call;
use crate::handlers::listing::page_size;
use crate::http::{ServerResponse, response};
use crate::store::{Bucket, ConfigurationKind, Slot};
use crate::xml::{Field, Xml};

use super::access_point::{alias, endpoints, point};
use super::paging::page;

/// Creates an access point for object processing in front of an access point of the bucket.
pub(crate) async fn create_access_point_for_object_process(
    mut call: Call,
) -> Result<ServerResponse, OssError> {
    let body = call.document(ObjectProcessPoint::LIMIT).await?;
    let root = "CreateAccessPointForObjectProcessConfiguration";
    let new: NewObjectProcessPoint = read(&body, root)?;
    let name = name(&call).to_owned();
    check_point_name(&name)?;
    let bucket = call.existing_bucket()?;
    let alias = alias(&name);
    let document = Xml::document("CreateAccessPointForObjectProcessResult")
        .text("AccessPointForObjectProcessArn", arn(&call, &bucket, &name))
        .text("AccessPointForObjectProcessAlias", &alias)
        .end();
    let created = ObjectProcessPoint {
        name,
        access_point: new.access_point,
        alias,
        anonymous: new.anonymous,
        block: None,
        process: new.process,
        created: call.clock().now(),
    };
    call.update_bucket(move |bucket| {
        point(bucket, &created.access_point)?;
        if find(bucket, &created.name).is_ok() {
            return Err(OssError::new(Code::AccessPointAlreadyExists));
        }
        store(bucket, created);
        Ok(())
    })
    .await?;
    Ok(response::xml(document))
}

/// Returns an access point for object processing.
pub(crate) async fn get_access_point_for_object_process(
    call: Call,
) -> Result<ServerResponse, OssError> {
    let bucket = call.existing_bucket()?;
    let point = find(&bucket, name(&call))?;
    let arn = arn(&call, &bucket, &point.name);
    let xml = Xml::document("GetAccessPointForObjectProcessResult")
        .text("AccessPointNameForObjectProcess", &point.name)
        .text("AccessPointForObjectProcessAlias", &point.alias)
        .text("AccessPointName", &point.access_point)
        .text("AccountId", &bucket.owner)
        .text("AccessPointForObjectProcessArn", arn)
        .text("CreationDate", point.created.as_i64().to_string())
        .text("Status", "enable");
    let xml = endpoints(xml, call.config(), &point.name);
    let anonymous = "AllowAnonymousAccessForObjectProcess";
    let xml = point.anonymous.write_in(xml, anonymous);
    let xml = point.block.write_in(xml, "PublicAccessBlockConfiguration");
    Ok(response::xml(xml.end()))
}

/// Deletes an access point for object processing with its policy.
pub(crate) async fn delete_access_point_for_object_process(
    call: Call,
) -> Result<ServerResponse, OssError> {
    let name = name(&call).to_owned();
    call.update_bucket(move |bucket| {
        find(bucket, &name)?;
        for kind in [
            ConfigurationKind::ObjectProcessAccessPoint,
            ConfigurationKind::ObjectProcessAccessPointPolicy,
        ] {
            bucket.configurations.remove(kind, &name);
        }
        Ok(())
    })
    .await?;
    Ok(response::empty(StatusCode::NO_CONTENT))
}

/// Returns a page of the access points for object processing of the caller's account.
pub(crate) async fn list_access_points_for_object_process(
    call: Call,
) -> Result<ServerResponse, OssError> {
    let limit = page_size(&call.request.query, "max-keys", 100)?;
    let account = call.caller.account().unwrap_or_default();
    let buckets = call.store().buckets(account).await;
    let buckets = buckets.map_err(|error| call.refuse(error))?;
    let points = buckets.iter().flat_map(|bucket| {
        let points = bucket.configurations.each::<ObjectProcessPoint>();
        points.map(|(_, point)| point)
    });
    let mut points: Vec<_> = points.collect();
    points.sort_by(|one, two| one.name.cmp(&two.name));
    let token = call.query("continuation-token");
    let page = page(points.into_iter(), |point| point.name.clone(), token, limit)?;
    let document = Xml::document("ListAccessPointsForObjectProcessResult")
        .text("IsTruncated", page.is_truncated())
        .maybe("NextContinuationToken", page.next.as_deref())
        .text("AccountId", account)
        .begin("AccessPointsForObjectProcess")
        .each(&page.items, |xml, point| {
            let anonymous = "AllowAnonymousAccessForObjectProcess";
            let xml = xml
                .begin("AccessPointForObjectProcess")
                .text("AccessPointNameForObjectProcess", &point.name)
                .text("AccessPointForObjectProcessAlias", &point.alias)
                .text("AccessPointName", &point.access_point)
                .text("Status", "enable");
            point.anonymous.write_in(xml, anonymous).close()
        })
        .end();
    Ok(response::xml(document))
}

/// Changes the functions of an access point for object processing.
pub(crate) async fn put_access_point_config_for_object_process(
    mut call: Call,
) -> Result<ServerResponse, OssError> {
    let body = call.document(ObjectProcessPoint::LIMIT).await?;
    let root = "PutAccessPointConfigForObjectProcessConfiguration";
    let config: ObjectProcessPointConfig = read(&body, root)?;
    let name = name(&call).to_owned();
    call.update_bucket(move |bucket| {
        let mut point = ObjectProcessPoint::clone(find(bucket, &name)?.as_ref());
        point.process = config.process;
        point.anonymous = config.anonymous.or(point.anonymous);
        point.block = config.block.or(point.block);
        store(bucket, point);
        Ok(())
    })
    .await?;
    Ok(response::empty(StatusCode::OK))
}

/// Returns the functions of an access point for object processing.
pub(crate) async fn get_access_point_config_for_object_process(
    call: Call,
) -> Result<ServerResponse, OssError> {
    let point = find(call.existing_bucket()?.as_ref(), name(&call))?;
    let config = ObjectProcessPointConfig {
        process: point.process.clone(),
        anonymous: point.anonymous.clone(),
        block: point.block.clone(),
    };
    let root = "GetAccessPointConfigForObjectProcessResult";
    Ok(response::xml(write(&config, root)))
}

fn name(call: &Call) -> &str {
    call.header("x-oss-access-point-for-object-process-name")
        .unwrap_or_default()
}

fn find(bucket: &Bucket, name: &str) -> Result<Arc<ObjectProcessPoint>, OssError> {
    let point = bucket.configurations.named::<ObjectProcessPoint>(name);
    point.ok_or_else(|| OssError::new(Code::NoSuchAccessPointForObjectProcess))
}

fn store(bucket: &mut Bucket, point: ObjectProcessPoint) {
    let name = point.name.clone();
    let slot = Slot::with_parsed(point.to_document(), point);
    let kind = ObjectProcessPoint::KIND;
    bucket.configurations.insert(kind, &name, slot);
}

fn arn(call: &Call, bucket: &Bucket, name: &str) -> String {
    let region = &call.config().region;
    let owner = &bucket.owner;
    format!("acs:oss:{region}:{owner}:accesspointforobjectprocess/{name}")
}
