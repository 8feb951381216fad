//! GetBucketAcl.

use crate::codes::OssError;
use crate::handlers::call::Call;
use crate::http::{ServerResponse, response};
use crate::xml::Xml;

/// Returns the owner and the ACL of a bucket.
pub(crate) async fn get_bucket_acl(call: Call) -> Result<ServerResponse, OssError> {
    let bucket = call.existing_bucket()?;
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
