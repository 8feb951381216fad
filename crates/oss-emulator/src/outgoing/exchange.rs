//! One request on a connection of its own, and the answer to it.

use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use ::http::Request;
use ::http::response::Parts;
use bytes::Bytes;
use http_body_util::{BodyExt, Full, Limited};
use hyper::body::Incoming;
use hyper::client::conn::http1::handshake;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio::task::JoinSet;

/// The answer to a request. Dropping it closes the connection.
#[derive(Debug)]
pub(crate) struct Exchange {
    pub(crate) head: Parts,
    body: Incoming,
    /// The task that drives the connection. It is aborted when this value is dropped.
    _connection: JoinSet<()>,
}

/// Connects to an address, sends a request, and returns the answer as soon as its head is there.
///
/// # Errors
///
/// Returns an error if nobody answers at the address, or does not answer with HTTP.
pub(crate) async fn send(
    address: SocketAddr,
    request: Request<Full<Bytes>>,
) -> io::Result<Exchange> {
    let stream = TcpStream::connect(address).await?;
    let (mut sender, connection) = handshake(TokioIo::new(stream))
        .await
        .map_err(io::Error::other)?;
    let mut driver = JoinSet::new();
    driver.spawn(async {
        // An error of the connection is also that of the request or of the body.
        let _ = connection.await;
    });
    let answer = sender.send_request(request).await;
    let (head, body) = answer.map_err(io::Error::other)?.into_parts();
    Ok(Exchange {
        head,
        body,
        _connection: driver,
    })
}

impl Exchange {
    /// Reads the next piece of the body. Returns `None` at its end.
    ///
    /// # Errors
    ///
    /// Returns an error if the body ends early, or if the next piece does not arrive in time.
    pub(crate) async fn piece(&mut self) -> io::Result<Option<Bytes>> {
        loop {
            let frame = tokio::time::timeout(PATIENCE, self.body.frame()).await?;
            match frame.transpose().map_err(io::Error::other)? {
                None => return Ok(None),
                // A frame without data contains trailers, which have no meaning here.
                Some(frame) => match frame.into_data() {
                    Ok(data) => return Ok(Some(data)),
                    Err(_) => continue,
                },
            }
        }
    }

    /// Reads the whole body.
    ///
    /// # Errors
    ///
    /// Returns an error if the body has more than `limit` bytes, or if it ends early.
    pub(crate) async fn whole_body(self, limit: usize) -> io::Result<Bytes> {
        let body = Limited::new(self.body, limit).collect().await;
        Ok(body.map_err(io::Error::other)?.to_bytes())
    }
}

/// How long the next piece of a body may take.
const PATIENCE: Duration = Duration::from_secs(10);
