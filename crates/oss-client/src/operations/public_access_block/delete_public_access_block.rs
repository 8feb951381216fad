//! `DeletePublicAccessBlock`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;

use crate::call::{CallContext, call, presign};
use crate::client::Client;
use crate::error::Result;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};

/// Deletes the blocking of public access to all buckets of the account.
///
/// The settings of buckets and of access points still apply.
///
/// Needs the permission `oss:DeletePublicAccessBlock`. OSS may refuse it with `AccessDenied`,
/// `NoSuchBucket`. API reference:
/// [DeletePublicAccessBlock](https://www.alibabacloud.com/help/en/oss/developer-reference/deletepublicaccessblock).
///
/// ```
/// # async fn example(client: oss_client::Client) -> Result<(), oss_client::Error> {
/// client.delete_public_access_block().send().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct DeletePublicAccessBlock {
    call: CallContext,
}

impl DeletePublicAccessBlock {
    pub(crate) fn new(client: &Client) -> Self {
        Self {
            call: CallContext::new(client),
        }
    }
}

call!(DeletePublicAccessBlock -> ());
presign!(DeletePublicAccessBlock);

impl Operation for DeletePublicAccessBlock {
    type Output = ();
    const NAME: &'static str = "DeletePublicAccessBlock";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::service(Method::DELETE).query("publicAccessBlock", ""))
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
