//! `SelectObject`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{
    Answer, CallOptions, Idempotency, Operation, OperationRequest, RawResponse,
};
use crate::operations::by_hand;
use crate::operations::select::SelectRequest;
use crate::select::SelectBody;

/// Queries a CSV or JSON object with SQL and returns the matching rows.
///
/// OSS sends the rows in frames with checksums, unless raw output is asked for.
///
/// Needs the permission `oss:GetObject`. OSS may refuse it with `InvalidCsvLine`,
/// `InvalidOutputFieldDelimiter`, `InvalidSqlParameter`, `NoSuchKey`. API reference:
/// [SelectObject](https://www.alibabacloud.com/help/en/oss/developer-reference/selectobject).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// use oss_client::operations::select::SelectRequest;
///
/// let response = bucket
///     .select_object(
///         "exampledir/exampleobject.txt",
///         SelectRequest::new("select _1, _3 from ossobject where cast(_2 as int) > 40"),
///     )
///     .send()
///     .await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct SelectObject {
    call: CallContext,
    pub(in crate::operations) bucket: BucketName,
    pub(in crate::operations) key: String,
    pub(in crate::operations) select_request: SelectRequest,
}

impl SelectObject {
    pub(crate) fn new(
        bucket: &Bucket,
        key: impl Into<String>,
        select_request: impl Into<SelectRequest>,
    ) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            key: key.into(),
            select_request: select_request.into(),
        }
    }
}

call!(SelectObject -> SelectObjectOutput, bucket, key);
presign!(SelectObject);

impl Operation for SelectObject {
    type Output = SelectObjectOutput;
    const NAME: &'static str = "SelectObject";
    const ANSWER: Answer = Answer::Stream;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        let request = by_hand::select_object::request(
            &self,
            OperationRequest::object(Method::POST, self.bucket.clone(), self.key.clone())?,
        )?;
        Ok(request
            .xml("SelectRequest", &self.select_request)
            .content_md5()
            .idempotency(Idempotency::Safe))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        by_hand::select_object::response(response)
    }
}

/// What [`SelectObject`] answers.
#[derive(Debug)]
#[non_exhaustive]
pub struct SelectObjectOutput {
    /// The rows.
    pub body: SelectBody,
    /// Whether the body consists of the rows alone, without frames (`x-oss-select-output-raw`).
    pub output_raw: bool,
}
