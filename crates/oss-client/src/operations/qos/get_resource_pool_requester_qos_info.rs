//! `GetResourcePoolRequesterQosInfo`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;

use crate::call::{CallContext, call, presign};
use crate::client::Client;
use crate::error::Result;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::qos::QosConfiguration;

/// Reads the limits of bandwidth and requests of one requester for a resource pool.
///
/// A limit of -1 means that there is none.
///
/// Needs the permission `oss:GetResourcePoolRequesterQoSInfo`. API reference:
/// [GetResourcePoolRequesterQoSInfo](https://www.alibabacloud.com/help/en/oss/developer-reference/getresourcepoolrequesterqosinfo).
///
/// ```
/// # async fn example(client: oss_client::Client) -> Result<(), oss_client::Error> {
/// let response = client
///     .get_resource_pool_requester_qos_info("resource-pool", "qos-requester")
///     .send()
///     .await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct GetResourcePoolRequesterQosInfo {
    call: CallContext,
    resource_pool: String,
    requester: String,
}

impl GetResourcePoolRequesterQosInfo {
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

call!(GetResourcePoolRequesterQosInfo -> GetResourcePoolRequesterQosInfoOutput);
presign!(GetResourcePoolRequesterQosInfo);

impl Operation for GetResourcePoolRequesterQosInfo {
    type Output = GetResourcePoolRequesterQosInfoOutput;
    const NAME: &'static str = "GetResourcePoolRequesterQosInfo";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::service(Method::GET)
            .query("requesterQosInfo", "")
            .query("resourcePool", self.resource_pool)
            .query("qosRequester", self.requester))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml_with("RequesterQoSInfo", |root| {
            let mut requester = None;
            let mut qos = None;
            while let Some(mut child) = root.next_child()? {
                match child.name() {
                    "Requester" => child.set(&mut requester)?,
                    "QoSConfiguration" => child.set(&mut qos)?,
                    _ => {}
                }
            }
            Ok(GetResourcePoolRequesterQosInfoOutput {
                requester: root.required("Requester", requester)?,
                qos: root.required("QoSConfiguration", qos)?,
            })
        })
    }
}

/// What [`GetResourcePoolRequesterQosInfo`] answers.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct GetResourcePoolRequesterQosInfoOutput {
    /// The ID of the account or user to which the limits apply (`Requester`).
    pub requester: String,
    /// The limits of bandwidth and requests (`QoSConfiguration`).
    pub qos: QosConfiguration,
}
