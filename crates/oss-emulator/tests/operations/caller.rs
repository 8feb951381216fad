//! A client without opinions: signs, sends, and shows what came back.

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Request};
use http_body_util::{BodyExt, Full};
use hyper_util::rt::TokioIo;
use oss_emulator::{Builder, Clock, Emulator};
use oss_sign::encode::{percent_encode, percent_encode_path};
use oss_sign::{BucketName, Credentials, ObjectKey, Resource, UtcSeconds, v4};
use tokio::net::TcpStream;

pub(crate) const NOW: UtcSeconds = UtcSeconds::new(1_764_072_000);
pub(crate) const BUCKET: &str = "examplebucket";

/// A server with an empty bucket, and its full user.
pub(crate) struct Oss {
    pub(crate) server: Emulator,
}

/// A request in the making; about [`BUCKET`] unless told otherwise.
pub(crate) struct Ask<'a> {
    oss: &'a Oss,
    method: &'a str,
    bucket: Option<String>,
    key: Option<String>,
    query: Vec<(String, String)>,
    headers: Vec<(String, String)>,
    body: Bytes,
    /// Who signs; nobody for an anonymous request.
    signer: Option<Credentials>,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Oss {
    pub(crate) async fn start() -> Self {
        Self::with(|builder| builder).await
    }

    /// A server that is configured further.
    pub(crate) async fn with(configure: impl FnOnce(Builder) -> Builder) -> Self {
        let builder = Emulator::builder()
            .clock(Clock::stepped(NOW))
            .bucket(BUCKET);
        Self {
            server: configure(builder).start().await.unwrap(),
        }
    }

    /// A request about an object.
    pub(crate) fn object<'a>(&'a self, method: &'a str, key: &str) -> Ask<'a> {
        Ask {
            key: Some(key.to_owned()),
            ..self.bucket(method)
        }
    }

    /// A request about the bucket.
    pub(crate) fn bucket<'a>(&'a self, method: &'a str) -> Ask<'a> {
        Ask {
            bucket: Some(BUCKET.to_owned()),
            ..self.service(method)
        }
    }

    /// A request about the service.
    pub(crate) fn service<'a>(&'a self, method: &'a str) -> Ask<'a> {
        Ask {
            oss: self,
            method,
            bucket: None,
            key: None,
            query: Vec::new(),
            headers: Vec::new(),
            body: Bytes::new(),
            signer: Some(self.server.credentials()),
        }
    }

    /// Stores text, and gives the version.
    pub(crate) async fn put(&self, key: &str, text: &str) -> String {
        let reply = self.object("PUT", key).body(text.to_owned()).send().await;
        assert_eq!(reply.status, 200, "{reply:?}");
        reply.header("x-oss-version-id").to_owned()
    }

    pub(crate) async fn versioning(&self, status: &str) {
        let body =
            format!("<VersioningConfiguration><Status>{status}</Status></VersioningConfiguration>");
        let reply = self
            .bucket("PUT")
            .query("versioning", "")
            .body(body)
            .send()
            .await;
        assert_eq!(reply.status, 200, "{reply:?}");
    }
}

