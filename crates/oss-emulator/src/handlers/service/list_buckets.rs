//! ListBuckets (GetService).

use crate::codes::OssError;
use crate::config::Config;
use crate::handlers::call::Call;
use crate::http::{Query, ServerResponse, response};
use crate::store::Bucket;
use crate::xml::Xml;

/// Returns a page of the buckets that belong to the account of the caller.
pub(crate) async fn list_buckets(call: Call) -> Result<ServerResponse, OssError> {
    let query = &call.request.query;
    let parameters = BucketQuery::from_query(query)?;
    let owner = call.caller.account().unwrap_or_default();
    let group = call
        .header("x-oss-resource-group-id")
        .filter(|group| !group.is_empty());
    let buckets = call.store().buckets(owner).await;
    let mut buckets = buckets.map_err(|error| call.refuse(error))?;
    buckets.retain(|bucket| {
        bucket.name.starts_with(parameters.prefix)
            && bucket.name.as_str() > parameters.marker
            && group.as_ref().is_none_or(|group| *group == bucket.resource_group)
            // Buckets have no tags here, so none of them matches a filter by tags.
            && !parameters.tagged
    });
    let truncated = buckets.len() > parameters.limit;
    buckets.truncate(parameters.limit);
    let next = buckets
        .last()
        .filter(|_| truncated)
        .map(|bucket| bucket.name.clone());
    let xml = Xml::document("ListAllMyBucketsResult");
    let xml = match parameters.paged || truncated {
        true => xml
            .text("Prefix", parameters.prefix)
            .text("Marker", parameters.marker)
            .text("MaxKeys", parameters.limit.to_string())
            .text("IsTruncated", if truncated { "true" } else { "false" })
            .maybe("NextMarker", next),
        false => xml,
    };
    let document = xml
        .begin("Owner")
        .text("ID", owner)
        .text("DisplayName", owner)
        .close()
        .begin("Buckets")
        .each(&buckets, |xml, bucket| element(xml, bucket, call.config()))
        .end();
    Ok(response::xml(document))
}

/// The query parameters of the request.
struct BucketQuery<'a> {
    prefix: &'a str,
    marker: &'a str,
    limit: usize,
    /// Whether the request has a parameter for pages, so that the response contains the elements
    /// for pages too.
    paged: bool,
    /// Whether the request filters buckets by tags.
    tagged: bool,
}

impl<'a> BucketQuery<'a> {
    fn from_query(query: &'a Query) -> Result<Self, OssError> {
        let limit = match query.get("max-keys") {
            None | Some("") => 100,
            Some(text) => text
                .parse()
                .ok()
                .filter(|n| (1..=1000).contains(n))
                .ok_or_else(|| {
                    let rule = "Argument max-keys must be an integer between 1 and 1000.";
                    OssError::invalid_argument("max-keys", text, rule)
                })?,
        };
        Ok(Self {
            prefix: query.get("prefix").unwrap_or_default(),
            marker: query.get("marker").unwrap_or_default(),
            limit,
            paged: ["prefix", "marker", "max-keys"]
                .iter()
                .any(|name| query.contains(name)),
            tagged: ["tag-key", "tagging"]
                .iter()
                .any(|name| query.contains(name)),
        })
    }
}

fn element(xml: Xml, bucket: &Bucket, config: &Config) -> Xml {
    xml.begin("Bucket")
        .text("CreationDate", bucket.created.to_iso_millis())
        .text("ExtranetEndpoint", config.public_endpoint())
        .text("IntranetEndpoint", config.internal_endpoint())
        .text("Location", config.location())
        .text("Name", &bucket.name)
        .text("Region", &config.region)
        .text("StorageClass", bucket.class.as_str())
        .text("ResourceGroupId", &bucket.resource_group)
        .close()
}
