//! An HTTP client without any support for OSS, like that of a browser or a script.

use std::net::SocketAddr;

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use oss_client::PresignedRequest;
use tokio::net::{TcpSocket, TcpStream};

/// An answer, read to its end.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: http::HeaderMap,
    pub(crate) body: Bytes,
}

impl Reply {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    /// The text of the first element of this name.
    pub(crate) fn element(&self, name: &str) -> &str {
        let (open, close) = (format!("<{name}>"), format!("</{name}>"));
        let after = self.text().split_once(&open).map_or("", |(_, rest)| rest);
        after.split_once(&close).map_or("", |(text, _)| text)
    }

    /// Status, code and EC of a refusal.
    pub(crate) fn refusal(&self) -> (u16, &str, &str) {
        (self.status, self.element("Code"), self.element("EC"))
    }
}

/// One request, sent as it is on a connection of its own.
pub(crate) struct Plain {
    request: http::request::Builder,
    server: Option<SocketAddr>,
    from: Option<SocketAddr>,
    body: Bytes,
}

impl Plain {
    pub(crate) fn new(method: &str, url: &str) -> Self {
        Self {
            request: http::Request::builder().method(method).uri(url),
            server: None,
            from: None,
            body: Bytes::new(),
        }
    }

    /// What a presigned request says, and nothing else.
    pub(crate) fn presigned(presigned: &PresignedRequest) -> Self {
        let plain = Self::new(presigned.method(), presigned.url());
        presigned
            .headers()
            .fold(plain, |plain, (name, value)| plain.header(name, value))
    }

    pub(crate) fn header(mut self, name: &str, value: &str) -> Self {
        self.request = self.request.header(name, value);
        self
    }

    pub(crate) fn body(self, body: impl Into<Bytes>) -> Self {
        Self {
            body: body.into(),
            ..self
        }
    }

    /// States another length than the one that was signed.
    pub(crate) fn length(mut self, length: u64) -> Self {
        let headers = self.request.headers_mut().unwrap();
        headers.insert("content-length", length.into());
        self
    }

    /// Connects here, whatever host the URL names, as a resolver would that maps it.
    pub(crate) fn to(self, server: SocketAddr) -> Self {
        Self {
            server: Some(server),
            ..self
        }
    }

    /// Connects from another address of this machine.
    pub(crate) fn from(self, address: [u8; 4]) -> Self {
        Self {
            from: Some(SocketAddr::from((address, 0))),
            ..self
        }
    }

    pub(crate) async fn send(self) -> Reply {
        let mut request = self.request.body(Full::new(self.body)).unwrap();
        let authority = request.uri().authority().unwrap().to_string();
        let host = authority.parse().unwrap();
        request.headers_mut().entry("host").or_insert(host);
        let path = request.uri().path_and_query().unwrap().as_str().to_owned();
        *request.uri_mut() = path.parse().unwrap();
        let server = self.server.unwrap_or_else(|| authority.parse().unwrap());
        let stream = connect(server, self.from).await;
        let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.unwrap();
        let driver = tokio::spawn(connection);
        let (head, body) = sender.send_request(request).await.unwrap().into_parts();
        let body = body.collect().await.unwrap().to_bytes();
        driver.abort();
        Reply {
            status: head.status.as_u16(),
            headers: head.headers,
            body,
        }
    }
}

async fn connect(server: SocketAddr, from: Option<SocketAddr>) -> TcpStream {
    let socket = TcpSocket::new_v4().unwrap();
    if let Some(from) = from {
        socket.bind(from).unwrap();
    }
    socket.connect(server).await.unwrap()
}

/// The address of a server from its endpoint.
pub(crate) fn address_of(endpoint: &str) -> SocketAddr {
    let (_, authority) = endpoint.split_once("://").unwrap();
    authority.parse().unwrap()
}