impl Ask<'_> {
    pub(crate) fn of_bucket(mut self, bucket: &str) -> Self {
        self.bucket = Some(bucket.to_owned());
        self
    }

    pub(crate) fn query(mut self, name: &str, value: &str) -> Self {
        self.query.push((name.to_owned(), value.to_owned()));
        self
    }

    pub(crate) fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    pub(crate) fn body(mut self, body: impl Into<Bytes>) -> Self {
        self.body = body.into();
        self
    }

    pub(crate) fn anonymous(mut self) -> Self {
        self.signer = None;
        self
    }

    /// Signed by somebody else than the full user.
    pub(crate) fn signed_by(mut self, credentials: &Credentials) -> Self {
        self.signer = Some(credentials.clone());
        self
    }

    pub(crate) async fn send(self) -> Reply {
        let signer = self.signer.as_ref();
        let signature = signer.map_or_else(Vec::new, |signer| self.signature(signer));
        let mut request = Request::builder()
            .method(self.method)
            .uri(self.target())
            .header(
                "host",
                self.oss.server.endpoint().strip_prefix("http://").unwrap(),
            );
        if matches!(self.method, "PUT" | "POST") {
            request = request.header("content-length", self.body.len());
        }
        for (name, value) in self.headers.iter().chain(&signature) {
            request = request.header(name, HeaderValue::from_bytes(value.as_bytes()).unwrap());
        }
        exchange(
            &self.oss.server,
            request.body(Full::new(self.body)).unwrap(),
        )
        .await
    }

    fn target(&self) -> String {
        let path = match (&self.bucket, &self.key) {
            (Some(bucket), key) => {
                format!(
                    "/{bucket}/{}",
                    percent_encode_path(key.as_deref().unwrap_or_default())
                )
            }
            (None, _) => "/".to_owned(),
        };
        let pairs = self.query.iter().map(|(name, value)| match value.as_str() {
            "" => percent_encode(name),
            value => format!("{}={}", percent_encode(name), percent_encode(value)),
        });
        match pairs.collect::<Vec<String>>().join("&") {
            none if none.is_empty() => path,
            query => format!("{path}?{query}"),
        }
    }

    fn signature(&self, credentials: &Credentials) -> Vec<(String, String)> {
        let bucket = self
            .bucket
            .as_deref()
            .map(|name| BucketName::new(name).unwrap());
        let key = self.key.as_deref().map(|key| ObjectKey::new(key).unwrap());
        let resource = match (&bucket, &key) {
            (Some(bucket), Some(key)) => Resource::Object(bucket, key),
            (Some(bucket), None) => Resource::Bucket(bucket),
            (None, _) => Resource::Service,
        };
        // The server is asked about requests that no client would send, too.
        let mut request = oss_sign::Request::new(self.method, resource).without_checks();
        for (name, value) in &self.query {
            request = request.query(name.as_str(), value.as_str());
        }
        for (name, value) in &self.headers {
            request = request.header(name.as_str(), value.as_str());
        }
        let server = &self.oss.server;
        let now = server.clock().now();
        let signer = v4::Signer::new(credentials, server.region(), now).unwrap();
        let signed = signer.sign(&request, now).unwrap();
        signed
            .iter()
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect()
    }
}

impl Reply {
    /// A header as text; empty when it is not there.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    /// The texts of all elements of this name.
    pub(crate) fn elements(&self, name: &str) -> Vec<&str> {
        let (open, close) = (format!("<{name}>"), format!("</{name}>"));
        let after = self.text().split(open.as_str()).skip(1);
        after
            .map(|rest| rest.split(close.as_str()).next().unwrap())
            .collect()
    }

    /// The status with the `Code` of the document.
    pub(crate) fn outcome(&self) -> (u16, &str) {
        (
            self.status,
            self.elements("Code").first().copied().unwrap_or_default(),
        )
    }
}

/// What a server answers to a GET of a URL.
pub(crate) async fn get(url: &str) -> Reply {
    let (address, target) = url
        .strip_prefix("http://")
        .unwrap()
        .split_once('/')
        .unwrap();
    let request = Request::get(format!("/{target}")).header("host", address);
    exchange_at(address, request.body(Full::default()).unwrap()).await
}

/// A temporary key and its token, from a credentials URI.
pub(crate) async fn keys(uri: &str) -> (Credentials, String) {
    let reply = get(uri).await;
    let json: serde_json::Value = serde_json::from_slice(&reply.body).unwrap();
    let text = |name: &str| json[name].as_str().unwrap().to_owned();
    let key = Credentials::new(text("AccessKeyId"), text("AccessKeySecret"));
    (key.unwrap(), text("SecurityToken"))
}

/// One request on a connection of its own.
pub(crate) async fn exchange(server: &Emulator, request: Request<Full<Bytes>>) -> Reply {
    let address = server.endpoint().strip_prefix("http://").unwrap();
    exchange_at(address, request).await
}

async fn exchange_at(address: &str, request: Request<Full<Bytes>>) -> Reply {
    let stream = TcpStream::connect(address).await.unwrap();
    let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream))
        .await
        .unwrap();
    let connection = tokio::spawn(connection);
    let (head, body) = sender.send_request(request).await.unwrap().into_parts();
    let body = body.collect().await.unwrap().to_bytes();
    connection.abort();
    Reply {
        status: head.status.as_u16(),
        headers: head.headers,
        body,
    }
}
