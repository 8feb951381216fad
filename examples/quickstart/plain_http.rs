//! A plain HTTP client without support for OSS, as curl or a browser would be.

use std::sync::Arc;

use http::request::Builder;
use http::{Request, StatusCode};
use oss_client::PresignedRequest;
use oss_client::transport::{Body, HyperTransport, Transport};

use super::{Failure, Setting};

/// Sends plain requests.
pub(super) struct PlainHttp {
    transport: Arc<dyn Transport>,
}

/// The response.
pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) encoding: Option<String>,
    pub(super) body: String,
}

impl PlainHttp {
    /// Creates a client that uses the transport of the setting, if there is one.
    pub(super) fn of(setting: &Setting) -> Result<Self, Failure> {
        let transport = match &setting.transport {
            Some(transport) => Arc::clone(transport),
            None => Arc::new(HyperTransport::builder().build()?),
        };
        Ok(Self { transport })
    }

    /// Uses a presigned URL: its method, and the headers that were signed.
    pub(super) async fn use_url(
        &self,
        presigned: &PresignedRequest,
        body: impl Into<Body>,
    ) -> Result<Answer, Failure> {
        self.use_url_as(presigned, presigned.url(), body).await
    }

    /// Uses a URL for a GET as a proxy does that forwards the request of another client.
    pub(super) async fn forward(
        &self,
        presigned: &PresignedRequest,
        asked_by: &str,
    ) -> Result<Answer, Failure> {
        let request = of(presigned, presigned.url()).header("x-forwarded-for", asked_by);
        self.send(request.body(Body::empty())?).await
    }

    /// Sends the same request to another URL.
    pub(super) async fn use_url_as(
        &self,
        presigned: &PresignedRequest,
        url: &str,
        body: impl Into<Body>,
    ) -> Result<Answer, Failure> {
        self.send(of(presigned, url).body(body.into())?).await
    }

    async fn send(&self, request: Request<Body>) -> Result<Answer, Failure> {
        let response = self.transport.send(request).await?;
        let status = response.status();
        let encoding = response.headers().get("content-encoding");
        let encoding = encoding
            .and_then(|value| value.to_str().ok())
            .map(str::to_owned);
        let body = response.into_body().bytes(1 << 20).await?;
        Ok(Answer {
            status,
            encoding,
            body: String::from_utf8_lossy(&body).into_owned(),
        })
    }
}

impl Answer {
    /// Returns the status if the request succeeded, and an error otherwise.
    pub(super) fn accepted(self) -> Result<Self, Failure> {
        if self.status.is_success() {
            Ok(self)
        } else {
            Err(format!(
                "{} although it should be allowed: {}",
                self.status, self.body
            )
            .into())
        }
    }

    /// Returns the status and the error code if the request was refused, and an error otherwise.
    pub(super) fn refused(&self) -> Result<String, Failure> {
        if self.status.is_success() {
            return Err(format!("{} although it should be refused", self.status).into());
        }
        let code = self
            .body
            .split_once("<Code>")
            .and_then(|(_, rest)| rest.split_once("</Code>"));
        Ok(format!(
            "{} {}",
            self.status.as_u16(),
            code.map_or("without a code", |(code, _)| code)
        ))
    }
}

/// The method, and the headers that were signed.
fn of(presigned: &PresignedRequest, url: &str) -> Builder {
    let request = Request::builder().method(presigned.method()).uri(url);
    presigned.headers().fold(request, |request, (name, value)| {
        request.header(name, value)
    })
}
