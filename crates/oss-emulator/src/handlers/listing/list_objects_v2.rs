//! ListObjectsV2.

use crate::codes::OssError;
use crate::handlers::call::Call;
use crate::http::{Query, ServerResponse, response};
use crate::xml::Xml;

use super::parameters::{Parameters, bool_text, common_prefix, contents, key_parameter};
use super::token;

/// Returns a page of the current objects in a bucket. Continuation tokens take the place of the
/// markers of ListObjects.
pub(crate) async fn list_objects_v2(call: Call) -> Result<ServerResponse, OssError> {
    let (bucket, query) = (call.bucket()?, &call.request.query);
    let parameters = Parameters::from_query(query, "max-keys", 100)?;
    let encoding = parameters.encoding;
    let start_after = key_parameter(query, "start-after")?;
    let continued = continuation(query)?;
    // The token takes precedence, because clients repeat `start-after` in the request for every
    // page.
    let after = continued.as_deref().unwrap_or(start_after);
    let existing = call.existing_bucket()?;
    let owner = query
        .get("fetch-owner")
        .filter(|fetch| *fetch == "true")
        .map(|_| existing.owner.as_str());
    let page = call
        .store()
        .list(bucket, parameters.query(after))
        .await
        .map_err(|error| call.refuse(error))?;
    let shown = |text: &'_ str| (!text.is_empty()).then(|| encoding.text(text).into_owned());
    let now = call.clock().now();
    let document = Xml::document("ListBucketResult")
        .text("Name", bucket)
        .text("Prefix", encoding.text(parameters.prefix))
        .maybe("StartAfter", shown(start_after))
        .text("MaxKeys", parameters.limit.to_string())
        .maybe("Delimiter", shown(parameters.delimiter))
        .maybe("EncodingType", encoding.as_str())
        .text("IsTruncated", bool_text(page.truncated))
        .maybe("ContinuationToken", query.get(TOKEN).and_then(shown))
        .maybe(
            "NextContinuationToken",
            page.next().and_then(|next| shown(&token::write(next))),
        )
        .each(page.items(), |xml, listed| {
            contents(xml, listed, encoding, owner, now)
        })
        .each(page.common_prefixes(), |xml, prefix| {
            common_prefix(xml, prefix, encoding)
        })
        .text("KeyCount", page.entries.len().to_string())
        .end();
    Ok(response::xml(document))
}

/// Returns the marker in the continuation token of a request, or `None` if the request has no
/// token.
fn continuation(query: &Query) -> Result<Option<String>, OssError> {
    match query.get(TOKEN) {
        None | Some("") => Ok(None),
        Some(token) => token::read(token).map(Some).ok_or_else(|| {
            OssError::invalid_argument(TOKEN, token, "The continuation token is not valid.")
        }),
    }
}

const TOKEN: &str = "continuation-token";
