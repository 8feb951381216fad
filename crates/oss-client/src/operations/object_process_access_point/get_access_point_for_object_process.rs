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
    access_point_for_object_process_name: String,
}

impl GetAccessPointForObjectProcess {
    pub(crate) fn new(
        bucket: &Bucket,
        access_point_for_object_process_name: impl Into<String>,
    ) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            access_point_for_object_process_name: access_point_for_object_process_name.into(),
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
            .header(
                "x-oss-access-point-for-object-process-name",
                self.access_point_for_object_process_name,
            ))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml_with("GetAccessPointForObjectProcessResult", |root| {
            let mut allow_anonymous_access_for_object_process = None;
            let mut public_access_block_configuration = None;
            let mut access_point_for_object_process_name = None;
            let mut access_point_for_object_process_arn = None;
            let mut creation_date = None;
            let mut status = None;
            let mut endpoints = None;
            let mut access_point_for_object_process_alias = None;
            let mut access_point_name = None;
            let mut account_id = None;
            while let Some(mut child) = root.next_child()? {
                match child.name() {
                    "AllowAnonymousAccessForObjectProcess" => {
                        child.set(&mut allow_anonymous_access_for_object_process)?;
                    }
                    "PublicAccessBlockConfiguration" => {
                        child.set(&mut public_access_block_configuration)?;
                    }
                    "AccessPointNameForObjectProcess" => {
                        child.set(&mut access_point_for_object_process_name)?;
                    }
                    "AccessPointForObjectProcessArn" => {
                        child.set(&mut access_point_for_object_process_arn)?;
                    }
                    "CreationDate" => child.set_unix(&mut creation_date)?,
                    "Status" => child.set(&mut status)?,
                    "Endpoints" => child.set(&mut endpoints)?,
                    "AccessPointForObjectProcessAlias" => {
                        child.set(&mut access_point_for_object_process_alias)?;
                    }
                    "AccessPointName" => child.set(&mut access_point_name)?,
                    "AccountId" => child.set(&mut account_id)?,
                    _ => {}
                }
            }
            Ok(GetAccessPointForObjectProcessOutput {
                allow_anonymous_access_for_object_process:
                    allow_anonymous_access_for_object_process.unwrap_or(false),
                public_access_block_configuration,
                access_point_for_object_process_name: root.required(
                    "AccessPointNameForObjectProcess",
                    access_point_for_object_process_name,
                )?,
                access_point_for_object_process_arn: root.required(
                    "AccessPointForObjectProcessArn",
                    access_point_for_object_process_arn,
                )?,
                creation_date: root.required("CreationDate", creation_date)?,
                status: root.required("Status", status)?,
                endpoints: root.required("Endpoints", endpoints)?,
                access_point_for_object_process_alias: root.required(
                    "AccessPointForObjectProcessAlias",
                    access_point_for_object_process_alias,
                )?,
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
    pub allow_anonymous_access_for_object_process: bool,
    /// The setting that blocks public access (`PublicAccessBlockConfiguration`).
    pub public_access_block_configuration: Option<PublicAccessBlockConfiguration>,
    /// The name of the access point for object processing (`AccessPointNameForObjectProcess`).
    pub access_point_for_object_process_name: String,
    /// The Alibaba Cloud Resource Name (ARN) of the access point for object processing
    /// (`AccessPointForObjectProcessArn`).
    pub access_point_for_object_process_arn: String,
    /// When the access point was created (`CreationDate`).
    pub creation_date: UtcSeconds,
    /// Whether the access point can be used (`Status`).
    pub status: AccessPointStatus,
    /// The host names of the access point (`Endpoints`).
    pub endpoints: AccessPointEndpoints,
    /// The alias of the access point for object processing. It can be used in place of a bucket
    /// name (`AccessPointForObjectProcessAlias`).
    pub access_point_for_object_process_alias: String,
    /// The name of the access point. It has 3 to 19 lower-case letters, digits and hyphens, and is
    /// unique in the account and region (`AccessPointName`).
    pub access_point_name: String,
    /// The ID of the account that owns the access point (`AccountId`).
    pub account_id: String,
}
