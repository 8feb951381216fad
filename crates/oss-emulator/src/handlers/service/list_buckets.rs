//! ListBuckets (GetService).

use crate::codes::OssError;
use crate::config::Config;
use crate::configurations::{Document, Tags, has_tag};
use crate::handlers::call::Call;
use crate::http::{Query, ServerResponse, response};
use crate::store::Bucket;
use crate::xml::{Value, Xml};

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
            && group
                .as_ref()
                .is_none_or(|group| *group == bucket.resource_group)
            && parameters.is_tagged(bucket)
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
        .each(&buckets, |xml, bucket| {
            let xml = element(xml, bucket, call.config());
            let tags = bucket.configurations.get::<Tags>();
            match tags.filter(|_| !parameters.tags.is_empty()) {
                Some(tags) => tags.write(xml, Tags::ROOT),
                None => xml,
            }
            .close()
        })
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
    /// The tags that a bucket must have. A tag without a value stands for all values.
    tags: Vec<(&'a str, Option<&'a str>)>,
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
            tags: tags(query),
        })
    }
}

impl BucketQuery<'_> {
    fn is_tagged(&self, bucket: &Bucket) -> bool {
        let mut tags = self.tags.iter();
        tags.all(|(key, value)| has_tag(bucket, key, *value))
    }
}

/// Reads the tags that a bucket must have: `tag-key` with `tag-value`, and `tagging`, which is a list
/// such as `"k1":"v1","k2":"v2"`.
fn tags(query: &Query) -> Vec<(&str, Option<&str>)> {
    let value = query.get("tag-value").filter(|value| !value.is_empty());
    let one = query.get("tag-key").map(|key| (key, value));
    let list = query.get("tagging").unwrap_or_default().split(',');
    let list = list.filter(|tag| !tag.is_empty()).map(|tag| {
        let (key, value) = match tag.split_once(':') {
            Some((key, value)) => (key, Some(value.trim_matches('"'))),
            None => (tag, None),
        };
        (key.trim_matches('"'), value)
    });
    one.into_iter().chain(list).collect()
}

/// Begins the element of a bucket. In a list of buckets with some tags, their tags follow.
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
}
