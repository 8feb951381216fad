//! `PutBucketEncryption`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::encryption::ServerSideEncryptionRule;

/// Sets the default encryption of a bucket.
///
/// The setting applies to objects that are stored afterwards by requests without encryption headers
/// of their own.
///
/// Needs the permission `oss:PutBucketEncryption`. OSS may refuse it with
/// `InvalidEncryptionAlgorithmError`, `NoSuchBucket`. API reference:
/// [PutBucketEncryption](https://www.alibabacloud.com/help/en/oss/developer-reference/putbucketencryption).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// use oss_client::operations::common::ServerSideEncryption;
/// use oss_client::operations::encryption::{DefaultEncryption, ServerSideEncryptionRule};
///
/// bucket
///     .put_bucket_encryption(ServerSideEncryptionRule::new(DefaultEncryption::new(
///         ServerSideEncryption::Aes256,
///     )))
///     .send()
///     .await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct PutBucketEncryption {
    call: CallContext,
    bucket: BucketName,
    server_side_encryption_rule: ServerSideEncryptionRule,
}

impl PutBucketEncryption {
    pub(crate) fn new(
        bucket: &Bucket,
        server_side_encryption_rule: impl Into<ServerSideEncryptionRule>,
    ) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            server_side_encryption_rule: server_side_encryption_rule.into(),
        }
    }
}

call!(PutBucketEncryption -> (), bucket);
presign!(PutBucketEncryption);

impl Operation for PutBucketEncryption {
    type Output = ();
    const NAME: &'static str = "PutBucketEncryption";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::PUT, self.bucket)
            .query("encryption", "")
            .xml(
                "ServerSideEncryptionRule",
                &self.server_side_encryption_rule,
            )
            .content_md5())
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
