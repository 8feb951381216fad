//! `GetBucketMetadataConfiguration`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::metadata_table::MetadataConfigurationState;

/// Reads the settings and the state of a bucket's metadata tables.
///
/// The answer describes where the tables are and whether they are ready.
///
/// Needs the permission `oss:GetBucketMetadataConfiguration`. OSS may refuse it with
/// `NoSuchBucket`. API reference:
/// [GetBucketMetadataConfiguration](https://www.alibabacloud.com/help/en/oss/developer-reference/getbucketmetadataconfiguration).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket.get_bucket_metadata_configuration().send().await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct GetBucketMetadataConfiguration {
    call: CallContext,
    bucket: BucketName,
}

impl GetBucketMetadataConfiguration {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
        }
    }
}

call!(GetBucketMetadataConfiguration -> GetBucketMetadataConfigurationOutput, bucket);
presign!(GetBucketMetadataConfiguration);

impl Operation for GetBucketMetadataConfiguration {
    type Output = GetBucketMetadataConfigurationOutput;
    const NAME: &'static str = "GetBucketMetadataConfiguration";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::GET, self.bucket).query("metadataConfiguration", ""))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml_with("GetBucketMetadataConfigurationResult", |root| {
            let mut metadata_configuration_result = None;
            while let Some(mut child) = root.next_child()? {
                if child.name() == "MetadataConfigurationResult" {
                    child.set(&mut metadata_configuration_result)?;
                }
            }
            Ok(GetBucketMetadataConfigurationOutput {
                metadata_configuration_result: root
                    .required("MetadataConfigurationResult", metadata_configuration_result)?,
            })
        })
    }
}

/// What [`GetBucketMetadataConfiguration`] answers.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct GetBucketMetadataConfigurationOutput {
    /// The settings and the state of the metadata tables (`MetadataConfigurationResult`).
    pub metadata_configuration_result: MetadataConfigurationState,
}
