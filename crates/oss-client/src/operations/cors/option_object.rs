//! `OptionObject`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::into_field::IntoField;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::cors::CorsMethod;

/// Asks whether a cross-origin request would be allowed.
///
/// Browsers send such a request, without a signature, before the real one. OSS answers with status
/// 403 and the code `AccessForbidden` if no rule of the bucket allows the request. The object does
/// not need to exist.
///
/// OSS may refuse it with `AccessForbidden`, `NoSuchBucket`. API reference:
/// [OptionObject](https://www.alibabacloud.com/help/en/oss/developer-reference/optionobject).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// use oss_client::operations::cors::CorsMethod;
///
/// let response = bucket
///     .option_object(
///         "exampledir/exampleobject.txt",
///         "https://www.harbor.example",
///         CorsMethod::Put,
///     )
///     .send()
///     .await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct OptionObject {
    call: CallContext,
    bucket: BucketName,
    key: String,
    origin: String,
    request_method: CorsMethod,
    request_headers: Option<String>,
}

impl OptionObject {
    pub(crate) fn new(
        bucket: &Bucket,
        key: impl Into<String>,
        origin: impl Into<String>,
        request_method: impl Into<CorsMethod>,
    ) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            key: key.into(),
            origin: origin.into(),
            request_method: request_method.into(),
            request_headers: None,
        }
    }

    /// The headers of the real request, separated by commas (`Access-Control-Request-Headers`).
    pub fn request_headers(mut self, request_headers: impl IntoField<String>) -> Self {
        self.request_headers = request_headers.into_field();
        self
    }
}

call!(OptionObject -> OptionObjectOutput, bucket, key);
presign!(OptionObject);

impl Operation for OptionObject {
    type Output = OptionObjectOutput;
    const NAME: &'static str = "OptionObject";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(
            OperationRequest::object(Method::OPTIONS, self.bucket, self.key)?
                .header("origin", self.origin)
                .header("access-control-request-method", self.request_method)
                .optional_header("access-control-request-headers", self.request_headers),
        )
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        Ok(OptionObjectOutput {
            allow_methods: response.required(
                "access-control-allow-methods",
                response.text("access-control-allow-methods"),
            )?,
            allow_headers: response.text("access-control-allow-headers"),
            expose_headers: response.text("access-control-expose-headers"),
            max_age: response.number("access-control-max-age"),
            allow_origin: response.required(
                "access-control-allow-origin",
                response.text("access-control-allow-origin"),
            )?,
        })
    }
}

/// What [`OptionObject`] answers.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct OptionObjectOutput {
    /// The methods that the cross-origin request can have (`Access-Control-Allow-Methods`).
    pub allow_methods: String,
    /// The request headers that the cross-origin request can have (`Access-Control-Allow-Headers`).
    pub allow_headers: Option<String>,
    /// The response headers that scripts can read (`Access-Control-Expose-Headers`).
    pub expose_headers: Option<String>,
    /// How long a browser can keep this answer, in seconds (`Access-Control-Max-Age`).
    pub max_age: Option<u64>,
    /// The origin that can send the cross-origin request, or `*` for any origin
    /// (`Access-Control-Allow-Origin`).
    pub allow_origin: String,
}
