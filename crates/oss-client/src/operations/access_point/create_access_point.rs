//! `CreateAccessPoint`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{CallOptions, Idempotency, Operation, OperationRequest, RawResponse};
use crate::operations::access_point::CreateAccessPointConfiguration;

/// Creates an access point for a bucket.
///
/// An access point has its own name and policy, and an alias that can be used in place of a bucket
/// name. It can be limited to one VPC. A new access point has the status `creating` until it can be
/// used.
///
/// Needs the permission `oss:CreateAccessPoint`. OSS may refuse it with `AccessPointAlreadyExists`,
/// `NoSuchBucket`, `TooManyAccessPoint`. API reference:
/// [CreateAccessPoint](https://www.alibabacloud.com/help/en/oss/developer-reference/createaccesspoint).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// use oss_client::operations::access_point::{CreateAccessPointConfiguration, NetworkOrigin};
///
/// let response = bucket
///     .create_access_point(CreateAccessPointConfiguration::new(
///         "night-door",
///         NetworkOrigin::Internet,
///     ))
///     .send()
///     .await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct CreateAccessPoint {
    call: CallContext,
    bucket: BucketName,
    configuration: CreateAccessPointConfiguration,
}

impl CreateAccessPoint {
    pub(crate) fn new(
        bucket: &Bucket,
        configuration: impl Into<CreateAccessPointConfiguration>,
    ) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            configuration: configuration.into(),
        }
    }
}

call!(CreateAccessPoint -> CreateAccessPointOutput, bucket);
presign!(CreateAccessPoint);

impl Operation for CreateAccessPoint {
    type Output = CreateAccessPointOutput;
    const NAME: &'static str = "CreateAccessPoint";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::PUT, self.bucket)
            .query("accessPoint", "")
            .xml("CreateAccessPointConfiguration", &self.configuration)
            .content_md5()
            .idempotency(Idempotency::Never))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml_with("CreateAccessPointResult", |root| {
            let mut arn = None;
            let mut alias = None;
            while let Some(mut child) = root.next_child()? {
                match child.name() {
                    "AccessPointArn" => child.set(&mut arn)?,
                    "Alias" => child.set(&mut alias)?,
                    _ => {}
                }
            }
            Ok(CreateAccessPointOutput {
                arn: root.required("AccessPointArn", arn)?,
                alias: root.required("Alias", alias)?,
            })
        })
    }
}

/// What [`CreateAccessPoint`] answers.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct CreateAccessPointOutput {
    /// The Alibaba Cloud Resource Name (ARN) of the access point (`AccessPointArn`).
    pub arn: String,
    /// The alias of the access point. It can be used in place of a bucket name (`Alias`).
    pub alias: String,
}
