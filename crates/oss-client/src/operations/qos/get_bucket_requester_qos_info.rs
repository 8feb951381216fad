//! `GetBucketRequesterQosInfo`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::qos::QosConfiguration;

/// Reads the limits of bandwidth and requests of one requester for a bucket.
///
/// A limit of -1 means that there is none.
///
/// Needs the permission `oss:GetBucketRequesterQoSInfo`. API reference:
/// [GetBucketRequesterQoSInfo](https://www.alibabacloud.com/help/en/oss/developer-reference/getbucketrequesterqosinfo).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket
///     .get_bucket_requester_qos_info("qos-requester")
///     .send()
///     .await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct GetBucketRequesterQosInfo {
    call: CallContext,
    bucket: BucketName,
    requester: String,
}

impl GetBucketRequesterQosInfo {
    pub(crate) fn new(bucket: &Bucket, requester: impl Into<String>) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            requester: requester.into(),
        }
    }
}

call!(GetBucketRequesterQosInfo -> GetBucketRequesterQosInfoOutput, bucket);
presign!(GetBucketRequesterQosInfo);

impl Operation for GetBucketRequesterQosInfo {
    type Output = GetBucketRequesterQosInfoOutput;
    const NAME: &'static str = "GetBucketRequesterQosInfo";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::GET, self.bucket)
            .query("requesterQosInfo", "")
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
            Ok(GetBucketRequesterQosInfoOutput {
                requester: root.required("Requester", requester)?,
                qos: root.required("QoSConfiguration", qos)?,
            })
        })
    }
}

/// What [`GetBucketRequesterQosInfo`] answers.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct GetBucketRequesterQosInfoOutput {
    /// The ID of the account or user to which the limits apply (`Requester`).
    pub requester: String,
    /// The limits of bandwidth and requests (`QoSConfiguration`).
    pub qos: QosConfiguration,
}
