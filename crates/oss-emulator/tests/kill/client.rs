//! A client that signs requests and reports when the server is gone.

use bytes::Bytes;
use http::{HeaderMap, Request};
use http_body_util::{BodyExt, Full};
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper_util::rt::TokioIo;
use oss_emulator::Clock;
use oss_sign::encode::percent_encode;
use oss_sign::{BucketName, Credentials, ObjectKey, Resource, v4};
use tokio::net::TcpStream;

use crate::server::{KEY_ID, SECRET};

/// A connection to the server.
pub(crate) struct Client {
    address: String,
    sender: SendRequest<Full<Bytes>>,
}

/// A request. Object keys and buckets have only letters, digits and hyphens.
#[derive(Clone)]
pub(crate) struct Ask<'a> {
    pub(crate) method: &'a str,
    pub(crate) bucket: &'a str,
    pub(crate) key: Option<&'a str>,
    pub(crate) query: &'a [(&'a str, &'a str)],
    pub(crate) headers: &'a [(&'a str, &'a str)],
    pub(crate) body: Vec<u8>,
}

impl Default for Ask<'_> {
    fn default() -> Self {
        Self {
            method: "GET",
            bucket: "",
            key: None,
            query: &[],
            headers: &[],
            body: Vec::new(),
        }
    }
}

/// The server ended before it answered.
#[derive(Debug)]
pub(crate) struct Gone {
    #[expect(dead_code, reason = "it is shown when a test fails")]
    cause: String,
}

/// An answer.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Client {
    pub(crate) async fn connect(address: &str) -> Result<Self, Gone> {
        let stream = TcpStream::connect(address).await.map_err(gone)?;
        let connected = handshake(TokioIo::new(stream)).await;
        let (sender, connection) = connected.map_err(gone)?;
        tokio::spawn(connection);
        Ok(Self {
            address: address.to_owned(),
            sender,
        })
    }

    /// Sends a request and receives the whole answer.
    pub(crate) async fn send(&mut self, ask: Ask<'_>) -> Result<Reply, Gone> {
        let bucket = BucketName::new(ask.bucket).unwrap();
        let key = ask.key.map(|key| ObjectKey::new(key).unwrap());
        let resource = match &key {
            Some(key) => Resource::Object(&bucket, key),
            None => Resource::Bucket(&bucket),
        };
        let mut unsigned = oss_sign::Request::new(ask.method, resource);
        let path = format!("/{}/{}", ask.bucket, ask.key.unwrap_or_default());
        let mut request = Request::builder()
            .method(ask.method)
            .header("host", &self.address);
        if matches!(ask.method, "PUT" | "POST") {
            request = request.header("content-length", ask.body.len());
        }
        let mut pairs = Vec::new();
        for (name, value) in ask.query {
            unsigned = unsigned.query(*name, *value);
            pairs.push(match value.is_empty() {
                true => percent_encode(name),
                false => format!("{}={}", percent_encode(name), percent_encode(value)),
            });
        }
        for (name, value) in ask.headers {
            unsigned = unsigned.header(*name, *value);
            request = request.header(*name, *value);
        }
        let now = Clock::system().now();
        let credentials = Credentials::new(KEY_ID, SECRET).unwrap();
        let signer = v4::Signer::new(&credentials, "cn-hangzhou", now).unwrap();
        let signed = signer.sign(&unsigned, now).unwrap();
        for (name, value) in signed.iter() {
            request = request.header(name, value);
        }
        let request = request
            .uri(format!("{path}?{}", pairs.join("&")))
            .body(Full::new(Bytes::from(ask.body)))
            .unwrap();
        self.sender.ready().await.map_err(gone)?;
        let answer = self.sender.send_request(request).await.map_err(gone)?;
        let (head, body) = answer.into_parts();
        let body = body.collect().await.map_err(gone)?.to_bytes();
        Ok(Reply {
            status: head.status.as_u16(),
            headers: head.headers,
            body,
        })
    }

    /// Sends a request that must succeed.
    pub(crate) async fn succeed(&mut self, ask: Ask<'_>) -> Result<Reply, Gone> {
        let asked = format!(
            "{} {}/{:?} {:?}",
            ask.method, ask.bucket, ask.key, ask.query
        );
        let reply = self.send(ask).await?;
        let text = String::from_utf8_lossy(&reply.body);
        assert_eq!(reply.status / 100, 2, "{asked}: {text}");
        Ok(reply)
    }
}

fn gone(cause: impl std::fmt::Display) -> Gone {
    Gone {
        cause: cause.to_string(),
    }
}
