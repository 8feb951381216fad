//! `GetObjectMeta`.

use http::Method;
use oss_sign::{BucketName, UtcSeconds};

use crate::bucket::Bucket;
use crate::call::{Call, fields};
use crate::error::Result;
use crate::operation::{Operation, OperationRequest};
use crate::operations::enums::RequestPayerType;
use crate::response::Response;

/// Reads only size, ETag and times of an object.
///
/// Lighter than HeadObject: no user metadata, no storage class. Errors come without a body.
///
/// Needs the permission `oss:GetObject`. Protocol: [GetObjectMeta](https://www.alibabacloud.com/help/en/oss/developer-reference/getobjectmeta).
#[derive(Clone)]
pub struct GetObjectMeta {
    /// The bucket.
    pub bucket: BucketName,
    /// The key.
    pub key: String,
    /// Which version; the current one by default (parameter `versionId`).
    pub version_id: Option<String>,
    /// requester: the caller agrees to pay in buckets that charge requesters
    /// (`x-oss-request-payer`).
    pub request_payer: Option<RequestPayerType>,
}

impl Operation for GetObjectMeta {
    type Output = GetObjectMetaOutput;
    const NAME: &'static str = "GetObjectMeta";

    fn request(self) -> Result<OperationRequest> {
        Ok(
            OperationRequest::object(Method::HEAD, self.bucket, self.key)?
                .query("objectMeta", "")
                .optional_query("versionId", self.version_id)
                .optional_header("x-oss-request-payer", self.request_payer),
        )
    }

    fn response(response: Response) -> Result<Self::Output> {
        Ok(GetObjectMetaOutput {
            request_id: response.request_id(),
            content_length: response.number("content-length"),
            etag: response.text("etag"),
            last_modified: response.http_date("last-modified"),
            last_access_time: response.http_date("x-oss-last-access-time"),
            version_id: response.text("x-oss-version-id"),
            hash_crc64: response.text("x-oss-hash-crc64ecma"),
            transition_time: response.http_date("x-oss-transition-time"),
        })
    }
}

/// What [`GetObjectMeta`] answers.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct GetObjectMetaOutput {
    /// The id of the request.
    pub request_id: Option<String>,
    /// Length of the body in bytes (`Content-Length`).
    pub content_length: Option<i64>,
    /// Entity tag of the content, in double quotes; MD5 only for objects written by one PUT
    /// (`ETag`).
    pub etag: Option<String>,
    /// When the object was last modified (`Last-Modified`).
    pub last_modified: Option<UtcSeconds>,
    /// When the object was last read; only with access tracking (`x-oss-last-access-time`).
    pub last_access_time: Option<UtcSeconds>,
    /// Version ID of the object (`x-oss-version-id`).
    pub version_id: Option<String>,
    /// CRC-64 (ECMA-182) of the content as a decimal number (`x-oss-hash-crc64ecma`).
    pub hash_crc64: Option<String>,
    /// When a lifecycle rule moved the object to a colder class (`x-oss-transition-time`).
    pub transition_time: Option<UtcSeconds>,
}

fields!(GetObjectMeta(bucket: BucketName, key: String) {
    version_id: String,
    request_payer: RequestPayerType,
});

impl Bucket {
    /// Reads only size, ETag and times of an object. See [`GetObjectMeta`].
    ///
    /// ```
    /// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
    /// let meta = bucket.get_object_meta("exampledir/exampleobject.txt").send().await?;
    /// assert!(meta.etag.is_some());
    /// # Ok(())
    /// # }
    /// ```
    pub fn get_object_meta(&self, key: impl Into<String>) -> Call<GetObjectMeta> {
        self.client()
            .call(GetObjectMeta::new(self.name().clone(), key))
    }
}
