//! Asks a proxy, by `CONNECT`, for a connection to a server.

use std::future::{Future, poll_fn};
use std::pin::pin;

use http::header::{HOST, PROXY_AUTHORIZATION};
use http::{HeaderValue, Request};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;

use super::carrier::Carrier;
use super::failure::{at_proxy, failure};
use super::proxy::Proxy;
use super::request::Place;
use crate::{ConnectFailure, TransportError};

/// Returns the same stream, through which the server is reached once the proxy has agreed.
pub(super) async fn open(
    carrier: Carrier,
    place: &Place,
    proxy: &Proxy,
) -> Result<Carrier, TransportError> {
    let request = request(place, proxy)?;
    let broken = |error: hyper::Error| at_proxy(proxy, error);
    let handshake = http1::handshake::<_, String>(TokioIo::new(carrier)).await;
    let (mut sender, mut connection) = handshake.map_err(broken)?;
    let mut answer = pin!(sender.send_request(request));
    let mut ended = false;
    let answered = poll_fn(|cx| {
        // The future of the response knows how the connection ended.
        ended = ended || connection.poll_without_shutdown(cx).is_ready();
        answer.as_mut().poll(cx)
    })
    .await;
    let status = answered.map_err(broken)?.status();
    if !status.is_success() {
        return Err(failure(ConnectFailure::ProxyRefused(status)));
    }
    if !ended {
        let ended = poll_fn(|cx| connection.poll_without_shutdown(cx)).await;
        ended.map_err(broken)?;
    }
    let parts = connection.into_parts();
    match parts.read_buf.is_empty() {
        true => Ok(parts.io.into_inner()),
        // A server of TLS waits for the client to begin.
        false => Err(at_proxy(
            proxy,
            "it sent data before the server can have sent any",
        )),
    }
}

fn request(place: &Place, proxy: &Proxy) -> Result<Request<String>, TransportError> {
    let Place { host, port, .. } = place;
    let authority = match host.contains(':') {
        true => format!("[{host}]:{port}"),
        false => format!("{host}:{port}"),
    };
    let invalid = |error: http::Error| failure(ConnectFailure::Other).with_source(error);
    let named = HeaderValue::from_str(&authority).map_err(|error| invalid(error.into()))?;
    let mut request = Request::connect(authority)
        .body(String::new())
        .map_err(invalid)?;
    request.headers_mut().insert(HOST, named);
    if let Some(authorization) = proxy.authorization() {
        let headers = request.headers_mut();
        headers.insert(PROXY_AUTHORIZATION, authorization.clone());
    }
    Ok(request)
}
