//! `GetAccessPointForObjectProcess`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::{BucketName, UtcSeconds};

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::common::{AccessPointStatus, PublicAccessBlockConfiguration};
use crate::operations::object_process_access_point::AccessPointEndpoints;

/// Reads the settings and the status of an access point for object processing.
///
/// The answer contains the endpoints, the alias and the access point behind it.
///
/// Needs the permission `oss:GetAccessPointForObjectProcess`. OSS may refuse it with
/// `NoSuchAccessPointForObjectProcess`, `NoSuchBucket`. API reference:
/// [GetAccessPointForObjectProcess](https://www.alibabacloud.com/help/en/oss/developer-reference/getaccesspointforobjectprocess).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket
///     .get_access_point_for_object_process("shrink-door")
///     .send()
///     .await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct GetAccessPointForObjectProcess {
    call: CallContext,
    bucket: BucketName,
    name: String,
}

impl GetAccessPointForObjectProcess {
    pub(crate) fn new(bucket: &Bucket, name: impl Into<String>) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            name: name.into(),
        }
    }
}

call!(GetAccessPointForObjectProcess -> GetAccessPointForObjectProcessOutput, bucket);
presign!(GetAccessPointForObjectProcess);

impl Operation for GetAccessPointForObjectProcess {
    type Output = GetAccessPointForObjectProcessOutput;
    const NAME: &'static str = "GetAccessPointForObjectProcess";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::GET, self.bucket)
            .query("accessPointForObjectProcess", "")
            .header("x-oss-access-point-for-object-process-name", self.name))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml_with("GetAccessPointForObjectProcessResult", |root| {
            let mut allow_anonymous_access = None;
            let mut public_access_block_configuration = None;
            let mut name = None;
            let mut arn = None;
            let mut creation_date = None;
            let mut status = None;
            let mut endpoints = None;
            let mut alias = None;
            let mut access_point_name = None;
            let mut account_id = None;
            while let Some(mut child) = root.next_child()? {
                match child.name() {
                    "AllowAnonymousAccessForObjectProcess" => {
                        child.set(&mut allow_anonymous_access)?;
                    }
                    "PublicAccessBlockConfiguration" => {
                        child.set(&mut public_access_block_configuration)?;
                    }
                    "AccessPointNameForObjectProcess" => child.set(&mut name)?,
                    "AccessPointForObjectProcessArn" => child.set(&mut arn)?,
                    "CreationDate" => child.set_unix(&mut creation_date)?,
                    "Status" => child.set(&mut status)?,
                    "Endpoints" => child.set(&mut endpoints)?,
                    "AccessPointForObjectProcessAlias" => child.set(&mut alias)?,
                    "AccessPointName" => child.set(&mut access_point_name)?,
                    "AccountId" => child.set(&mut account_id)?,
                    _ => {}
                }
            }
            Ok(GetAccessPointForObjectProcessOutput {
                allow_anonymous_access: allow_anonymous_access.unwrap_or(false),
                public_access_block_configuration,
                name: root.required("AccessPointNameForObjectProcess", name)?,
                arn: root.required("AccessPointForObjectProcessArn", arn)?,
                creation_date: root.required("CreationDate", creation_date)?,
                status: root.required("Status", status)?,
                endpoints: root.required("Endpoints", endpoints)?,
                alias: root.required("AccessPointForObjectProcessAlias", alias)?,
                access_point_name: root.required("AccessPointName", access_point_name)?,
                account_id: root.required("AccountId", account_id)?,
            })
        })
    }
}

/// What [`GetAccessPointForObjectProcess`] answers.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct GetAccessPointForObjectProcessOutput {
    /// Whether requests without a signature are accepted (`AllowAnonymousAccessForObjectProcess`).
    pub allow_anonymous_access: bool,
    /// The setting that blocks public access (`PublicAccessBlockConfiguration`).
    pub public_access_block_configuration: Option<PublicAccessBlockConfiguration>,
    /// The name of the access point for object processing (`AccessPointNameForObjectProcess`).
    pub name: String,
    /// The Alibaba Cloud Resource Name (ARN) of the access point for object processing
    /// (`AccessPointForObjectProcessArn`).
    pub arn: String,
    /// When the access point was created (`CreationDate`).
    pub creation_date: UtcSeconds,
    /// Whether the access point can be used (`Status`).
    pub status: AccessPointStatus,
    /// The host names of the access point (`Endpoints`).
    pub endpoints: AccessPointEndpoints,
    /// The alias of the access point for object processing. It can be used in place of a bucket
    /// name (`AccessPointForObjectProcessAlias`).
    pub alias: String,
    /// The name of the access point. It has 3 to 19 lower-case letters, digits and hyphens, and is
    /// unique in the account and region (`AccessPointName`).
    pub access_point_name: String,
    /// The ID of the account that owns the access point (`AccountId`).
    pub account_id: String,
}
