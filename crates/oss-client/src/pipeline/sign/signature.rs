//! The headers that a signature adds to a request.

use http::header::AUTHORIZATION;
use http::{HeaderName, HeaderValue};
use oss_sign::{Credentials, SignatureVersion, UtcSeconds, v1};
use oss_transport::Body;

use crate::error::{Error, Result};
use crate::pipeline::prepared::Prepared;
use crate::pipeline::shared::Shared;
use crate::pipeline::sign::request::signing_request;

/// The headers that a signature adds to a request. Anonymous credentials add none.
pub(crate) struct Signature {
    headers: Vec<(HeaderName, HeaderValue)>,
}

impl Signature {
    /// Signs the request with the date `now`.
    pub(crate) fn sign(
        prepared: &Prepared,
        credentials: &Credentials,
        shared: &Shared,
        now: UtcSeconds,
    ) -> Result<Self> {
        let request = signing_request(prepared);
        request.check()?;
        if credentials.is_anonymous() {
            let headers = Vec::new();
            return Ok(Self { headers });
        }
        let signature = match shared.config.signature_version {
            SignatureVersion::V1 => {
                let signer = v1::Signer::new(credentials);
                Self::from_headers(signer.sign(&request, now)?.iter())
            }
            SignatureVersion::V4 => {
                let signer =
                    shared
                        .signers
                        .v4(credentials, prepared.endpoint(&shared.config), now)?;
                Self::from_headers(signer.sign(&request, now)?.iter())
            }
        };
        signature.ok_or_else(|| Error::invalid_request("the signature is not a header value"))
    }

    fn from_headers<'a>(headers: impl Iterator<Item = (&'a str, &'a str)>) -> Option<Self> {
        let header = |(name, value): (&str, &str)| {
            // The headers that V4 always adds need not be checked and copied.
            let name = match name {
                "authorization" => AUTHORIZATION,
                "x-oss-date" => HeaderName::from_static("x-oss-date"),
                "x-oss-content-sha256" => HeaderName::from_static("x-oss-content-sha256"),
                _ => HeaderName::from_bytes(name.as_bytes()).ok()?,
            };
            let mut value = match value {
                "UNSIGNED-PAYLOAD" => HeaderValue::from_static("UNSIGNED-PAYLOAD"),
                _ => HeaderValue::from_str(value).ok()?,
            };
            // The values are a signature and a token; a header map then hides them from `Debug`.
            value.set_sensitive(true);
            Some((name, value))
        };
        Some(Self {
            headers: headers.map(header).collect::<Option<_>>()?,
        })
    }

    /// Makes the request that the transport gets. The values of headers are shared, not copied.
    pub(crate) fn apply(&self, prepared: &Prepared, body: Body) -> Result<http::Request<Body>> {
        let mut request = http::Request::builder()
            .method(prepared.method.clone())
            .uri(prepared.url())
            .body(body)
            .map_err(|e| Error::invalid_request(format!("the URL cannot be sent: {e}")))?;
        let headers = prepared.headers.iter().chain(&self.headers);
        // The transport adds `host`.
        let count = prepared.headers.len() + self.headers.len() + 1;
        request.headers_mut().reserve(count);
        for (name, value) in headers {
            request.headers_mut().append(name, value.clone());
        }
        request.extensions_mut().insert(prepared.timeouts);
        Ok(request)
    }

    /// The parts of these headers that give access: the signature and the token.
    pub(super) fn secrets(&self) -> impl Iterator<Item = &str> {
        self.headers.iter().filter_map(|(name, value)| {
            let value = value.to_str().ok()?;
            match name.as_str() {
                // `OSS4-HMAC-SHA256 …,Signature=<hex>` and `OSS <id>:<base64>`.
                "authorization" => {
                    let parts = value
                        .rsplit_once("Signature=")
                        .or_else(|| value.rsplit_once(':'));
                    parts.map(|(_, signature)| signature)
                }
                "x-oss-security-token" => Some(value),
                _ => None,
            }
        })
    }
}
