//! ListObjectVersions.

use oss_sign::UtcSeconds;

use crate::codes::OssError;
use crate::handlers::call::Call;
use crate::http::{Query, ServerResponse, response};
use crate::objects::{Encoding, parse_version, quoted, restore_text};
use crate::store::{ListedVersion, VersionId, VersionMarker, VersionQuery};
use crate::xml::Xml;

use super::parameters::{Parameters, bool_text, common_prefix, key_parameter, owner_element};

/// Returns a page of the versions and delete markers in a bucket.
pub(crate) async fn list_object_versions(call: Call) -> Result<ServerResponse, OssError> {
    let (bucket, query) = (call.bucket()?, &call.request.query);
    let parameters = Parameters::from_query(query, "max-keys", 100)?;
    let encoding = parameters.encoding;
    let key_marker = key_parameter(query, "key-marker")?;
    let marker = version_marker(query, key_marker)?;
    let asked = VersionQuery {
        keys: parameters.query(key_marker),
        version: marker.as_ref().map(VersionMarker),
    };
    let owner = &call.existing_bucket()?.owner;
    let page = call.store().list_versions(bucket, asked).await;
    let page = page.map_err(|error| call.refuse(error))?;
    let next = page.next();
    let next_version = next.map(|(_, id)| id.map_or("", VersionId::as_str));
    let now = call.clock().now();
    let document = Xml::document("ListVersionsResult")
        .text("Name", bucket)
        .text("Prefix", encoding.text(parameters.prefix))
        .text("KeyMarker", encoding.text(key_marker))
        .text(
            "VersionIdMarker",
            marker.as_ref().map_or("", VersionId::as_str),
        )
        .text("MaxKeys", parameters.limit.to_string())
        .text("Delimiter", encoding.text(parameters.delimiter))
        .maybe("EncodingType", encoding.as_str())
        .text("IsTruncated", bool_text(page.truncated))
        .maybe("NextKeyMarker", next.map(|(key, _)| encoding.text(key)))
        .maybe("NextVersionIdMarker", next_version)
        .each(page.items(), |xml, listed| {
            version(xml, listed, encoding, owner, now)
        })
        .each(page.common_prefixes(), |xml, prefix| {
            common_prefix(xml, prefix, encoding)
        })
        .end();
    Ok(response::xml(document))
}

/// Parses `version-id-marker`. The marker is valid only together with a key marker.
fn version_marker(query: &Query, key_marker: &str) -> Result<Option<VersionId>, OssError> {
    match query.get(MARKER).filter(|marker| !marker.is_empty()) {
        None => Ok(None),
        Some(marker) if key_marker.is_empty() => Err(OssError::invalid_argument(
            MARKER,
            marker,
            "A version-id marker cannot be specified without a key marker.",
        )),
        Some(marker) => parse_version(marker).map(Some),
    }
}

/// Adds the element for a version or a delete marker.
fn version(
    xml: Xml,
    listed: &ListedVersion,
    encoding: Encoding,
    owner: &str,
    now: UtcSeconds,
) -> Xml {
    let element = if listed.object.is_some() {
        "Version"
    } else {
        "DeleteMarker"
    };
    let xml = xml
        .begin(element)
        .text("Key", encoding.text(&listed.key))
        .text("VersionId", listed.id.as_str())
        .text("IsLatest", bool_text(listed.latest))
        .text("LastModified", listed.modified.to_iso_millis());
    let xml = match &listed.object {
        None => xml,
        Some(object) => xml
            .text("ETag", quoted(&object.etag))
            .text("Type", object.kind.as_str())
            .text("Size", object.size.to_string())
            .text("StorageClass", object.class.as_str())
            .maybe(
                "TransitionTime",
                object.transitioned.map(UtcSeconds::to_iso_millis),
            )
            .maybe("RestoreInfo", restore_text(object, now)),
    };
    owner_element(xml, owner).close()
}

const MARKER: &str = "version-id-marker";
