//! Prepares a request for sending: the server, the target, the framing.

use std::sync::{Mutex, PoisonError};

use http::header::{CONTENT_LENGTH, EXPECT, HOST, PROXY_AUTHORIZATION, TRANSFER_ENCODING};
use http::uri::{PathAndQuery, Scheme};
use http::{HeaderMap, HeaderValue, Method, Request, StatusCode, Uri};
use hyper::ext::on_informational;
use tokio::sync::oneshot;

use super::go_ahead::GoAhead;
use super::proxy::{Proxies, Proxy};
use super::upload::Upload;
use crate::{Body, Direct, TransportError, TransportErrorKind};

/// The server of a URL, and the proxy through which it is reached. Connections are pooled by both.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Place {
    pub(super) tls: bool,
    /// In lower case. An IPv6 address is without brackets.
    pub(super) host: String,
    pub(super) port: u16,
    pub(super) proxy: Option<Proxy>,
}

/// A request with the target that is sent, and the server to which it is sent.
pub(super) struct Prepared {
    pub(super) place: Place,
    pub(super) request: Request<Upload>,
}

impl Prepared {
    pub(super) fn new(request: Request<Body>, proxies: &Proxies) -> Result<Self, TransportError> {
        let (mut head, body) = request.into_parts();
        let mut place = Place::from_uri(&head.uri)?;
        if head.extensions.get::<Direct>().is_none() {
            place.find_proxy(proxies)?;
        }
        if !head.headers.contains_key(HOST) {
            head.headers.insert(HOST, host_header(&head.uri)?);
        }
        let length = frame(&head.method, &mut head.headers, &body)?;
        head.uri = match &place.proxy {
            Some(proxy) if !place.tls => {
                if let Some(authorization) = proxy.authorization() {
                    let entry = head.headers.entry(PROXY_AUTHORIZATION);
                    entry.or_insert_with(|| authorization.clone());
                }
                absolute_target(&head.uri)?
            }
            _ => Uri::from(target(&head.uri)?),
        };
        // The header states a length that the body itself does not know.
        let body = match (length, body.len()) {
            (Some(length), None) => body.with_stated_length(length),
            _ => body,
        };
        let mut request = Request::from_parts(head, Upload::new(body, length));
        if length != Some(0) {
            wait_for_go_ahead(&mut request);
        }
        Ok(Self { place, request })
    }
}

impl Place {
    fn from_uri(uri: &Uri) -> Result<Self, TransportError> {
        let tls = match uri.scheme() {
            Some(scheme) if *scheme == Scheme::HTTPS => true,
            Some(scheme) if *scheme == Scheme::HTTP => false,
            _ => return Err(invalid("the URI must begin with http:// or https://")),
        };
        let host = uri.host().unwrap_or_default().trim_matches(['[', ']']);
        if host.is_empty() {
            return Err(invalid("the URI has no host"));
        }
        let port = uri.port_u16().unwrap_or(if tls { 443 } else { 80 });
        Ok(Self {
            tls,
            host: host.to_ascii_lowercase(),
            port,
            proxy: None,
        })
    }

    fn find_proxy(&mut self, proxies: &Proxies) -> Result<(), TransportError> {
        let found = proxies.find_for(self.tls, &self.host, self.port);
        self.proxy = found.map_err(invalid)?.cloned();
        Ok(())
    }
}

/// Returns host and port as the URI has them, without the scheme's default port and without user
/// information.
fn host_header(uri: &Uri) -> Result<HeaderValue, TransportError> {
    let host = uri.host().unwrap_or_default();
    let default = if uri.scheme() == Some(&Scheme::HTTPS) {
        443
    } else {
        80
    };
    let value = match uri.port_u16() {
        Some(port) if port != default => {
            let authority = uri.authority().map_or("", |authority| authority.as_str());
            let named = authority
                .rsplit_once('@')
                .map_or(authority, |(_, named)| named);
            HeaderValue::from_str(named)
        }
        _ => HeaderValue::from_str(host),
    };
    value.map_err(|_| invalid("the host of the URI cannot be a header"))
}

/// Returns the whole URL without user information, as a proxy needs it. Path and query stay as they
/// are.
fn absolute_target(uri: &Uri) -> Result<Uri, TransportError> {
    let authority = uri.authority().map_or("", |authority| authority.as_str());
    let host_and_port = authority
        .rsplit_once('@')
        .map_or(authority, |(_, rest)| rest);
    Uri::builder()
        .scheme(Scheme::HTTP)
        .authority(host_and_port)
        .path_and_query(target(uri)?)
        .build()
        .map_err(|_| invalid("the host of the URI cannot be sent to a proxy"))
}

/// Returns path and query byte for byte, because they are signed.
fn target(uri: &Uri) -> Result<PathAndQuery, TransportError> {
    Ok(
        match uri.path_and_query().map_or("", PathAndQuery::as_str) {
            "" => PathAndQuery::from_static("/"),
            query if query.starts_with('?') => PathAndQuery::try_from(format!("/{query}"))
                .map_err(|_| invalid("the query of the URI cannot be sent"))?,
            _ => uri
                .path_and_query()
                .cloned()
                .unwrap_or(PathAndQuery::from_static("/")),
        },
    )
}

/// Sets `Content-Length` and returns it. A body of unknown length is sent in chunks.
fn frame(
    method: &Method,
    headers: &mut HeaderMap,
    body: &Body,
) -> Result<Option<u64>, TransportError> {
    let stated = match headers.get(CONTENT_LENGTH) {
        Some(value) => Some(parse(value).ok_or_else(|| invalid("content-length is not a number"))?),
        None => None,
    };
    match (stated, body.len()) {
        (Some(stated), Some(length)) if stated != length => {
            let reason = format!("content-length is {stated}, but the body has {length} bytes");
            Err(invalid(reason))
        }
        (Some(stated), _) => Ok(Some(stated)),
        (None, Some(length)) if !headers.contains_key(TRANSFER_ENCODING) => {
            // Some servers answer 411 to a PUT or POST that says nothing about its body.
            let must_say = matches!(*method, Method::PUT | Method::POST | Method::PATCH);
            if length > 0 || must_say {
                headers.insert(CONTENT_LENGTH, HeaderValue::from(length));
            }
            Ok(Some(length))
        }
        (None, _) => Ok(None),
    }
}

/// Makes the body wait until the server asks for it, if the head says that it does.
fn wait_for_go_ahead(request: &mut Request<Upload>) {
    let expects = |value: &HeaderValue| value.as_bytes().eq_ignore_ascii_case(b"100-continue");
    if !request.headers().get(EXPECT).is_some_and(expects) {
        return;
    }
    let (ask, asked) = oneshot::channel();
    let (ask, progress) = (Mutex::new(Some(ask)), request.body().progress());
    request.body_mut().wait_for(GoAhead::new(asked));
    on_informational(request, move |response| {
        progress.inform();
        if response.status() == StatusCode::CONTINUE {
            let ask = ask.lock().unwrap_or_else(PoisonError::into_inner).take();
            ask.map(|ask| ask.send(()));
        }
    });
}

fn parse(value: &HeaderValue) -> Option<u64> {
    value.to_str().ok()?.trim().parse().ok()
}

fn invalid(reason: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> TransportError {
    TransportError::new(TransportErrorKind::InvalidRequest, false).with_source(reason)
}
