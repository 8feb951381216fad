//! `GetMetaQueryStatus`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::meta_query::MetaQueryStatus;

/// Reads the state of the metadata index of a bucket.
///
/// The request fails with `MetaQueryNotExist` if the bucket has no index.
///
/// Needs the permission `oss:GetMetaQueryStatus`. OSS may refuse it with `MetaQueryNotExist`,
/// `NoSuchBucket`. API reference:
/// [GetMetaQueryStatus](https://www.alibabacloud.com/help/en/oss/developer-reference/getmetaquerystatus).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket.get_meta_query_status().send().await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct GetMetaQueryStatus {
    call: CallContext,
    bucket: BucketName,
}

impl GetMetaQueryStatus {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
        }
    }
}

call!(GetMetaQueryStatus -> MetaQueryStatus, bucket);
presign!(GetMetaQueryStatus);

impl Operation for GetMetaQueryStatus {
    type Output = MetaQueryStatus;
    const NAME: &'static str = "GetMetaQueryStatus";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::GET, self.bucket).query("metaQuery", ""))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml("MetaQueryStatus")
    }
}
