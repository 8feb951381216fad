//! `OpenMetaQuery`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::into_field::IntoField;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::meta_query::MetaQueryMode;

/// Creates the metadata index of a bucket, which DoMetaQuery searches.
///
/// OSS builds the index in the background, which takes longer the more objects there are.
/// GetMetaQueryStatus tells when it is ready. OSS charges for the index until CloseMetaQuery
/// deletes it.
///
/// Needs the permission `oss:OpenMetaQuery`. OSS may refuse it with `MetaQueryAlreadyExist`,
/// `NoSuchBucket`. API reference:
/// [OpenMetaQuery](https://www.alibabacloud.com/help/en/oss/developer-reference/openmetaquery).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// bucket.open_meta_query().send().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct OpenMetaQuery {
    call: CallContext,
    bucket: BucketName,
    mode: Option<MetaQueryMode>,
}

impl OpenMetaQuery {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            mode: None,
        }
    }

    /// Whether the index is for exact metadata or for the meaning of the content. The default is
    /// exact metadata (parameter `mode`).
    pub fn mode(mut self, mode: impl IntoField<MetaQueryMode>) -> Self {
        self.mode = mode.into_field();
        self
    }
}

call!(OpenMetaQuery -> (), bucket);
presign!(OpenMetaQuery);

impl Operation for OpenMetaQuery {
    type Output = ();
    const NAME: &'static str = "OpenMetaQuery";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::POST, self.bucket)
            .query("comp", "add")
            .query("metaQuery", "")
            .optional_query("mode", self.mode))
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
