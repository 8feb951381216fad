//! `CreateAccessPointForObjectProcess`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{CallOptions, Idempotency, Operation, OperationRequest, RawResponse};
use crate::operations::object_process_access_point::CreateAccessPointForObjectProcessConfiguration;

/// Creates an access point that runs a function on objects when they are read.
///
/// It stands in front of an ordinary access point and calls a function of Function Compute for
/// GetObject requests.
///
/// Needs the permission `oss:CreateAccessPointForObjectProcess`. OSS may refuse it with
/// `AccessPointForObjectProcessAlreadyExists`, `NoSuchAccessPoint`, `NoSuchBucket`. API reference:
/// [CreateAccessPointForObjectProcess](https://www.alibabacloud.com/help/en/oss/developer-reference/createaccesspointforobjectprocess).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// use oss_client::operations::object_process_access_point::{ContentTransformation, CreateAccessPointForObjectProcessConfiguration, ObjectProcessConfiguration, ObjectProcessFunctionCompute, TransformationConfiguration};
///
/// let response = bucket
///     .create_access_point_for_object_process(
///         "shrink-door",
///         CreateAccessPointForObjectProcessConfiguration::new(
///             "night-door",
///             ObjectProcessConfiguration::new([TransformationConfiguration::new(
///                 ["action"],
///                 ContentTransformation::new(ObjectProcessFunctionCompute::new(
///                     "function-arn",
///                     "function-assume-role-arn",
///                 )),
///             )]),
///         ),
///     )
///     .send()
///     .await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct CreateAccessPointForObjectProcess {
    call: CallContext,
    bucket: BucketName,
    name: String,
    configuration: CreateAccessPointForObjectProcessConfiguration,
}

impl CreateAccessPointForObjectProcess {
    pub(crate) fn new(
        bucket: &Bucket,
        name: impl Into<String>,
        configuration: impl Into<CreateAccessPointForObjectProcessConfiguration>,
    ) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            name: name.into(),
            configuration: configuration.into(),
        }
    }
}

call!(CreateAccessPointForObjectProcess -> CreateAccessPointForObjectProcessOutput, bucket);
presign!(CreateAccessPointForObjectProcess);

impl Operation for CreateAccessPointForObjectProcess {
    type Output = CreateAccessPointForObjectProcessOutput;
    const NAME: &'static str = "CreateAccessPointForObjectProcess";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::PUT, self.bucket)
            .query("accessPointForObjectProcess", "")
            .header("x-oss-access-point-for-object-process-name", self.name)
            .xml(
                "CreateAccessPointForObjectProcessConfiguration",
                &self.configuration,
            )
            .content_md5()
            .idempotency(Idempotency::Never))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml_with("CreateAccessPointForObjectProcessResult", |root| {
            let mut arn = None;
            let mut alias = None;
            while let Some(mut child) = root.next_child()? {
                match child.name() {
                    "AccessPointForObjectProcessArn" => child.set(&mut arn)?,
                    "AccessPointForObjectProcessAlias" => child.set(&mut alias)?,
                    _ => {}
                }
            }
            Ok(CreateAccessPointForObjectProcessOutput {
                arn: root.required("AccessPointForObjectProcessArn", arn)?,
                alias,
            })
        })
    }
}

/// What [`CreateAccessPointForObjectProcess`] answers.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct CreateAccessPointForObjectProcessOutput {
    /// The Alibaba Cloud Resource Name (ARN) of the access point for object processing
    /// (`AccessPointForObjectProcessArn`).
    pub arn: String,
    /// The alias of the access point for object processing. It can be used in place of a bucket
    /// name (`AccessPointForObjectProcessAlias`). The answer was seen in two forms, one of which
    /// names the alias differently.
    pub alias: Option<String>,
}
