//! PutObjectAcl.

use ::http::StatusCode;

use crate::codes::{Code, OssError};
use crate::handlers::call::Call;
use crate::http::{ServerResponse, response};
use crate::objects::{object_acl, set_version};
use crate::store::Object;

/// Replaces the ACL of an object or of one version.
pub(crate) async fn put_object_acl(call: Call) -> Result<ServerResponse, OssError> {
    let acl = call
        .header("x-oss-object-acl")
        .ok_or_else(|| OssError::new(Code::MissingArgument))?;
    let acl = object_acl(acl)?;
    let set = move |object: &mut Object| {
        object.acl = acl;
        Ok(())
    };
    let ((), version) = call.update_object(set).await?;
    let mut answer = response::empty(StatusCode::OK);
    set_version(answer.headers_mut(), version.as_ref());
    Ok(answer)
}
