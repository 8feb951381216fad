//! `GetBucketLocation`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};

/// Reads the region of a bucket.
///
/// The value has the prefix `oss-`, for example `oss-cn-hangzhou`. The region that is used for
/// signing is the rest, `cn-hangzhou`.
///
/// Needs the permission `oss:GetBucketLocation`. OSS may refuse it with `AccessDenied`,
/// `NoSuchBucket`. API reference:
/// [GetBucketLocation](https://www.alibabacloud.com/help/en/oss/developer-reference/getbucketlocation).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket.get_bucket_location().send().await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct GetBucketLocation {
    call: CallContext,
    bucket: BucketName,
}

impl GetBucketLocation {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
        }
    }
}

call!(GetBucketLocation -> GetBucketLocationOutput, bucket);
presign!(GetBucketLocation);

impl Operation for GetBucketLocation {
    type Output = GetBucketLocationOutput;
    const NAME: &'static str = "GetBucketLocation";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::GET, self.bucket).query("location", ""))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml_with("LocationConstraint", |root| {
            let location = root.text()?.into_owned();
            Ok(GetBucketLocationOutput { location })
        })
    }
}

/// What [`GetBucketLocation`] answers.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct GetBucketLocationOutput {
    /// The region of the bucket with the prefix `oss-`, for example `oss-cn-hangzhou`.
    pub location: String,
}
