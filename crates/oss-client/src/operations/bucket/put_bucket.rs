//! `PutBucket`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::into_field::IntoField;
use crate::operation::{
    Answer, CallOptions, Check, Idempotency, Operation, OperationRequest, RawResponse,
};
use crate::operations::bucket::CreateBucketConfiguration;
use crate::operations::by_hand;
use crate::operations::common::BucketAcl;
use crate::tags::Tags;

/// Creates a bucket in the region of the endpoint.
///
/// The name of a bucket is unique among all users of OSS. It has 3 to 63 lower-case letters, digits
/// and hyphens, and neither starts nor ends with a hyphen. By default an account can have 100
/// buckets in a region. Creating a bucket that the caller already owns succeeds, and sets its
/// access control list if one is given.
///
/// Needs the permission `oss:PutBucket`. OSS may refuse it with `BucketAlreadyExists`,
/// `InvalidArgument`, `InvalidBucketName`, `TooManyBuckets`. API reference:
/// [PutBucket](https://www.alibabacloud.com/help/en/oss/developer-reference/putbucket).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// bucket.put_bucket().send().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct PutBucket {
    call: CallContext,
    pub(in crate::operations) bucket: BucketName,
    pub(in crate::operations) acl: Option<BucketAcl>,
    pub(in crate::operations) resource_group_id: Option<String>,
    pub(in crate::operations) create_bucket_configuration: Option<CreateBucketConfiguration>,
    pub(in crate::operations) tagging: Option<Tags>,
    pub(in crate::operations) agentic_bucket: Option<String>,
}

impl PutBucket {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            acl: None,
            resource_group_id: None,
            create_bucket_configuration: None,
            tagging: None,
            agentic_bucket: None,
        }
    }

    /// The access control list of the bucket. The default for a new bucket is private
    /// (`x-oss-acl`).
    pub fn acl(mut self, acl: impl IntoField<BucketAcl>) -> Self {
        self.acl = acl.into_field();
        self
    }

    /// The ID of the resource group to which the bucket belongs. By default it belongs to the
    /// default resource group (`x-oss-resource-group-id`).
    pub fn resource_group_id(mut self, resource_group_id: impl IntoField<String>) -> Self {
        self.resource_group_id = resource_group_id.into_field();
        self
    }

    /// The storage class and the redundancy type of the bucket. The default is Standard storage
    /// that is locally redundant (`CreateBucketConfiguration`).
    pub fn create_bucket_configuration(
        mut self,
        create_bucket_configuration: impl IntoField<CreateBucketConfiguration>,
    ) -> Self {
        self.create_bucket_configuration = create_bucket_configuration.into_field();
        self
    }

    /// The tags of the bucket: [`Tags`](crate::Tags), pairs, or a text in the form
    /// `key1=value1&key2=value2` with percent-encoded keys and values (`x-oss-bucket-tagging`).
    pub fn tagging(mut self, tagging: impl IntoField<Tags>) -> Self {
        self.tagging = tagging.into_field();
        self
    }

    /// The name of the agentic bucket in which the bucket is created (`x-oss-agentic-bucket`).
    pub fn agentic_bucket(mut self, agentic_bucket: impl IntoField<String>) -> Self {
        self.agentic_bucket = agentic_bucket.into_field();
        self
    }
}

call!(PutBucket -> (), bucket);
presign!(PutBucket);

impl Operation for PutBucket {
    type Output = ();
    const NAME: &'static str = "PutBucket";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        let request = by_hand::put_bucket::request(
            &self,
            OperationRequest::bucket(Method::PUT, self.bucket.clone()),
        )?;
        Ok(request
            .optional_header("x-oss-acl", self.acl)
            .optional_header("x-oss-resource-group-id", self.resource_group_id)
            .optional_xml(
                "CreateBucketConfiguration",
                self.create_bucket_configuration.as_ref(),
            )
            .optional_header("x-oss-bucket-tagging", self.tagging)
            .optional_header("x-oss-agentic-bucket", self.agentic_bucket)
            .content_md5()
            .idempotency(Idempotency::Checked(Check::BucketCreated)))
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
