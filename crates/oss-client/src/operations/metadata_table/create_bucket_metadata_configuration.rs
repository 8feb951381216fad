//! `CreateBucketMetadataConfiguration`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::into_field::IntoField;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::metadata_table::MetadataConfiguration;

/// Creates the tables that hold the metadata of a bucket's objects.
///
/// The journal table records every change. The inventory table, which is optional, holds the
/// present state of all objects.
///
/// Needs the permission `oss:CreateBucketMetadataConfiguration`. OSS may refuse it with
/// `MalformedXML`, `NoSuchBucket`. API reference:
/// [CreateBucketMetadataConfiguration](https://www.alibabacloud.com/help/en/oss/developer-reference/createbucketmetadataconfiguration).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// bucket.create_bucket_metadata_configuration().send().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct CreateBucketMetadataConfiguration {
    call: CallContext,
    bucket: BucketName,
    metadata_configuration: Option<MetadataConfiguration>,
}

impl CreateBucketMetadataConfiguration {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            metadata_configuration: None,
        }
    }

    /// The settings of the metadata tables (`MetadataConfiguration`).
    pub fn metadata_configuration(
        mut self,
        metadata_configuration: impl IntoField<MetadataConfiguration>,
    ) -> Self {
        self.metadata_configuration = metadata_configuration.into_field();
        self
    }
}

call!(CreateBucketMetadataConfiguration -> (), bucket);
presign!(CreateBucketMetadataConfiguration);

impl Operation for CreateBucketMetadataConfiguration {
    type Output = ();
    const NAME: &'static str = "CreateBucketMetadataConfiguration";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::POST, self.bucket)
            .query("metadataConfiguration", "")
            .optional_xml(
                "MetadataConfiguration",
                self.metadata_configuration.as_ref(),
            )
            .content_md5())
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
