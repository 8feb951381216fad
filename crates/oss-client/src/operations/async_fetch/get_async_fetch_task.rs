//! `GetAsyncFetchTask`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::async_fetch::AsyncFetchTaskConfiguration;

/// Reads the state of a task that fetches a file.
///
/// The answer also contains the settings with which the task was created.
///
/// Needs the permission `oss:GetAsyncFetchTask`. API reference:
/// [GetAsyncFetchTask](https://www.alibabacloud.com/help/en/oss/developer-reference/getasyncfetchtask).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket.get_async_fetch_task("x-oss-task-id").send().await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct GetAsyncFetchTask {
    call: CallContext,
    bucket: BucketName,
    task_id: String,
}

impl GetAsyncFetchTask {
    pub(crate) fn new(bucket: &Bucket, task_id: impl Into<String>) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            task_id: task_id.into(),
        }
    }
}

call!(GetAsyncFetchTask -> GetAsyncFetchTaskOutput, bucket);
presign!(GetAsyncFetchTask);

impl Operation for GetAsyncFetchTask {
    type Output = GetAsyncFetchTaskOutput;
    const NAME: &'static str = "GetAsyncFetchTask";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::GET, self.bucket)
            .query("asyncFetch", "")
            .header("x-oss-task-id", self.task_id))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml_with("AsyncFetchTaskInfo", |root| {
            let mut task_id = None;
            let mut state = None;
            let mut error_message = None;
            let mut task_info = None;
            while let Some(mut child) = root.next_child()? {
                match child.name() {
                    "TaskId" => child.set(&mut task_id)?,
                    "State" => child.set(&mut state)?,
                    "ErrorMsg" => child.set(&mut error_message)?,
                    "TaskInfo" => child.set(&mut task_info)?,
                    _ => {}
                }
            }
            Ok(GetAsyncFetchTaskOutput {
                task_id: root.required("TaskId", task_id)?,
                state: root.required("State", state)?,
                error_message,
                task_info: root.required("TaskInfo", task_info)?,
            })
        })
    }
}

/// What [`GetAsyncFetchTask`] answers.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct GetAsyncFetchTaskOutput {
    /// The ID of the task (`TaskId`).
    pub task_id: String,
    /// The state of the task (`State`).
    pub state: String,
    /// Why the task failed (`ErrorMsg`).
    pub error_message: Option<String>,
    /// The settings with which the task was created (`TaskInfo`).
    pub task_info: AsyncFetchTaskConfiguration,
}
