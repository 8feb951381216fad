//! Makes the TLS handshake on a connection that is open.

use std::error::Error as StdError;
use std::future::{Ready, ready};
use std::io;
use std::sync::Arc;
use std::task::{Context, Poll};

use http::Uri;
use hyper::rt::{Read, Write};
use hyper_rustls::{DefaultServerNameResolver, HttpsConnector, MaybeHttpsStream};
use hyper_util::client::legacy::connect::Connection;
use rustls::ClientConfig;
use tower_service::Service;

use super::failure::failure;
use crate::{ConnectFailure, TransportError, TransportErrorKind};

/// Makes the handshake with a host, which is a name or an address without brackets.
pub(super) async fn secure<S>(
    stream: S,
    host: &str,
    config: Arc<ClientConfig>,
) -> Result<MaybeHttpsStream<S>, TransportError>
where
    S: Connection + Read + Write + Send + Unpin + 'static,
{
    let names = Arc::new(DefaultServerNameResolver::default());
    let mut connector = HttpsConnector::new(Opened(Some(stream)), config, true, names);
    let uri = Uri::builder()
        .scheme("https")
        .authority(match host.contains(':') {
            true => format!("[{host}]"),
            false => host.to_owned(),
        })
        .path_and_query("/")
        .build();
    let uri = uri.map_err(|error| failure(ConnectFailure::Other).with_source(error))?;
    connector.call(uri).await.map_err(tls_failure)
}

/// A connection that is already open, in the form of a connector of hyper-rustls. This way errors of
/// TCP and of TLS can be told apart.
struct Opened<S>(Option<S>);

impl<S> Service<Uri> for Opened<S> {
    type Response = S;
    type Error = io::Error;
    type Future = Ready<Result<S, io::Error>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), io::Error>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, _: Uri) -> Self::Future {
        ready(
            self.0
                .take()
                .ok_or_else(|| io::ErrorKind::NotConnected.into()),
        )
    }
}

/// The error of a TLS configuration or of a certificate.
pub(super) fn refused(error: rustls::Error) -> TransportError {
    TransportError::new(TransportErrorKind::Tls, false).with_source(error)
}

/// An error of TLS itself is permanent. Everything else means that the connection was cut.
fn tls_failure(error: Box<dyn StdError + Send + Sync>) -> TransportError {
    let mut cause: &(dyn StdError + 'static) = &*error;
    // hyper-rustls wraps the I/O error of the handshake, which wraps the error of rustls.
    while let Some(inner) = cause
        .downcast_ref::<io::Error>()
        .and_then(io::Error::get_ref)
    {
        cause = inner;
    }
    match cause.downcast_ref::<rustls::Error>() {
        Some(error) => refused(error.clone()),
        None => failure(ConnectFailure::Handshake).with_source(error),
    }
}
