//! `PutAccessPointConfigForObjectProcess`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::object_process_access_point::AccessPointConfigForObjectProcess;

/// Sets the function and the features of an access point for object processing.
///
/// The new configuration replaces the former one.
///
/// Needs the permission `oss:PutAccessPointConfigForObjectProcess`. OSS may refuse it with
/// `NoSuchAccessPointForObjectProcess`. API reference:
/// [PutAccessPointConfigForObjectProcess](https://www.alibabacloud.com/help/en/oss/developer-reference/putaccesspointconfigforobjectprocess).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// use oss_client::operations::object_process_access_point::{AccessPointConfigForObjectProcess, ContentTransformation, ObjectProcessConfiguration, ObjectProcessFunctionCompute, TransformationConfiguration};
///
/// bucket
///     .put_access_point_config_for_object_process(
///         "shrink-door",
///         AccessPointConfigForObjectProcess::new(ObjectProcessConfiguration::new([
///             TransformationConfiguration::new(
///                 ["action"],
///                 ContentTransformation::new(ObjectProcessFunctionCompute::new(
///                     "function-arn",
///                     "function-assume-role-arn",
///                 )),
///             ),
///         ])),
///     )
///     .send()
///     .await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct PutAccessPointConfigForObjectProcess {
    call: CallContext,
    bucket: BucketName,
    name: String,
    configuration: AccessPointConfigForObjectProcess,
}

impl PutAccessPointConfigForObjectProcess {
    pub(crate) fn new(
        bucket: &Bucket,
        name: impl Into<String>,
        configuration: impl Into<AccessPointConfigForObjectProcess>,
    ) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            name: name.into(),
            configuration: configuration.into(),
        }
    }
}

call!(PutAccessPointConfigForObjectProcess -> (), bucket);
presign!(PutAccessPointConfigForObjectProcess);

impl Operation for PutAccessPointConfigForObjectProcess {
    type Output = ();
    const NAME: &'static str = "PutAccessPointConfigForObjectProcess";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::PUT, self.bucket)
            .query("accessPointConfigForObjectProcess", "")
            .header("x-oss-access-point-for-object-process-name", self.name)
            .xml(
                "PutAccessPointConfigForObjectProcessConfiguration",
                &self.configuration,
            )
            .content_md5())
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
