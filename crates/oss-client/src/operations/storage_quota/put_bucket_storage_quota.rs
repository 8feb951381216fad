//! `PutBucketStorageQuota`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::into_field::IntoField;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::storage_quota::StorageQuotaConfiguration;

/// Sets the limit of the storage of a bucket, in bytes.
///
/// Uploads fail once the limit is reached.
///
/// Needs the permission `oss:PutBucketStorageQuota`. OSS may refuse it with `MalformedXML`,
/// `NoSuchBucket`. API reference:
/// [PutBucketStorageQuota](https://www.alibabacloud.com/help/en/oss/developer-reference/putbucketstoragequota).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// bucket.put_bucket_storage_quota().send().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct PutBucketStorageQuota {
    call: CallContext,
    bucket: BucketName,
    quota_configuration: Option<StorageQuotaConfiguration>,
}

impl PutBucketStorageQuota {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            quota_configuration: None,
        }
    }

    /// The limit of the storage (`QuotaConfiguration`).
    pub fn quota_configuration(
        mut self,
        quota_configuration: impl IntoField<StorageQuotaConfiguration>,
    ) -> Self {
        self.quota_configuration = quota_configuration.into_field();
        self
    }
}

call!(PutBucketStorageQuota -> (), bucket);
presign!(PutBucketStorageQuota);

impl Operation for PutBucketStorageQuota {
    type Output = ();
    const NAME: &'static str = "PutBucketStorageQuota";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::PUT, self.bucket)
            .query("quota", "")
            .optional_xml("QuotaConfiguration", self.quota_configuration.as_ref())
            .content_md5())
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
