//! `PutStyle`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::into_field::IntoField;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::style::{StyleCategory, StyleContent};

/// Creates or replaces a style, which is a named processing instruction of a bucket.
///
/// A style is used with the processing instruction `style/` and its name.
///
/// Needs the permission `oss:PutStyle`. OSS may refuse it with `InvalidArgument`, `NoSuchBucket`.
/// API reference:
/// [PutStyle](https://www.alibabacloud.com/help/en/oss/developer-reference/putstyle).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// use oss_client::operations::style::StyleContent;
///
/// bucket
///     .put_style("card", StyleContent::new("image/resize,w_320/quality,q_80"))
///     .send()
///     .await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct PutStyle {
    call: CallContext,
    bucket: BucketName,
    style_name: String,
    category: Option<StyleCategory>,
    style: StyleContent,
}

impl PutStyle {
    pub(crate) fn new(
        bucket: &Bucket,
        style_name: impl Into<String>,
        style: impl Into<StyleContent>,
    ) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            style_name: style_name.into(),
            category: None,
            style: style.into(),
        }
    }

    /// The kind of files that the style processes. The default is images (parameter `category`).
    pub fn category(mut self, category: impl IntoField<StyleCategory>) -> Self {
        self.category = category.into_field();
        self
    }
}

call!(PutStyle -> (), bucket);
presign!(PutStyle);

impl Operation for PutStyle {
    type Output = ();
    const NAME: &'static str = "PutStyle";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::PUT, self.bucket)
            .query("style", "")
            .query("styleName", self.style_name)
            .optional_query("category", self.category)
            .xml("Style", &self.style)
            .content_md5())
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
