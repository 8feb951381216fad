//! `GetAccessPoint`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::{BucketName, UtcSeconds};

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::access_point::{AccessPointVpcConfiguration, NetworkOrigin};
use crate::operations::common::{AccessPointStatus, PublicAccessBlockConfiguration};

/// Reads the settings and the status of an access point.
///
/// The answer contains the endpoints, the alias and the network origin.
///
/// Needs the permission `oss:GetAccessPoint`. OSS may refuse it with `NoSuchAccessPoint`,
/// `NoSuchBucket`. API reference:
/// [GetAccessPoint](https://www.alibabacloud.com/help/en/oss/developer-reference/getaccesspoint).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket.get_access_point("night-door").send().await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct GetAccessPoint {
    call: CallContext,
    bucket: BucketName,
    name: String,
}

impl GetAccessPoint {
    pub(crate) fn new(bucket: &Bucket, name: impl Into<String>) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            name: name.into(),
        }
    }
}

call!(GetAccessPoint -> GetAccessPointOutput, bucket);
presign!(GetAccessPoint);

impl Operation for GetAccessPoint {
    type Output = GetAccessPointOutput;
    const NAME: &'static str = "GetAccessPoint";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::GET, self.bucket)
            .query("accessPoint", "")
            .header("x-oss-access-point-name", self.name))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml_with("GetAccessPointResult", |root| {
            let mut arn = None;
            let mut alias = None;
            let mut public_endpoint = None;
            let mut internal_endpoint = None;
            let mut creation_date = None;
            let mut name = None;
            let mut bucket = None;
            let mut account_id = None;
            let mut network_origin = None;
            let mut vpc_configuration = None;
            let mut status = None;
            let mut public_access_block_configuration = None;
            while let Some(mut child) = root.next_child()? {
                match child.name() {
                    "AccessPointArn" => child.set(&mut arn)?,
                    "Alias" => child.set(&mut alias)?,
                    "CreationDate" => child.set_unix(&mut creation_date)?,
                    "AccessPointName" => child.set(&mut name)?,
                    "Bucket" => child.set(&mut bucket)?,
                    "AccountId" => child.set(&mut account_id)?,
                    "NetworkOrigin" => child.set(&mut network_origin)?,
                    "VpcConfiguration" => child.set(&mut vpc_configuration)?,
                    "Status" => child.set(&mut status)?,
                    "PublicAccessBlockConfiguration" => {
                        child.set(&mut public_access_block_configuration)?;
                    }
                    "Endpoints" => {
                        while let Some(mut inner) = child.next_child()? {
                            match inner.name() {
                                "PublicEndpoint" => inner.set(&mut public_endpoint)?,
                                "InternalEndpoint" => inner.set(&mut internal_endpoint)?,
                                _ => {}
                            }
                        }
                    }
                    _ => {}
                }
            }
            Ok(GetAccessPointOutput {
                arn: root.required("AccessPointArn", arn)?,
                alias: root.required("Alias", alias)?,
                public_endpoint: root.required("PublicEndpoint", public_endpoint)?,
                internal_endpoint: root.required("InternalEndpoint", internal_endpoint)?,
                creation_date: root.required("CreationDate", creation_date)?,
                name: root.required("AccessPointName", name)?,
                bucket: root.required("Bucket", bucket)?,
                account_id: root.required("AccountId", account_id)?,
                network_origin: root.required("NetworkOrigin", network_origin)?,
                vpc_configuration,
                status: root.required("Status", status)?,
                public_access_block_configuration,
            })
        })
    }
}

/// What [`GetAccessPoint`] answers.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct GetAccessPointOutput {
    /// The Alibaba Cloud Resource Name (ARN) of the access point (`AccessPointArn`).
    pub arn: String,
    /// The alias of the access point. It can be used in place of a bucket name (`Alias`).
    pub alias: String,
    /// The host name for access from the Internet (`PublicEndpoint` in `Endpoints`).
    pub public_endpoint: String,
    /// The host name for access from inside Alibaba Cloud (`InternalEndpoint` in `Endpoints`).
    pub internal_endpoint: String,
    /// When the access point was created (`CreationDate`).
    pub creation_date: UtcSeconds,
    /// The name of the access point. It has 3 to 19 lower-case letters, digits and hyphens, and is
    /// unique in the account and region (`AccessPointName`).
    pub name: String,
    /// The bucket to which the access point belongs (`Bucket`).
    pub bucket: String,
    /// The ID of the account that owns the access point (`AccountId`).
    pub account_id: String,
    /// Whether the access point is open to the Internet or only to one VPC (`NetworkOrigin`).
    pub network_origin: NetworkOrigin,
    /// The VPC to which the access point is limited (`VpcConfiguration`). An access point that is
    /// open to the Internet has no VPC.
    pub vpc_configuration: Option<AccessPointVpcConfiguration>,
    /// Whether the access point can be used (`Status`).
    pub status: AccessPointStatus,
    /// The setting that blocks public access (`PublicAccessBlockConfiguration`).
    pub public_access_block_configuration: Option<PublicAccessBlockConfiguration>,
}
