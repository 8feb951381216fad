//! `SealAppendObject`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::{BucketName, UtcSeconds};

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{
    Answer, CallOptions, Idempotency, Operation, OperationRequest, RawResponse,
};

/// Ends the appending to an appendable object.
///
/// The position must be the present length of the object. Afterwards nothing can be appended any
/// more.
///
/// Needs the permission `oss:PutObject`. OSS may refuse it with `NoSuchKey`, `ObjectNotAppendable`,
/// `PositionNotEqualToLength`. API reference:
/// [SealAppendObject](https://www.alibabacloud.com/help/en/oss/developer-reference/sealappendobject).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket
///     .seal_append_object("exampledir/exampleobject.txt", 14)
///     .send()
///     .await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct SealAppendObject {
    call: CallContext,
    bucket: BucketName,
    key: String,
    position: u64,
}

impl SealAppendObject {
    pub(crate) fn new(bucket: &Bucket, key: impl Into<String>, position: u64) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            key: key.into(),
            position,
        }
    }
}

call!(SealAppendObject -> SealAppendObjectOutput, bucket, key);
presign!(SealAppendObject);

impl Operation for SealAppendObject {
    type Output = SealAppendObjectOutput;
    const NAME: &'static str = "SealAppendObject";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(
            OperationRequest::object(Method::POST, self.bucket, self.key)?
                .query("seal", "")
                .query("position", self.position)
                .idempotency(Idempotency::Overwrite),
        )
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        Ok(SealAppendObjectOutput {
            sealed_time: response.http_date("x-oss-sealed-time"),
        })
    }
}

/// What [`SealAppendObject`] answers.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct SealAppendObjectOutput {
    /// When the appending to the object was ended (`x-oss-sealed-time`).
    pub sealed_time: Option<UtcSeconds>,
}
