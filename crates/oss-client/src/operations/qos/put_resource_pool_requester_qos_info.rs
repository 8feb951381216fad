//! `PutResourcePoolRequesterQosInfo`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;

use crate::call::{CallContext, call, presign};
use crate::client::Client;
use crate::error::Result;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::qos::QosConfiguration;

/// Sets the limits of bandwidth and requests of one requester for a resource pool.
///
/// They apply to all buckets of the pool together.
///
/// Needs the permission `oss:PutResourcePoolRequesterQoSInfo`. API reference:
/// [PutResourcePoolRequesterQoSInfo](https://www.alibabacloud.com/help/en/oss/developer-reference/putresourcepoolrequesterqosinfo).
///
/// ```
/// # async fn example(client: oss_client::Client) -> Result<(), oss_client::Error> {
/// use oss_client::operations::qos::QosConfiguration;
///
/// client
///     .put_resource_pool_requester_qos_info(
///         "resource-pool",
///         "qos-requester",
///         QosConfiguration::new(),
///     )
///     .send()
///     .await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct PutResourcePoolRequesterQosInfo {
    call: CallContext,
    resource_pool: String,
    requester: String,
    qos: QosConfiguration,
}

impl PutResourcePoolRequesterQosInfo {
    pub(crate) fn new(
        client: &Client,
        resource_pool: impl Into<String>,
        requester: impl Into<String>,
        qos: impl Into<QosConfiguration>,
    ) -> Self {
        Self {
            call: CallContext::new(client),
            resource_pool: resource_pool.into(),
            requester: requester.into(),
            qos: qos.into(),
        }
    }
}

call!(PutResourcePoolRequesterQosInfo -> ());
presign!(PutResourcePoolRequesterQosInfo);

impl Operation for PutResourcePoolRequesterQosInfo {
    type Output = ();
    const NAME: &'static str = "PutResourcePoolRequesterQosInfo";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::service(Method::PUT)
            .query("requesterQosInfo", "")
            .query("resourcePool", self.resource_pool)
            .query("qosRequester", self.requester)
            .xml("QoSConfiguration", &self.qos)
            .content_md5())
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
