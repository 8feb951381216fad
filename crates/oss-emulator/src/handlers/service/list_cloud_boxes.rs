//! ListCloudBoxes.

use crate::codes::OssError;
use crate::handlers::call::Call;
use crate::handlers::listing::page_size;
use crate::http::{ServerResponse, response};
use crate::xml::Xml;

/// Returns an empty list, because the server has no cloud boxes.
pub(crate) async fn list_cloud_boxes(call: Call) -> Result<ServerResponse, OssError> {
    let limit = page_size(&call.request.query, "max-keys", 100)?;
    let owner = call.caller.account().unwrap_or_default();
    let document = Xml::document("ListCloudBoxResult")
        .text("Prefix", call.query("prefix").unwrap_or_default())
        .text("Marker", call.query("marker").unwrap_or_default())
        .text("MaxKeys", limit.to_string())
        .text("IsTruncated", "false")
        .begin("Owner")
        .text("ID", owner)
        .text("DisplayName", owner)
        .close()
        .begin("CloudBoxes")
        .end();
    Ok(response::xml(document))
}
