//! `DeleteBucketInventory`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};

/// Deletes one inventory task of a bucket.
///
/// The lists that the task has written stay where they are.
///
/// Needs the permission `oss:DeleteBucketInventory`. OSS may refuse it with `NoSuchBucket`. API
/// reference:
/// [DeleteBucketInventory](https://www.alibabacloud.com/help/en/oss/developer-reference/deletebucketinventory).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// bucket
///     .delete_bucket_inventory("list-nightly")
///     .send()
///     .await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct DeleteBucketInventory {
    call: CallContext,
    bucket: BucketName,
    inventory_id: String,
}

impl DeleteBucketInventory {
    pub(crate) fn new(bucket: &Bucket, inventory_id: impl Into<String>) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            inventory_id: inventory_id.into(),
        }
    }
}

call!(DeleteBucketInventory -> (), bucket);
presign!(DeleteBucketInventory);

impl Operation for DeleteBucketInventory {
    type Output = ();
    const NAME: &'static str = "DeleteBucketInventory";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::DELETE, self.bucket)
            .query("inventory", "")
            .query("inventoryId", self.inventory_id))
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
