//! ListLiveChannel.

use crate::codes::OssError;
use crate::handlers::call::Call;
use crate::http::{ServerResponse, response};
use crate::xml::Xml;

use super::parameters::{key_parameter, page_size};

/// Returns an empty list, because the server has no operation that creates a live channel.
pub(crate) async fn list_live_channel(call: Call) -> Result<ServerResponse, OssError> {
    let query = &call.request.query;
    let document = Xml::document("ListLiveChannelResult")
        .text("Prefix", key_parameter(query, "prefix")?)
        .text("Marker", key_parameter(query, "marker")?)
        .text("MaxKeys", page_size(query, "max-keys", 100)?.to_string())
        .text("IsTruncated", "false")
        .end();
    Ok(response::xml(document))
}
