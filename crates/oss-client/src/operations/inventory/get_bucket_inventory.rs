//! `GetBucketInventory`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::inventory::InventoryConfiguration;

/// Reads one inventory task of a bucket.
///
/// The request fails with `NoSuchInventory` if there is no task with this ID.
///
/// Needs the permission `oss:GetBucketInventory`. OSS may refuse it with `NoSuchBucket`,
/// `NoSuchInventory`. API reference:
/// [GetBucketInventory](https://www.alibabacloud.com/help/en/oss/developer-reference/getbucketinventory).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket.get_bucket_inventory("list-nightly").send().await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct GetBucketInventory {
    call: CallContext,
    bucket: BucketName,
    inventory_id: String,
}

impl GetBucketInventory {
    pub(crate) fn new(bucket: &Bucket, inventory_id: impl Into<String>) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            inventory_id: inventory_id.into(),
        }
    }
}

call!(GetBucketInventory -> InventoryConfiguration, bucket);
presign!(GetBucketInventory);

impl Operation for GetBucketInventory {
    type Output = InventoryConfiguration;
    const NAME: &'static str = "GetBucketInventory";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::GET, self.bucket)
            .query("inventory", "")
            .query("inventoryId", self.inventory_id))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml("InventoryConfiguration")
    }
}
