//! `WriteGetObjectResponse`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_transport::Body;

use crate::call::{CallContext, call, presign};
use crate::client::Client;
use crate::error::Result;
use crate::into_field::IntoField;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};

/// Sends the content that the reader of an object gets, from within a function that processes
/// objects.
///
/// The function receives the route and the token with the event that started it. The request goes
/// to a host that is made from the route.
///
/// Needs the permission `oss:WriteGetObjectResponse`. OSS may refuse it with `InvalidArgument`,
/// `NoSuchBucket`. API reference:
/// [WriteGetObjectResponse](https://www.alibabacloud.com/help/en/oss/developer-reference/writegetobjectresponse).
///
/// ```
/// # async fn example(client: oss_client::Client) -> Result<(), oss_client::Error> {
/// client
///     .write_get_object_response(
///         "fc-1357924680135790-harbor",
///         "dG9rZW4tZm9yLW9uZS1yZWFk",
///         200,
///     )
///     .send()
///     .await?;
/// # Ok(())
/// # }
/// ```
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct WriteGetObjectResponse {
    call: CallContext,
    request_route: String,
    request_token: String,
    status: u32,
    accept_ranges: Option<String>,
    cache_control: Option<String>,
    content_disposition: Option<String>,
    content_encoding: Option<String>,
    content_language: Option<String>,
    content_range: Option<String>,
    content_type: Option<String>,
    etag: Option<String>,
    expires: Option<String>,
    last_modified: Option<String>,
    body: Body,
}

impl WriteGetObjectResponse {
    pub(crate) fn new(
        client: &Client,
        request_route: impl Into<String>,
        request_token: impl Into<String>,
        status: u32,
    ) -> Self {
        Self {
            call: CallContext::new(client),
            request_route: request_route.into(),
            request_token: request_token.into(),
            status,
            accept_ranges: None,
            cache_control: None,
            content_disposition: None,
            content_encoding: None,
            content_language: None,
            content_range: None,
            content_type: None,
            etag: None,
            expires: None,
            last_modified: None,
            body: Body::empty(),
        }
    }

    /// The `Accept-Ranges` header for the reader (`x-oss-fwd-header-Accept-Ranges`).
    pub fn accept_ranges(mut self, accept_ranges: impl IntoField<String>) -> Self {
        self.accept_ranges = accept_ranges.into_field();
        self
    }

    /// The `Cache-Control` header for the reader (`x-oss-fwd-header-Cache-Control`).
    pub fn cache_control(mut self, cache_control: impl IntoField<String>) -> Self {
        self.cache_control = cache_control.into_field();
        self
    }

    /// The `Content-Disposition` header for the reader (`x-oss-fwd-header-Content-Disposition`).
    pub fn content_disposition(mut self, content_disposition: impl IntoField<String>) -> Self {
        self.content_disposition = content_disposition.into_field();
        self
    }

    /// The `Content-Encoding` header for the reader (`x-oss-fwd-header-Content-Encoding`).
    pub fn content_encoding(mut self, content_encoding: impl IntoField<String>) -> Self {
        self.content_encoding = content_encoding.into_field();
        self
    }

    /// The `Content-Language` header for the reader (`x-oss-fwd-header-Content-Language`).
    pub fn content_language(mut self, content_language: impl IntoField<String>) -> Self {
        self.content_language = content_language.into_field();
        self
    }

    /// The `Content-Range` header for the reader (`x-oss-fwd-header-Content-Range`).
    pub fn content_range(mut self, content_range: impl IntoField<String>) -> Self {
        self.content_range = content_range.into_field();
        self
    }

    /// The `Content-Type` header for the reader (`x-oss-fwd-header-Content-Type`).
    pub fn content_type(mut self, content_type: impl IntoField<String>) -> Self {
        self.content_type = content_type.into_field();
        self
    }

    /// The `ETag` header for the reader (`x-oss-fwd-header-ETag`).
    pub fn etag(mut self, etag: impl IntoField<String>) -> Self {
        self.etag = etag.into_field();
        self
    }

    /// The `Expires` header for the reader (`x-oss-fwd-header-Expires`).
    pub fn expires(mut self, expires: impl IntoField<String>) -> Self {
        self.expires = expires.into_field();
        self
    }

    /// The `Last-Modified` header for the reader (`x-oss-fwd-header-Last-Modified`).
    pub fn last_modified(mut self, last_modified: impl IntoField<String>) -> Self {
        self.last_modified = last_modified.into_field();
        self
    }

    /// The content for the reader.
    pub fn body(mut self, body: impl Into<Body>) -> Self {
        self.body = body.into();
        self
    }
}

call!(WriteGetObjectResponse -> ());
presign!(WriteGetObjectResponse);

impl Operation for WriteGetObjectResponse {
    type Output = ();
    const NAME: &'static str = "WriteGetObjectResponse";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::service(Method::POST)
            .query("x-oss-write-get-object-response", "")
            .header("content-type", "application/xml")
            .header("x-oss-request-route", self.request_route)
            .header("x-oss-request-token", self.request_token)
            .header("x-oss-fwd-status", self.status)
            .optional_header("x-oss-fwd-header-accept-ranges", self.accept_ranges)
            .optional_header("x-oss-fwd-header-cache-control", self.cache_control)
            .optional_header(
                "x-oss-fwd-header-content-disposition",
                self.content_disposition,
            )
            .optional_header("x-oss-fwd-header-content-encoding", self.content_encoding)
            .optional_header("x-oss-fwd-header-content-language", self.content_language)
            .optional_header("x-oss-fwd-header-content-range", self.content_range)
            .optional_header("x-oss-fwd-header-content-type", self.content_type)
            .optional_header("x-oss-fwd-header-etag", self.etag)
            .optional_header("x-oss-fwd-header-expires", self.expires)
            .optional_header("x-oss-fwd-header-last-modified", self.last_modified)
            .body(self.body))
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
