//! The other side, as bytes on a socket.

use std::future::Future;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

use crate::{Body, HyperTransport, Transport, TransportError};

/// A connection as the server sees it.
pub(super) struct Peer<S = TcpStream>(pub(super) S);

impl<S: AsyncRead + AsyncWrite + Unpin> Peer<S> {
    /// The head of a request, its blank line included.
    pub(super) async fn head(&mut self) -> String {
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            match self.0.read_u8().await {
                Ok(byte) => head.push(byte),
                Err(_) => break,
            }
        }
        String::from_utf8(head).unwrap()
    }

    pub(super) async fn body(&mut self, length: usize) -> Vec<u8> {
        let mut body = vec![0; length];
        self.0.read_exact(&mut body).await.unwrap();
        body
    }

    /// Everything until the client closes.
    pub(super) async fn rest(&mut self) -> Vec<u8> {
        let mut rest = Vec::new();
        let _ = self.0.read_to_end(&mut rest).await;
        rest
    }

    pub(super) async fn say(&mut self, bytes: impl AsRef<[u8]>) {
        self.0.write_all(bytes.as_ref()).await.unwrap();
        self.0.flush().await.unwrap();
    }
}

/// Serves each connection by `script`, which gets the number of the connection, from 0.
pub(super) async fn serve<F, R>(script: F) -> (String, JoinHandle<()>)
where
    F: Fn(usize, Peer) -> R + Send + 'static,
    R: Future<Output = ()> + Send + 'static,
{
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let serving = tokio::spawn(async move {
        for number in 0.. {
            let (socket, _) = listener.accept().await.unwrap();
            tokio::spawn(script(number, Peer(socket)));
        }
    });
    (url, serving)
}

/// A GET, its answer read to the end.
pub(super) async fn get(transport: &HyperTransport, url: &str) -> Result<String, TransportError> {
    let response = transport.send(request("GET", url, Body::empty())).await?;
    let body = response.into_body().bytes(1 << 20).await.unwrap();
    Ok(String::from_utf8(body.to_vec()).unwrap())
}

pub(super) fn request(method: &str, url: &str, body: impl Into<Body>) -> http::Request<Body> {
    http::Request::builder()
        .method(method)
        .uri(url)
        .body(body.into())
        .unwrap()
}

/// Lets everything that is ready happen, the arrival of bytes included.
pub(super) async fn settle() {
    for _ in 0..500 {
        tokio::task::yield_now().await;
    }
}

pub(super) const OK: &str = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok";
