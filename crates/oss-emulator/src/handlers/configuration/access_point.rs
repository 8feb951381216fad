//! CreateAccessPoint, GetAccessPoint, DeleteAccessPoint and ListAccessPoints.

use ::http::StatusCode;

use crate::codes::{Code, OssError};
use crate::config::Config;
use crate::configurations::{AccessPoint, Document, NewAccessPoint, PublicAccessBlock, read};
use crate::handlers::call::Call;
use crate::handlers::listing::page_size;
use crate::http::{ServerResponse, response};
use crate::runtime::random_hex;
use crate::store::{Bucket, ConfigurationKind, Slot};
use crate::xml::{Field, Value, Xml};

use super::paging::page;

/// Creates an access point. No other access point of the account can have its name.
pub(crate) async fn create_access_point(mut call: Call) -> Result<ServerResponse, OssError> {
    let body = call.document(AccessPoint::LIMIT).await?;
    let new: NewAccessPoint = read(&body, "CreateAccessPointConfiguration")?;
    new.check()?;
    let owner = call.existing_bucket()?.owner.clone();
    let buckets = call.store().buckets(&owner).await;
    let buckets = buckets.map_err(|error| call.refuse(error))?;
    let taken = |bucket: &Bucket| point(bucket, &new.name).is_ok();
    if buckets.iter().any(|bucket| taken(bucket)) {
        return Err(OssError::new(Code::AccessPointAlreadyExists));
    }
    let alias = alias(&new.name);
    let document = Xml::document("CreateAccessPointResult")
        .text("AccessPointArn", arn(call.config(), &owner, &new.name))
        .text("Alias", &alias)
        .end();
    let created = AccessPoint {
        name: new.name,
        network: new.network,
        vpc: new.vpc,
        alias,
        created: call.clock().now(),
    };
    call.update_bucket(move |bucket| {
        if bucket.configurations.all(AccessPoint::KIND).count() >= ACCESS_POINTS {
            return Err(OssError::new(Code::TooManyAccessPoints));
        }
        let name = created.name.clone();
        let slot = Slot::with_parsed(created.to_document(), created);
        bucket.configurations.insert(AccessPoint::KIND, &name, slot);
        Ok(())
    })
    .await?;
    Ok(response::xml(document))
}

/// Returns an access point.
pub(crate) async fn get_access_point(call: Call) -> Result<ServerResponse, OssError> {
    let bucket = call.existing_bucket()?;
    let name = call.header("x-oss-access-point-name").unwrap_or_default();
    let point = point(&bucket, name)?;
    let block = bucket.configurations.named::<PublicAccessBlock>(name);
    let xml = Xml::document("GetAccessPointResult")
        .text("AccessPointName", &point.name)
        .text("Bucket", &bucket.name)
        .text("AccountId", &bucket.owner)
        .text("NetworkOrigin", point.network.as_str());
    let xml = point.vpc.write_in(xml, "VpcConfiguration");
    let xml = xml
        .text("AccessPointArn", arn(call.config(), &bucket.owner, name))
        .text("CreationDate", point.created.as_i64().to_string())
        .text("Alias", &point.alias)
        .text("Status", "enable");
    let xml = endpoints(xml, call.config(), name);
    let block = match block {
        Some(block) => PublicAccessBlock::clone(&block),
        None => PublicAccessBlock::absent()?,
    };
    let xml = block.write(xml, "PublicAccessBlockConfiguration");
    Ok(response::xml(xml.end()))
}

/// Deletes an access point with its policy.
pub(crate) async fn delete_access_point(call: Call) -> Result<ServerResponse, OssError> {
    let name = call.header("x-oss-access-point-name").unwrap_or_default();
    let name = name.to_owned();
    call.update_bucket(move |bucket| {
        point(bucket, &name)?;
        for kind in [
            ConfigurationKind::AccessPoint,
            ConfigurationKind::AccessPointPolicy,
            ConfigurationKind::PublicAccessBlock,
        ] {
            bucket.configurations.remove(kind, &name);
        }
        Ok(())
    })
    .await?;
    Ok(response::empty(StatusCode::NO_CONTENT))
}

/// Returns a page of the access points of a bucket, or of all buckets of the caller's account.
pub(crate) async fn list_access_points(call: Call) -> Result<ServerResponse, OssError> {
    let limit = page_size(&call.request.query, "max-keys", 100)?;
    let account = call.caller.account().unwrap_or_default();
    let buckets = match &call.request.bucket {
        Some(_) => vec![call.existing_bucket()?],
        None => {
            let buckets = call.store().buckets(account).await;
            buckets.map_err(|error| call.refuse(error))?
        }
    };
    let points = buckets.iter().flat_map(|bucket| {
        let points = bucket.configurations.each::<AccessPoint>();
        points.map(|(_, point)| (bucket.name.as_str(), point))
    });
    let mut points: Vec<_> = points.collect();
    points.sort_by(|(_, one), (_, two)| one.name.cmp(&two.name));
    let token = call.query("continuation-token");
    let page = page(
        points.into_iter(),
        |(_, point)| point.name.clone(),
        token,
        limit,
    )?;
    let document = Xml::document("ListAccessPointsResult")
        .text("IsTruncated", page.is_truncated())
        .maybe("NextContinuationToken", page.next.as_deref())
        .text("AccountId", account)
        .text("MaxKeys", limit.to_string())
        .begin("AccessPoints")
        .each(&page.items, |xml, (bucket, point)| {
            let xml = xml
                .begin("AccessPoint")
                .text("Bucket", bucket)
                .text("AccessPointName", &point.name)
                .text("Alias", &point.alias)
                .text("NetworkOrigin", point.network.as_str());
            let xml = point.vpc.write_in(xml, "VpcConfiguration");
            xml.text("Status", "enable").close()
        })
        .end();
    Ok(response::xml(document))
}

/// Returns an access point of a bucket.
pub(super) fn point(bucket: &Bucket, name: &str) -> Result<std::sync::Arc<AccessPoint>, OssError> {
    let point = bucket.configurations.named::<AccessPoint>(name);
    point.ok_or_else(|| OssError::new(Code::NoSuchAccessPoint))
}

/// Returns a new alias, by which requests can name an access point as if it were a bucket.
pub(super) fn alias(name: &str) -> String {
    format!("{name}-{}-ossalias", random_hex(16).to_ascii_lowercase())
}

/// Adds the hosts of an access point.
pub(super) fn endpoints(xml: Xml, config: &Config, name: &str) -> Xml {
    let location = config.location();
    let host = |network| format!("{name}.{location}{network}.oss-accesspoint.aliyuncs.com");
    xml.begin("Endpoints")
        .text("PublicEndpoint", host(""))
        .text("InternalEndpoint", host("-internal"))
        .close()
}

fn arn(config: &Config, owner: &str, name: &str) -> String {
    format!("acs:oss:{}:{owner}:accesspoint/{name}", config.region)
}

/// The maximum number of access points of a bucket.
const ACCESS_POINTS: usize = 100;
