//! `PutBucketObjectWormConfiguration`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::object_worm::ObjectWormConfiguration;

/// Enables the retention of single objects for a bucket and sets their default retention.
///
/// The bucket must have versioning enabled. The retention of objects cannot be disabled again.
///
/// Needs the permission `oss:PutBucketObjectWormConfiguration`. OSS may refuse it with
/// `InvalidArgument`, `NoSuchBucket`. API reference:
/// [PutBucketObjectWormConfiguration](https://www.alibabacloud.com/help/en/oss/developer-reference/putbucketobjectwormconfiguration).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// use oss_client::operations::object_worm::{ObjectWormConfiguration, ObjectWormEnabled};
///
/// bucket
///     .put_bucket_object_worm_configuration(ObjectWormConfiguration::new(
///         ObjectWormEnabled::Enabled,
///     ))
///     .send()
///     .await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct PutBucketObjectWormConfiguration {
    call: CallContext,
    bucket: BucketName,
    object_worm_configuration: ObjectWormConfiguration,
}

impl PutBucketObjectWormConfiguration {
    pub(crate) fn new(
        bucket: &Bucket,
        object_worm_configuration: impl Into<ObjectWormConfiguration>,
    ) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            object_worm_configuration: object_worm_configuration.into(),
        }
    }
}

call!(PutBucketObjectWormConfiguration -> (), bucket);
presign!(PutBucketObjectWormConfiguration);

impl Operation for PutBucketObjectWormConfiguration {
    type Output = ();
    const NAME: &'static str = "PutBucketObjectWormConfiguration";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::PUT, self.bucket)
            .query("objectWorm", "")
            .xml("ObjectWormConfiguration", &self.object_worm_configuration)
            .content_md5())
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
