//! ListBuckets (GetService).

use crate::call::Call;
use crate::codes::OssError;
use crate::http::{ServerResponse, response};
use crate::xml::Xml;

/// The buckets of the caller's account.
pub(crate) async fn list_buckets(call: Call) -> Result<ServerResponse, OssError> {
    let owner = call.caller.account().unwrap_or_default();
    let document = Xml::document("ListAllMyBucketsResult")
        .begin("Owner")
        .text("ID", owner)
        .text("DisplayName", owner)
        .close()
        .begin("Buckets")
        .each(call.store().buckets(owner), |xml, bucket| {
            xml.begin("Bucket").text("Name", bucket.name).close()
        })
        .end();
    Ok(response::xml(document))
}
