//! `DeleteResourcePoolRequesterQosInfo`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;

use crate::call::{CallContext, call, presign};
use crate::client::Client;
use crate::error::Result;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};

/// Deletes the limits of bandwidth and requests of one requester for a resource pool.
///
/// The limits of the resource pool still apply.
///
/// Needs the permission `oss:DeleteResourcePoolRequesterQoSInfo`. API reference:
/// [DeleteResourcePoolRequesterQoSInfo](https://www.alibabacloud.com/help/en/oss/developer-reference/deleteresourcepoolrequesterqosinfo).
///
/// ```
/// # async fn example(client: oss_client::Client) -> Result<(), oss_client::Error> {
/// client
///     .delete_resource_pool_requester_qos_info("resource-pool", "qos-requester")
///     .send()
///     .await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct DeleteResourcePoolRequesterQosInfo {
    call: CallContext,
    resource_pool: String,
    requester: String,
}

impl DeleteResourcePoolRequesterQosInfo {
    pub(crate) fn new(
        client: &Client,
        resource_pool: impl Into<String>,
        requester: impl Into<String>,
    ) -> Self {
        Self {
            call: CallContext::new(client),
            resource_pool: resource_pool.into(),
            requester: requester.into(),
        }
    }
}

call!(DeleteResourcePoolRequesterQosInfo -> ());
presign!(DeleteResourcePoolRequesterQosInfo);

impl Operation for DeleteResourcePoolRequesterQosInfo {
    type Output = ();
    const NAME: &'static str = "DeleteResourcePoolRequesterQosInfo";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::service(Method::DELETE)
            .query("requesterQosInfo", "")
            .query("resourcePool", self.resource_pool)
            .query("qosRequester", self.requester))
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
