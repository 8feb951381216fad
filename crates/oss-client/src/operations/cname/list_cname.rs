//! `ListCname`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::cname::CnameInfo;

/// Lists the custom domain names of a bucket.
///
/// The answer describes the certificates of the domains, but does not contain their private keys.
///
/// Needs the permission `oss:ListCname`. OSS may refuse it with `NoSuchBucket`. API reference:
/// [ListCname](https://www.alibabacloud.com/help/en/oss/developer-reference/listcname).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket.list_cname().send().await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct ListCname {
    call: CallContext,
    bucket: BucketName,
}

impl ListCname {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
        }
    }
}

call!(ListCname -> ListCnameOutput, bucket);
presign!(ListCname);

impl Operation for ListCname {
    type Output = ListCnameOutput;
    const NAME: &'static str = "ListCname";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::GET, self.bucket).query("cname", ""))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml_with("ListCnameResult", |root| {
            let mut cnames = Vec::new();
            let mut bucket = None;
            let mut owner = None;
            while let Some(mut child) = root.next_child()? {
                match child.name() {
                    "Cname" => child.push(&mut cnames)?,
                    "Bucket" => child.set(&mut bucket)?,
                    "Owner" => child.set(&mut owner)?,
                    _ => {}
                }
            }
            Ok(ListCnameOutput {
                cnames,
                bucket: root.required("Bucket", bucket)?,
                owner: root.required("Owner", owner)?,
            })
        })
    }
}

/// What [`ListCname`] answers.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct ListCnameOutput {
    /// The custom domain names of the bucket (`Cname`).
    pub cnames: Vec<CnameInfo>,
    /// The name of the bucket (`Bucket`).
    pub bucket: String,
    /// The account ID of the owner (`Owner`).
    pub owner: String,
}
