//! PutObjectAcl.

use ::http::StatusCode;

use crate::codes::{Code, OssError};
use crate::handlers::call::Call;
use crate::http::{ServerResponse, response};
use crate::objects::{marker_as_missing, object_acl, requested_version, set_version};
use crate::store::Object;

/// Replaces the ACL of an object or of one version.
pub(crate) async fn put_object_acl(call: Call) -> Result<ServerResponse, OssError> {
    let (bucket, key) = (call.bucket()?, call.key()?);
    let version = requested_version(&call.request.query)?;
    let acl = call
        .header("x-oss-object-acl")
        .ok_or_else(|| OssError::new(Code::MissingArgument))?;
    let acl = object_acl(acl)?;
    let set = move |object: &mut Object| {
        object.acl = acl;
        Ok(())
    };
    let changed = call
        .store()
        .update_object(bucket, key, version.as_ref(), set);
    let ((), version) = changed
        .await
        .and_then(|done| done)
        .map_err(|error| call.refuse(marker_as_missing(error)))?;
    let mut answer = response::empty(StatusCode::OK);
    set_version(answer.headers_mut(), version.as_ref());
    Ok(answer)
}
