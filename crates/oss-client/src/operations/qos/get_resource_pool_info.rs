//! `GetResourcePoolInfo`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;

use crate::call::{CallContext, call, presign};
use crate::client::Client;
use crate::error::Result;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::qos::QosConfiguration;

/// Reads the settings and the limits of a resource pool.
///
/// A resource pool shares bandwidth among several buckets.
///
/// Needs the permission `oss:GetResourcePoolInfo`. API reference:
/// [GetResourcePoolInfo](https://www.alibabacloud.com/help/en/oss/developer-reference/getresourcepoolinfo).
///
/// ```
/// # async fn example(client: oss_client::Client) -> Result<(), oss_client::Error> {
/// let response = client
///     .get_resource_pool_info("resource-pool")
///     .send()
///     .await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct GetResourcePoolInfo {
    call: CallContext,
    resource_pool: String,
}

impl GetResourcePoolInfo {
    pub(crate) fn new(client: &Client, resource_pool: impl Into<String>) -> Self {
        Self {
            call: CallContext::new(client),
            resource_pool: resource_pool.into(),
        }
    }
}

call!(GetResourcePoolInfo -> GetResourcePoolInfoOutput);
presign!(GetResourcePoolInfo);

impl Operation for GetResourcePoolInfo {
    type Output = GetResourcePoolInfoOutput;
    const NAME: &'static str = "GetResourcePoolInfo";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::service(Method::GET)
            .query("resourcePoolInfo", "")
            .query("resourcePool", self.resource_pool))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml_with("GetResourcePoolInfoResponse", |root| {
            let mut region = None;
            let mut name = None;
            let mut owner = None;
            let mut create_time = None;
            let mut qos = None;
            while let Some(mut child) = root.next_child()? {
                match child.name() {
                    "Region" => child.set(&mut region)?,
                    "Name" => child.set(&mut name)?,
                    "Owner" => child.set(&mut owner)?,
                    "CreateTime" => child.set(&mut create_time)?,
                    "QoSConfiguration" => child.set(&mut qos)?,
                    _ => {}
                }
            }
            Ok(GetResourcePoolInfoOutput {
                region: root.required("Region", region)?,
                name: root.required("Name", name)?,
                owner: root.required("Owner", owner)?,
                create_time: root.required("CreateTime", create_time)?,
                qos: root.required("QoSConfiguration", qos)?,
            })
        })
    }
}

/// What [`GetResourcePoolInfo`] answers.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct GetResourcePoolInfoOutput {
    /// The ID of the region (`Region`).
    pub region: String,
    /// The name of the resource pool (`Name`).
    pub name: String,
    /// The ID of the account that owns the resource pool (`Owner`).
    pub owner: String,
    /// When the resource pool was created (`CreateTime`).
    pub create_time: String,
    /// The limits of bandwidth and requests (`QoSConfiguration`).
    pub qos: QosConfiguration,
}
