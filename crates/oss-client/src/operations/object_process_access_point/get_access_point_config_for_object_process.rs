//! `GetAccessPointConfigForObjectProcess`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::common::PublicAccessBlockConfiguration;
use crate::operations::object_process_access_point::ObjectProcessConfiguration;

/// Reads the function and the features of an access point for object processing.
///
/// The answer also tells whether anonymous access is allowed and whether public access is blocked.
///
/// Needs the permission `oss:GetAccessPointConfigForObjectProcess`. OSS may refuse it with
/// `NoSuchAccessPointForObjectProcess`. API reference:
/// [GetAccessPointConfigForObjectProcess](https://www.alibabacloud.com/help/en/oss/developer-reference/getaccesspointconfigforobjectprocess).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket
///     .get_access_point_config_for_object_process("shrink-door")
///     .send()
///     .await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct GetAccessPointConfigForObjectProcess {
    call: CallContext,
    bucket: BucketName,
    name: String,
}

impl GetAccessPointConfigForObjectProcess {
    pub(crate) fn new(bucket: &Bucket, name: impl Into<String>) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            name: name.into(),
        }
    }
}

call!(GetAccessPointConfigForObjectProcess -> GetAccessPointConfigForObjectProcessOutput, bucket);
presign!(GetAccessPointConfigForObjectProcess);

impl Operation for GetAccessPointConfigForObjectProcess {
    type Output = GetAccessPointConfigForObjectProcessOutput;
    const NAME: &'static str = "GetAccessPointConfigForObjectProcess";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::GET, self.bucket)
            .query("accessPointConfigForObjectProcess", "")
            .header("x-oss-access-point-for-object-process-name", self.name))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml_with("GetAccessPointConfigForObjectProcessResult", |root| {
            let mut object_process_configuration = None;
            let mut allow_anonymous_access = None;
            let mut public_access_block_configuration = None;
            while let Some(mut child) = root.next_child()? {
                match child.name() {
                    "ObjectProcessConfiguration" => {
                        child.set(&mut object_process_configuration)?;
                    }
                    "AllowAnonymousAccessForObjectProcess" => {
                        child.set(&mut allow_anonymous_access)?;
                    }
                    "PublicAccessBlockConfiguration" => {
                        child.set(&mut public_access_block_configuration)?;
                    }
                    _ => {}
                }
            }
            Ok(GetAccessPointConfigForObjectProcessOutput {
                object_process_configuration: root
                    .required("ObjectProcessConfiguration", object_process_configuration)?,
                allow_anonymous_access: allow_anonymous_access.unwrap_or(false),
                public_access_block_configuration,
            })
        })
    }
}

/// What [`GetAccessPointConfigForObjectProcess`] answers.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct GetAccessPointConfigForObjectProcessOutput {
    /// How objects are processed (`ObjectProcessConfiguration`).
    pub object_process_configuration: ObjectProcessConfiguration,
    /// Whether requests without a signature are accepted (`AllowAnonymousAccessForObjectProcess`).
    pub allow_anonymous_access: bool,
    /// The setting that blocks public access (`PublicAccessBlockConfiguration`).
    pub public_access_block_configuration: Option<PublicAccessBlockConfiguration>,
}
