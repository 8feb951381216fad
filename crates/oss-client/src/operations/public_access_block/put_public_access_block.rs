//! `PutPublicAccessBlock`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;

use crate::call::{CallContext, call, presign};
use crate::client::Client;
use crate::error::Result;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::common::PublicAccessBlockConfiguration;

/// Turns the blocking of public access to all buckets of the account on or off.
///
/// While it is on, OSS ignores permissions that make a bucket public, and refuses new ones.
///
/// Needs the permission `oss:PutPublicAccessBlock`. OSS may refuse it with `AccessDenied`,
/// `MalformedXML`, `NoSuchBucket`. API reference:
/// [PutPublicAccessBlock](https://www.alibabacloud.com/help/en/oss/developer-reference/putpublicaccessblock).
///
/// ```
/// # async fn example(client: oss_client::Client) -> Result<(), oss_client::Error> {
/// use oss_client::operations::common::PublicAccessBlockConfiguration;
///
/// client
///     .put_public_access_block(PublicAccessBlockConfiguration::new(true))
///     .send()
///     .await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct PutPublicAccessBlock {
    call: CallContext,
    public_access_block_configuration: PublicAccessBlockConfiguration,
}

impl PutPublicAccessBlock {
    pub(crate) fn new(
        client: &Client,
        public_access_block_configuration: impl Into<PublicAccessBlockConfiguration>,
    ) -> Self {
        Self {
            call: CallContext::new(client),
            public_access_block_configuration: public_access_block_configuration.into(),
        }
    }
}

call!(PutPublicAccessBlock -> ());
presign!(PutPublicAccessBlock);

impl Operation for PutPublicAccessBlock {
    type Output = ();
    const NAME: &'static str = "PutPublicAccessBlock";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::service(Method::PUT)
            .query("publicAccessBlock", "")
            .xml(
                "PublicAccessBlockConfiguration",
                &self.public_access_block_configuration,
            )
            .content_md5())
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
