//! GetObjectAcl.

use crate::codes::OssError;
use crate::handlers::call::Call;
use crate::http::{ServerResponse, response};
use crate::objects::{requested_version, set_version};
use crate::xml::Xml;

/// Returns the owner and the ACL of an object.
pub(crate) async fn get_object_acl(call: Call) -> Result<ServerResponse, OssError> {
    let (bucket, key) = (call.bucket()?, call.key()?);
    let version = requested_version(&call.request.query)?;
    let owner = &call.existing_bucket()?.owner;
    let found = call.store().find(bucket, key, version.as_ref()).await;
    let found = found.map_err(|error| call.refuse(error))?;
    let document = Xml::document("AccessControlPolicy")
        .begin("Owner")
        .text("ID", owner)
        .text("DisplayName", owner)
        .close()
        .begin("AccessControlList")
        .text("Grant", found.object.acl.as_str())
        .end();
    let mut answer = response::xml(document);
    set_version(answer.headers_mut(), found.version.as_ref());
    Ok(answer)
}
