//! `PutBucketInventory`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::inventory::InventoryConfiguration;

/// Creates an inventory task, which regularly writes lists of a bucket's objects to another bucket.
///
/// OSS needs a RAM role that may write to the destination bucket. The request fails with
/// `InventoryAlreadyExist` if the bucket has a task with this ID. A bucket can have 1,000 tasks.
///
/// Needs the permission `oss:PutBucketInventory`. OSS may refuse it with `InvalidArgument`,
/// `InventoryAlreadyExist`, `InventoryExceedLimit`, `NoSuchBucket`. API reference:
/// [PutBucketInventory](https://www.alibabacloud.com/help/en/oss/developer-reference/putbucketinventory).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// use oss_client::operations::inventory::{InventoryConfiguration, InventoryDestination, InventoryFormat, InventoryFrequency, InventoryObjectVersions, InventoryOssBucketDestination, InventorySchedule};
///
/// bucket
///     .put_bucket_inventory(
///         "list-nightly",
///         InventoryConfiguration::new(
///             "list-nightly",
///             true,
///             InventoryDestination::new(InventoryOssBucketDestination::new(
///                 InventoryFormat::Csv,
///                 "1357924680135790",
///                 "acs:ram::1357924680135790:role/list-writer",
///                 "acs:oss:::harbor-archive",
///             )),
///             InventorySchedule::new(InventoryFrequency::Daily),
///             InventoryObjectVersions::All,
///         ),
///     )
///     .send()
///     .await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct PutBucketInventory {
    call: CallContext,
    bucket: BucketName,
    inventory_id: String,
    inventory_configuration: InventoryConfiguration,
}

impl PutBucketInventory {
    pub(crate) fn new(
        bucket: &Bucket,
        inventory_id: impl Into<String>,
        inventory_configuration: impl Into<InventoryConfiguration>,
    ) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            inventory_id: inventory_id.into(),
            inventory_configuration: inventory_configuration.into(),
        }
    }
}

call!(PutBucketInventory -> (), bucket);
presign!(PutBucketInventory);

impl Operation for PutBucketInventory {
    type Output = ();
    const NAME: &'static str = "PutBucketInventory";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::PUT, self.bucket)
            .query("inventory", "")
            .query("inventoryId", self.inventory_id)
            .xml("InventoryConfiguration", &self.inventory_configuration)
            .content_md5())
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
