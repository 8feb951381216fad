//! Sending the callback request to the application.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::time::Duration;

use ::http::{Request, StatusCode, Uri, header};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use bytes::Bytes;
use http_body_util::{BodyExt, Full, Limited};
use hyper::client::conn::http1::handshake;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

use crate::codes::{Code, OssError};

use super::parameters::Callback;
use super::template::Value;

/// The values of the system variables, which a callback body refers to by names such as
/// `${bucket}`.
#[derive(Clone, Debug)]
pub(crate) struct SystemVariables {
    pub(crate) bucket: String,
    pub(crate) object: String,
    pub(crate) etag: String,
    pub(crate) size: u64,
    pub(crate) mime_type: String,
    pub(crate) crc64: u64,
    pub(crate) content_md5: String,
    pub(crate) client_ip: IpAddr,
    pub(crate) request_id: String,
    pub(crate) operation: &'static str,
}

impl SystemVariables {
    /// Returns the value of the variable with this name, or `None` if there is no such system
    /// variable.
    fn value(&self, name: &str) -> Option<Value> {
        let text = |text: &str| Some(Value::Text(text.to_owned()));
        match name {
            "bucket" => text(&self.bucket),
            "object" => text(&self.object),
            "etag" => text(&self.etag),
            "size" => Some(Value::Number(self.size)),
            "mimeType" => text(&self.mime_type),
            "crc64" => text(&self.crc64.to_string()),
            "contentMd5" => text(&self.content_md5),
            "clientIp" => text(&self.client_ip.to_string()),
            "reqId" => text(&self.request_id),
            "operation" => text(self.operation),
            _ => None,
        }
    }
}

impl Callback {
    /// Sends the callback request to each URL in turn until one of them answers properly, and
    /// returns the JSON document of that answer. The document becomes the body of the response to
    /// the upload. Each URL has five seconds to answer.
    ///
    /// # Errors
    ///
    /// Returns 203 `CallbackFailed` if no URL answers with status 200, a `Content-Length` header
    /// and a JSON document. The object stays stored in that case.
    pub(crate) async fn send(&self, variables: &SystemVariables) -> Result<Bytes, OssError> {
        let mut failure = failed(NO_CONNECTION);
        for url in &self.urls {
            let answered = tokio::time::timeout(TIMEOUT, self.send_to(url, variables)).await;
            match answered.unwrap_or_else(|_| Err(failed("Cost too long time."))) {
                Ok(answer) => return Ok(answer),
                Err(error) => failure = error,
            }
        }
        Err(failure)
    }

    async fn send_to(&self, url: &Uri, variables: &SystemVariables) -> Result<Bytes, OssError> {
        let unreachable = || failed(NO_CONNECTION);
        let address = local_address(url).ok_or_else(unreachable)?;
        let stream = TcpStream::connect(address)
            .await
            .map_err(|_| unreachable())?;
        let (mut sender, connection) = handshake(TokioIo::new(stream))
            .await
            .map_err(|_| unreachable())?;
        let request = self.request(url, variables).map_err(|_| unreachable())?;
        // The connection makes progress only while it is polled, so it is polled together with the
        // request.
        let answer = async move {
            let answer = sender
                .send_request(request)
                .await
                .map_err(|_| unreachable())?;
            let status = answer.status();
            if status != StatusCode::OK {
                return Err(failed(&format!("Error status : {}.", status.as_u16())));
            }
            let has_length = answer.headers().contains_key(header::CONTENT_LENGTH);
            let body = Limited::new(answer.into_body(), MAX_RESPONSE)
                .collect()
                .await;
            let body = body.map_err(|_| failed(NOT_JSON))?.to_bytes();
            match has_length && serde_json::from_slice::<serde_json::Value>(&body).is_ok() {
                true => Ok(body),
                false => Err(failed(NOT_JSON)),
            }
        };
        tokio::pin!(answer);
        tokio::select! {
            answer = &mut answer => answer,
            _ = connection => answer.await,
        }
    }

    fn request(
        &self,
        url: &Uri,
        variables: &SystemVariables,
    ) -> Result<Request<Full<Bytes>>, ::http::Error> {
        let body = self
            .body
            .fill(self.body_type, |name| match name.starts_with("x:") {
                true => {
                    let own = self.variables.iter().find(|(variable, _)| variable == name);
                    own.map(|(_, value)| Value::Text(value.clone()))
                }
                false => variables.value(name),
            });
        let authority = url.authority().map_or("", |authority| authority.as_str());
        Request::post(url.path_and_query().map_or("/", |path| path.as_str()))
            .header(header::HOST, self.host.as_deref().unwrap_or(authority))
            .header(header::CONTENT_TYPE, self.body_type.as_str())
            .header(header::USER_AGENT, "aliyun-oss-callback")
            .header("x-oss-bucket", variables.bucket.as_str())
            .header("x-oss-tag", "CALLBACK")
            .header("x-oss-pub-key-url", BASE64.encode(PUBLIC_KEY))
            .body(Full::new(body.into()))
    }
}

/// Returns the socket address of a URL, or `None` if the URL must not be contacted: its scheme is
/// not `http`, or its host is neither `localhost` nor a loopback address.
fn local_address(url: &Uri) -> Option<SocketAddr> {
    let host = url.host()?.trim_matches(['[', ']']);
    let address = match host {
        "localhost" => IpAddr::V4(Ipv4Addr::LOCALHOST),
        address => address.parse().ok()?,
    };
    let plain = url.scheme_str() == Some("http");
    (plain && address.is_loopback()).then(|| SocketAddr::new(address, url.port_u16().unwrap_or(80)))
}

fn failed(message: &str) -> OssError {
    OssError::new(Code::CallbackFailed).message(message.to_owned())
}

/// The time limit for one URL, from connecting until its answer is complete.
const TIMEOUT: Duration = Duration::from_secs(5);
/// The size limit for the answer of the application, in bytes.
const MAX_RESPONSE: usize = 1024 * 1024;
const NO_CONNECTION: &str =
    "Error status : -1.OSS can not connect to your callbackUrl, please check it.";
const NOT_JSON: &str = "Response body is not valid json format.";
/// The address of the public key for the `authorization` header of callbacks. This server does not
/// send that header, because it does not have the private key.
const PUBLIC_KEY: &str = "https://gosspublic.alicdn.com/callback_pub_key_v1.pem";
