//! `GetBucketVersioning`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::common::VersioningStatus;

/// Reads the versioning status of a bucket.
///
/// The answer has no status if versioning was never enabled.
///
/// Needs the permission `oss:GetBucketVersioning`. OSS may refuse it with `NoSuchBucket`. API
/// reference:
/// [GetBucketVersioning](https://www.alibabacloud.com/help/en/oss/developer-reference/getbucketversioning).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket.get_bucket_versioning().send().await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct GetBucketVersioning {
    call: CallContext,
    bucket: BucketName,
}

impl GetBucketVersioning {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
        }
    }
}

call!(GetBucketVersioning -> GetBucketVersioningOutput, bucket);
presign!(GetBucketVersioning);

impl Operation for GetBucketVersioning {
    type Output = GetBucketVersioningOutput;
    const NAME: &'static str = "GetBucketVersioning";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::GET, self.bucket).query("versioning", ""))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml_with("VersioningConfiguration", |root| {
            let mut status = None;
            while let Some(mut child) = root.next_child()? {
                if child.name() == "Status" {
                    child.set(&mut status)?;
                }
            }
            Ok(GetBucketVersioningOutput { status })
        })
    }
}

/// What [`GetBucketVersioning`] answers.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct GetBucketVersioningOutput {
    /// Whether versioning is enabled or suspended (`Status`). A bucket whose versioning was never
    /// enabled has no status.
    pub status: Option<VersioningStatus>,
}
