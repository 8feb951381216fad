//! ListResourcePools, and the operations on one resource pool.

use crate::codes::{Code, OssError};
use crate::handlers::call::Call;
use crate::handlers::listing::page_size;
use crate::http::{ServerResponse, response};
use crate::xml::Xml;

/// Returns an empty list. OSS makes resource pools for accounts on request only, and the accounts of
/// the server have none.
pub(crate) async fn list_resource_pools(call: Call) -> Result<ServerResponse, OssError> {
    page_size(&call.request.query, "max-keys", 100)?;
    let token = call.query("continuation-token").unwrap_or_default();
    let document = Xml::document("ListResourcePoolsResult")
        .text("Region", &call.config().region)
        .text("Owner", call.caller.account().unwrap_or_default())
        .text("ContinuationToken", token)
        .text("NextContinuationToken", "")
        .text("IsTruncated", "false")
        .end();
    Ok(response::xml(document))
}

/// Answers a request about one resource pool, which does not exist.
pub(crate) async fn resource_pool(_call: Call) -> Result<ServerResponse, OssError> {
    Err(OssError::new(Code::NoSuchResourcePool))
}
