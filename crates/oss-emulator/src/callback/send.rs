//! Sending the callback request to the application.

use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use ::http::{Request, StatusCode, Uri, header};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use bytes::Bytes;
use http_body_util::Full;
use percent_encoding::percent_decode_str;

use crate::codes::{Code, OssError};
use crate::config::OutgoingPorts;
use crate::outgoing;

use super::key::CallbackKey;
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

/// The server that sends a callback, and the request for which it does.
#[derive(Debug)]
pub(crate) struct Sender<'s> {
    pub(crate) ports: &'s OutgoingPorts,
    pub(crate) key: &'s CallbackKey,
    /// The URL at which the server serves the public key.
    pub(crate) key_url: String,
    /// The id of the caller who has uploaded the object.
    pub(crate) requester: String,
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
    pub(crate) async fn send(
        &self,
        sender: &Sender<'_>,
        variables: &SystemVariables,
    ) -> Result<Bytes, OssError> {
        let mut failure = failed(NO_CONNECTION);
        for url in &self.urls {
            let Some(address) = outgoing::application(sender.ports, url) else {
                failure = failed(&format!("{NO_CONNECTION} {}", outgoing::NOT_ALLOWED));
                continue;
            };
            let request = self.request(url, sender, variables).await?;
            let answered = tokio::time::timeout(TIMEOUT, exchange(address, request)).await;
            match answered.unwrap_or_else(|_| Err(failed("Cost too long time."))) {
                Ok(answer) => return Ok(answer),
                Err(error) => failure = error,
            }
        }
        Err(failure)
    }

    async fn request(
        &self,
        url: &Uri,
        sender: &Sender<'_>,
        variables: &SystemVariables,
    ) -> Result<Request<Full<Bytes>>, OssError> {
        let body = self
            .body
            .fill(self.body_type, |name| match name.starts_with("x:") {
                true => {
                    let own = self.variables.iter().find(|(variable, _)| variable == name);
                    own.map(|(_, value)| Value::Text(value.clone()))
                }
                false => variables.value(name),
            });
        let signature = sender.key.sign(&signed_text(url, &body)).await?;
        let authority = url.authority().map_or("", |authority| authority.as_str());
        Request::post(url.path_and_query().map_or("/", |path| path.as_str()))
            .header(header::HOST, self.host.as_deref().unwrap_or(authority))
            .header(header::CONTENT_TYPE, self.body_type.as_str())
            .header(header::USER_AGENT, "aliyun-oss-callback")
            .header(header::AUTHORIZATION, signature)
            .header("x-oss-pub-key-url", BASE64.encode(&sender.key_url))
            .header("x-oss-bucket", variables.bucket.as_str())
            .header("x-oss-requester", sender.requester.as_str())
            .header("x-oss-tag", "CALLBACK")
            .body(Full::new(body.into()))
            .map_err(|_| failed(NO_CONNECTION))
    }
}

/// Returns the text that the signature of a callback covers: the path without percent-encoding, the
/// query as it is, and the body.
fn signed_text(url: &Uri, body: &str) -> Vec<u8> {
    let mut text: Vec<u8> = percent_decode_str(url.path()).collect();
    if let Some(query) = url.query() {
        text.push(b'?');
        text.extend(query.as_bytes());
    }
    text.push(b'\n');
    text.extend(body.as_bytes());
    text
}

/// Sends the request and returns the document that the application answers.
async fn exchange(address: SocketAddr, request: Request<Full<Bytes>>) -> Result<Bytes, OssError> {
    let answer = outgoing::send(address, request).await;
    let answer = answer.map_err(|_| failed(NO_CONNECTION))?;
    let status = answer.head.status;
    if status != StatusCode::OK {
        return Err(failed(&format!("Error status : {}.", status.as_u16())));
    }
    let has_length = answer.head.headers.contains_key(header::CONTENT_LENGTH);
    let body = answer.whole_body(MAX_RESPONSE).await;
    let body = body.map_err(|_| failed(NOT_JSON))?;
    match has_length && serde_json::from_slice::<serde_json::Value>(&body).is_ok() {
        true => Ok(body),
        false => Err(failed(NOT_JSON)),
    }
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
