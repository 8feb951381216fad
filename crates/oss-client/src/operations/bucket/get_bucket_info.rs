//! `GetBucketInfo`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::bucket::BucketInfo;

/// Reads the region, the endpoints, the owner and the main settings of a bucket.
///
/// Only the owner of the bucket and those whom a policy allows it can read them.
///
/// Needs the permission `oss:GetBucketInfo`. OSS may refuse it with `AccessDenied`, `NoSuchBucket`.
/// API reference:
/// [GetBucketInfo](https://www.alibabacloud.com/help/en/oss/developer-reference/getbucketinfo).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket.get_bucket_info().send().await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct GetBucketInfo {
    call: CallContext,
    bucket: BucketName,
}

impl GetBucketInfo {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
        }
    }
}

call!(GetBucketInfo -> GetBucketInfoOutput, bucket);
presign!(GetBucketInfo);

impl Operation for GetBucketInfo {
    type Output = GetBucketInfoOutput;
    const NAME: &'static str = "GetBucketInfo";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::GET, self.bucket).query("bucketInfo", ""))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml_with("BucketInfo", |root| {
            let mut bucket = None;
            while let Some(mut child) = root.next_child()? {
                if child.name() == "Bucket" {
                    child.set(&mut bucket)?;
                }
            }
            Ok(GetBucketInfoOutput {
                bucket: root.required("Bucket", bucket)?,
            })
        })
    }
}

/// What [`GetBucketInfo`] answers.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct GetBucketInfoOutput {
    /// The properties and settings of the bucket (`Bucket`).
    pub bucket: BucketInfo,
}
