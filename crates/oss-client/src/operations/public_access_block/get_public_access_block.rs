//! `GetPublicAccessBlock`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;

use crate::call::{CallContext, call, presign};
use crate::client::Client;
use crate::error::Result;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::common::PublicAccessBlockConfiguration;

/// Reads whether public access to all buckets of the account is blocked.
///
/// The answer is false if this was never set.
///
/// Needs the permission `oss:GetPublicAccessBlock`. OSS may refuse it with `AccessDenied`,
/// `NoSuchBucket`. API reference:
/// [GetPublicAccessBlock](https://www.alibabacloud.com/help/en/oss/developer-reference/getpublicaccessblock).
///
/// ```
/// # async fn example(client: oss_client::Client) -> Result<(), oss_client::Error> {
/// let response = client.get_public_access_block().send().await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct GetPublicAccessBlock {
    call: CallContext,
}

impl GetPublicAccessBlock {
    pub(crate) fn new(client: &Client) -> Self {
        Self {
            call: CallContext::new(client),
        }
    }
}

call!(GetPublicAccessBlock -> PublicAccessBlockConfiguration);
presign!(GetPublicAccessBlock);

impl Operation for GetPublicAccessBlock {
    type Output = PublicAccessBlockConfiguration;
    const NAME: &'static str = "GetPublicAccessBlock";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::service(Method::GET).query("publicAccessBlock", ""))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml("PublicAccessBlockConfiguration")
    }
}
