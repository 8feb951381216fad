//! PutBucketAcl.

use ::http::StatusCode;

use crate::codes::{Code, OssError};
use crate::handlers::call::Call;
use crate::http::{ServerResponse, response};
use crate::objects::set;
use crate::store::{Created, NewBucket};

use super::put_bucket::{bucket_acl, check_name, first_configurations};

/// Replaces the ACL of a bucket. If the bucket does not exist it is created, as in the real
/// service.
pub(crate) async fn put_bucket_acl(call: Call) -> Result<ServerResponse, OssError> {
    let bucket = call.bucket()?;
    check_name(bucket)?;
    let acl = call
        .header("x-oss-acl")
        .ok_or_else(|| OssError::new(Code::MissingArgument))?;
    let acl = bucket_acl(acl)?;
    let new = NewBucket {
        acl: Some(acl),
        configurations: first_configurations(&call)?,
        ..NewBucket::default()
    };
    let owner = call.caller.account().unwrap_or_default();
    let created = call
        .store()
        .put_bucket(bucket, owner, new, call.clock().now())
        .await
        .map_err(|error| call.refuse(error))?;
    let mut answer = response::empty(StatusCode::OK);
    if created == Created::New {
        set(answer.headers_mut(), "location", format!("/{bucket}"));
    }
    Ok(answer)
}
