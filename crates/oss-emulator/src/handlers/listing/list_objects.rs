//! ListObjects, which is version 1 of the operation that lists objects.

use crate::codes::OssError;
use crate::handlers::call::Call;
use crate::http::{ServerResponse, response};
use crate::xml::Xml;

use super::parameters::{Parameters, bool_text, common_prefix, contents, key_parameter};

/// Returns a page of the current objects in a bucket.
pub(crate) async fn list_objects(call: Call) -> Result<ServerResponse, OssError> {
    let bucket = call.bucket()?;
    let parameters = Parameters::from_query(&call.request.query, "max-keys", 100)?;
    let encoding = parameters.encoding;
    let marker = key_parameter(&call.request.query, "marker")?;
    let owner = &call.existing_bucket()?.owner;
    let page = call
        .store()
        .list(bucket, parameters.query(marker))
        .await
        .map_err(|error| call.refuse(error))?;
    let now = call.clock().now();
    let document = Xml::document("ListBucketResult")
        .text("Name", bucket)
        .text("Prefix", encoding.text(parameters.prefix))
        .text("Marker", encoding.text(marker))
        .text("MaxKeys", parameters.limit.to_string())
        .text("Delimiter", encoding.text(parameters.delimiter))
        .maybe("EncodingType", encoding.as_str())
        .text("IsTruncated", bool_text(page.truncated))
        .maybe(
            "NextMarker",
            page.next().map(|marker| encoding.text(marker)),
        )
        .each(page.items(), |xml, listed| {
            contents(xml, listed, encoding, Some(owner), now)
        })
        .each(page.common_prefixes(), |xml, prefix| {
            common_prefix(xml, prefix, encoding)
        })
        .end();
    Ok(response::xml(document))
}
