//! `UpdateBucketMetadataInventoryTableConfiguration`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::into_field::IntoField;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::metadata_table::InventoryTableConfiguration;

/// Changes the settings of a bucket's inventory table.
///
/// The bucket must have metadata tables, which CreateBucketMetadataConfiguration creates.
///
/// Needs the permission `oss:UpdateBucketMetadataInventoryTableConfiguration`. OSS may refuse it
/// with `MalformedXML`, `NoSuchBucket`. API reference:
/// [UpdateBucketMetadataInventoryTableConfiguration](https://www.alibabacloud.com/help/en/oss/developer-reference/updatebucketmetadatainventorytableconfiguration).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// bucket
///     .update_bucket_metadata_inventory_table_configuration()
///     .send()
///     .await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct UpdateBucketMetadataInventoryTableConfiguration {
    call: CallContext,
    bucket: BucketName,
    inventory_table_configuration: Option<InventoryTableConfiguration>,
}

impl UpdateBucketMetadataInventoryTableConfiguration {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            inventory_table_configuration: None,
        }
    }

    /// The settings of the inventory table (`InventoryTableConfiguration`).
    pub fn inventory_table_configuration(
        mut self,
        inventory_table_configuration: impl IntoField<InventoryTableConfiguration>,
    ) -> Self {
        self.inventory_table_configuration = inventory_table_configuration.into_field();
        self
    }
}

call!(UpdateBucketMetadataInventoryTableConfiguration -> (), bucket);
presign!(UpdateBucketMetadataInventoryTableConfiguration);

impl Operation for UpdateBucketMetadataInventoryTableConfiguration {
    type Output = ();
    const NAME: &'static str = "UpdateBucketMetadataInventoryTableConfiguration";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::PUT, self.bucket)
            .query("metadataInventoryTable", "")
            .optional_xml(
                "InventoryTableConfiguration",
                self.inventory_table_configuration.as_ref(),
            )
            .content_md5())
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
