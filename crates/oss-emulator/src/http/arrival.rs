//! A request whose head was received and not yet interpreted. Its body has not been read.

use std::net::IpAddr;
use std::time::Duration;

use ::http::header;
use ::http::request::Parts;
use ::http::{HeaderMap, Request};
use hyper::body::Incoming;

use super::body::{Leftover, RequestBody};

/// The client at the other end of a connection.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Peer {
    /// The address at the other end of the socket.
    pub(crate) address: IpAddr,
    /// Whether the connection is TLS.
    pub(crate) secure: bool,
}

/// A request that was received: its head as it came, where it came from, and its body, which has
/// not been read.
pub(crate) struct Arrival {
    pub(crate) head: Parts,
    /// The host that the request is for, with its port if it has one.
    pub(crate) host: String,
    pub(crate) peer: IpAddr,
    pub(crate) secure: bool,
    pub(crate) body: RequestBody,
}

impl Arrival {
    /// Creates an arrival from a request of the HTTP library. If the body is dropped before it was
    /// read to its end, the rest of it is sent to the returned [`Leftover`].
    pub(crate) fn new(
        request: Request<Incoming>,
        peer: Peer,
        patience: Duration,
    ) -> (Self, Leftover) {
        let host = host_of(&request);
        let (head, incoming) = request.into_parts();
        let length = content_length(&head.headers);
        let (body, leftover) = RequestBody::from_wire(incoming, length, patience);
        let arrival = Self {
            head,
            host,
            peer: peer.address,
            secure: peer.secure,
            body,
        };
        (arrival, leftover)
    }
}

/// Returns the host of a request with its port: the host of an absolute request target, otherwise
/// the value of the `Host` header.
pub(super) fn host_of<B>(request: &Request<B>) -> String {
    match request.uri().authority() {
        Some(authority) => authority.as_str().to_owned(),
        None => {
            let host = request.headers().get(header::HOST);
            host.and_then(|host| host.to_str().ok())
                .unwrap_or_default()
                .to_owned()
        }
    }
}

fn content_length(headers: &HeaderMap) -> Option<u64> {
    if headers.contains_key(header::TRANSFER_ENCODING) {
        return None;
    }
    match headers.get(header::CONTENT_LENGTH) {
        Some(value) => value.to_str().ok()?.parse().ok(),
        None => Some(0),
    }
}
