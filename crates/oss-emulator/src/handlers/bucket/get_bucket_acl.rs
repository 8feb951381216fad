//! GetBucketAcl.

use crate::codes::OssError;
use crate::handlers::call::Call;
use crate::http::{ServerResponse, response};
use crate::objects::refuse;
use crate::xml::Xml;

/// Returns the owner and the ACL of a bucket.
pub(crate) async fn get_bucket_acl(call: Call) -> Result<ServerResponse, OssError> {
    let name = call.bucket()?;
    let bucket = call.store().bucket(name);
    let bucket = bucket.map_err(|error| refuse(error, &call.request.method, name, ""))?;
    let document = Xml::document("AccessControlPolicy")
        .begin("Owner")
        .text("ID", &bucket.owner)
        .text("DisplayName", &bucket.owner)
        .close()
        .begin("AccessControlList")
        .text("Grant", bucket.acl.as_str())
        .end();
    Ok(response::xml(document))
}
