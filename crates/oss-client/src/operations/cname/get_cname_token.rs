//! `GetCnameToken`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::into_field::IntoField;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::cname::CnameToken;

/// Reads a token that was created with CreateCnameToken.
///
/// The request fails with `CnameTokenNotFound` if there is no token for the domain, or if it has
/// expired.
///
/// Needs the permission `oss:GetCnameToken`. OSS may refuse it with `CnameTokenNotFound`,
/// `NoSuchBucket`. API reference:
/// [GetCnameToken](https://www.alibabacloud.com/help/en/oss/developer-reference/getcnametoken).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket
///     .get_cname_token("files.harbor.example")
///     .send()
///     .await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct GetCnameToken {
    call: CallContext,
    bucket: BucketName,
    cname: String,
    wildcard: Option<bool>,
}

impl GetCnameToken {
    pub(crate) fn new(bucket: &Bucket, cname: impl Into<String>) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            cname: cname.into(),
            wildcard: None,
        }
    }

    /// Whether the token is for a wildcard domain name (parameter `wildcard`).
    pub fn wildcard(mut self, wildcard: impl IntoField<bool>) -> Self {
        self.wildcard = wildcard.into_field();
        self
    }
}

call!(GetCnameToken -> CnameToken, bucket);
presign!(GetCnameToken);

impl Operation for GetCnameToken {
    type Output = CnameToken;
    const NAME: &'static str = "GetCnameToken";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::GET, self.bucket)
            .query("comp", "token")
            .query("cname", self.cname)
            .optional_query("wildcard", self.wildcard))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml("CnameToken")
    }
}
