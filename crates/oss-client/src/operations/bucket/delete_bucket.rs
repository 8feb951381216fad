//! `DeleteBucket`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{Call, fields};
use crate::error::Result;
use crate::operation::{Answer, Check, Idempotency, Operation, OperationRequest};
use crate::response::Response;

/// Deletes an empty bucket.
///
/// All objects, versions, unfinished multipart uploads and live channels must be gone first.
///
/// Needs the permission `oss:DeleteBucket`. Protocol: [DeleteBucket](https://www.alibabacloud.com/help/en/oss/developer-reference/deletebucket).
#[derive(Clone)]
pub struct DeleteBucket {
    /// The bucket.
    pub bucket: BucketName,
}

impl Operation for DeleteBucket {
    type Output = DeleteBucketOutput;
    const NAME: &'static str = "DeleteBucket";
    const ANSWER: Answer = Answer::Nothing;

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::DELETE, self.bucket)
            .idempotency(Idempotency::Checked(Check::Absent)))
    }

    fn response(response: Response) -> Result<Self::Output> {
        Ok(DeleteBucketOutput {
            request_id: response.request_id(),
        })
    }
}

/// What [`DeleteBucket`] answers.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DeleteBucketOutput {
    /// The id of the request.
    pub request_id: Option<String>,
}

fields!(DeleteBucket(bucket: BucketName) {
});

impl Bucket {
    /// Deletes an empty bucket. See [`DeleteBucket`].
    ///
    /// ```
    /// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
    /// bucket.delete_bucket().send().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn delete_bucket(&self) -> Call<DeleteBucket> {
        self.client().call(DeleteBucket::new(self.name().clone()))
    }
}
