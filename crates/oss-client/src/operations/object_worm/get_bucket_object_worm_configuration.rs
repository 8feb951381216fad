//! `GetBucketObjectWormConfiguration`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::object_worm::ObjectWormConfiguration;

/// Reads the settings for the retention of single objects in a bucket.
///
/// The request fails with `NoSuchObjectWormConfiguration` if it was never enabled.
///
/// Needs the permission `oss:GetBucketObjectWormConfiguration`. OSS may refuse it with
/// `NoSuchBucket`, `NoSuchObjectWormConfiguration`. API reference:
/// [GetBucketObjectWormConfiguration](https://www.alibabacloud.com/help/en/oss/developer-reference/getbucketobjectwormconfiguration).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket.get_bucket_object_worm_configuration().send().await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct GetBucketObjectWormConfiguration {
    call: CallContext,
    bucket: BucketName,
}

impl GetBucketObjectWormConfiguration {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
        }
    }
}

call!(GetBucketObjectWormConfiguration -> ObjectWormConfiguration, bucket);
presign!(GetBucketObjectWormConfiguration);

impl Operation for GetBucketObjectWormConfiguration {
    type Output = ObjectWormConfiguration;
    const NAME: &'static str = "GetBucketObjectWormConfiguration";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::GET, self.bucket).query("objectWorm", ""))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml("ObjectWormConfiguration")
    }
}
