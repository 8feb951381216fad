//! `PutAsyncFetchTask`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::async_fetch::AsyncFetchTaskConfiguration;

/// Asks OSS to fetch a file from a URL and to store it in a bucket.
///
/// OSS fetches the file in the background. GetAsyncFetchTask tells the state of the task, and a
/// callback can report the result.
///
/// Needs the permission `oss:PutAsyncFetchTask`. API reference:
/// [PutAsyncFetchTask](https://www.alibabacloud.com/help/en/oss/developer-reference/putasyncfetchtask).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// use oss_client::operations::async_fetch::AsyncFetchTaskConfiguration;
///
/// let response = bucket
///     .put_async_fetch_task(AsyncFetchTaskConfiguration::new(
///         "https://files.harbor.example/tide.csv",
///         "object",
///     ))
///     .send()
///     .await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct PutAsyncFetchTask {
    call: CallContext,
    bucket: BucketName,
    task: AsyncFetchTaskConfiguration,
}

impl PutAsyncFetchTask {
    pub(crate) fn new(bucket: &Bucket, task: impl Into<AsyncFetchTaskConfiguration>) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            task: task.into(),
        }
    }
}

call!(PutAsyncFetchTask -> PutAsyncFetchTaskOutput, bucket);
presign!(PutAsyncFetchTask);

impl Operation for PutAsyncFetchTask {
    type Output = PutAsyncFetchTaskOutput;
    const NAME: &'static str = "PutAsyncFetchTask";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::POST, self.bucket)
            .query("asyncFetch", "")
            .xml("AsyncFetchTaskConfiguration", &self.task)
            .content_md5())
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml_with("AsyncFetchTaskResult", |root| {
            let mut task_id = None;
            while let Some(mut child) = root.next_child()? {
                if child.name() == "TaskId" {
                    child.set(&mut task_id)?;
                }
            }
            Ok(PutAsyncFetchTaskOutput {
                task_id: root.required("TaskId", task_id)?,
            })
        })
    }
}

/// What [`PutAsyncFetchTask`] answers.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct PutAsyncFetchTaskOutput {
    /// The ID of the task (`TaskId`).
    pub task_id: String,
}
