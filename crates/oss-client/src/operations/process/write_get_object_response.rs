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
    fwd_status: u32,
    fwd_header_accept_ranges: Option<String>,
    fwd_header_cache_control: Option<String>,
    fwd_header_content_disposition: Option<String>,
    fwd_header_content_encoding: Option<String>,
    fwd_header_content_language: Option<String>,
    fwd_header_content_range: Option<String>,
    fwd_header_content_type: Option<String>,
    fwd_header_etag: Option<String>,
    fwd_header_expires: Option<String>,
    fwd_header_last_modified: Option<String>,
    body: Body,
}

impl WriteGetObjectResponse {
    pub(crate) fn new(
        client: &Client,
        request_route: impl Into<String>,
        request_token: impl Into<String>,
        fwd_status: u32,
    ) -> Self {
        Self {
            call: CallContext::new(client),
            request_route: request_route.into(),
            request_token: request_token.into(),
            fwd_status,
            fwd_header_accept_ranges: None,
            fwd_header_cache_control: None,
            fwd_header_content_disposition: None,
            fwd_header_content_encoding: None,
            fwd_header_content_language: None,
            fwd_header_content_range: None,
            fwd_header_content_type: None,
            fwd_header_etag: None,
            fwd_header_expires: None,
            fwd_header_last_modified: None,
            body: Body::empty(),
        }
    }

    /// The `Accept-Ranges` header for the reader (`x-oss-fwd-header-Accept-Ranges`).
    pub fn fwd_header_accept_ranges(
        mut self,
        fwd_header_accept_ranges: impl IntoField<String>,
    ) -> Self {
        self.fwd_header_accept_ranges = fwd_header_accept_ranges.into_field();
        self
    }

    /// The `Cache-Control` header for the reader (`x-oss-fwd-header-Cache-Control`).
    pub fn fwd_header_cache_control(
        mut self,
        fwd_header_cache_control: impl IntoField<String>,
    ) -> Self {
        self.fwd_header_cache_control = fwd_header_cache_control.into_field();
        self
    }

    /// The `Content-Disposition` header for the reader (`x-oss-fwd-header-Content-Disposition`).
    pub fn fwd_header_content_disposition(
        mut self,
        fwd_header_content_disposition: impl IntoField<String>,
    ) -> Self {
        self.fwd_header_content_disposition = fwd_header_content_disposition.into_field();
        self
    }

    /// The `Content-Encoding` header for the reader (`x-oss-fwd-header-Content-Encoding`).
    pub fn fwd_header_content_encoding(
        mut self,
        fwd_header_content_encoding: impl IntoField<String>,
    ) -> Self {
        self.fwd_header_content_encoding = fwd_header_content_encoding.into_field();
        self
    }

    /// The `Content-Language` header for the reader (`x-oss-fwd-header-Content-Language`).
    pub fn fwd_header_content_language(
        mut self,
        fwd_header_content_language: impl IntoField<String>,
    ) -> Self {
        self.fwd_header_content_language = fwd_header_content_language.into_field();
        self
    }

    /// The `Content-Range` header for the reader (`x-oss-fwd-header-Content-Range`).
    pub fn fwd_header_content_range(
        mut self,
        fwd_header_content_range: impl IntoField<String>,
    ) -> Self {
        self.fwd_header_content_range = fwd_header_content_range.into_field();
        self
    }

    /// The `Content-Type` header for the reader (`x-oss-fwd-header-Content-Type`).
    pub fn fwd_header_content_type(
        mut self,
        fwd_header_content_type: impl IntoField<String>,
    ) -> Self {
        self.fwd_header_content_type = fwd_header_content_type.into_field();
        self
    }

    /// The `ETag` header for the reader (`x-oss-fwd-header-ETag`).
    pub fn fwd_header_etag(mut self, fwd_header_etag: impl IntoField<String>) -> Self {
        self.fwd_header_etag = fwd_header_etag.into_field();
        self
    }

    /// The `Expires` header for the reader (`x-oss-fwd-header-Expires`).
    pub fn fwd_header_expires(mut self, fwd_header_expires: impl IntoField<String>) -> Self {
        self.fwd_header_expires = fwd_header_expires.into_field();
        self
    }

    /// The `Last-Modified` header for the reader (`x-oss-fwd-header-Last-Modified`).
    pub fn fwd_header_last_modified(
        mut self,
        fwd_header_last_modified: impl IntoField<String>,
    ) -> Self {
        self.fwd_header_last_modified = fwd_header_last_modified.into_field();
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
            .header("x-oss-fwd-status", self.fwd_status)
            .optional_header(
                "x-oss-fwd-header-accept-ranges",
                self.fwd_header_accept_ranges,
            )
            .optional_header(
                "x-oss-fwd-header-cache-control",
                self.fwd_header_cache_control,
            )
            .optional_header(
                "x-oss-fwd-header-content-disposition",
                self.fwd_header_content_disposition,
            )
            .optional_header(
                "x-oss-fwd-header-content-encoding",
                self.fwd_header_content_encoding,
            )
            .optional_header(
                "x-oss-fwd-header-content-language",
                self.fwd_header_content_language,
            )
            .optional_header(
                "x-oss-fwd-header-content-range",
                self.fwd_header_content_range,
            )
            .optional_header(
                "x-oss-fwd-header-content-type",
                self.fwd_header_content_type,
            )
            .optional_header("x-oss-fwd-header-etag", self.fwd_header_etag)
            .optional_header("x-oss-fwd-header-expires", self.fwd_header_expires)
            .optional_header(
                "x-oss-fwd-header-last-modified",
                self.fwd_header_last_modified,
            )
            .body(self.body))
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
