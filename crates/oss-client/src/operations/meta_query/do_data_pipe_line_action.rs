//! `DoDataPipeLineAction`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_transport::Body;

use crate::body::ObjectBody;
use crate::call::{CallContext, call, presign};
use crate::client::Client;
use crate::error::Result;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};

/// Calls an action of the data pipeline interface with a body of the caller's choice.
///
/// Use it for actions that have no operation of their own. The body and the answer are passed on
/// unchanged.
///
/// OSS may refuse it with `InvalidArgument`. API reference:
/// [DoDataPipeLineAction](https://www.alibabacloud.com/help/en/oss/developer-reference/dodatapipelineaction).
///
/// ```
/// # async fn example(client: oss_client::Client) -> Result<(), oss_client::Error> {
/// let response = client
///     .do_data_pipe_line_action("createDataset")
///     .send()
///     .await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct DoDataPipeLineAction {
    call: CallContext,
    action: String,
    body: Body,
}

impl DoDataPipeLineAction {
    pub(crate) fn new(client: &Client, action: impl Into<String>) -> Self {
        Self {
            call: CallContext::new(client),
            action: action.into(),
            body: Body::empty(),
        }
    }

    /// The body of the action.
    pub fn body(mut self, body: impl Into<Body>) -> Self {
        self.body = body.into();
        self
    }
}

call!(DoDataPipeLineAction -> DoDataPipeLineActionOutput);
presign!(DoDataPipeLineAction);

impl Operation for DoDataPipeLineAction {
    type Output = DoDataPipeLineActionOutput;
    const NAME: &'static str = "DoDataPipeLineAction";
    const ANSWER: Answer = Answer::Stream;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::service(Method::POST)
            .query("dataPipeline", "")
            .header("content-type", "application/xml")
            .query("action", self.action)
            .body(self.body))
    }

    fn response(mut response: RawResponse) -> Result<Self::Output> {
        Ok(DoDataPipeLineActionOutput {
            body: response.take_body(),
        })
    }
}

/// What [`DoDataPipeLineAction`] answers.
#[derive(Debug)]
#[non_exhaustive]
pub struct DoDataPipeLineActionOutput {
    /// The answer of the action.
    pub body: ObjectBody,
}
