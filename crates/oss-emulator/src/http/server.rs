//! Accepts connections and speaks HTTP/1.1 on them.

use std::future::{Future, poll_fn};
use std::io;
use std::net::IpAddr;
use std::time::Duration;

use ::http::Request;
use http_body_util::BodyExt;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;

use super::arrival::Peer;
use super::heads::{BadHead, CheckedHeads, HEADERS, LARGEST};
use super::response::{Dropped, ServerResponse};

/// Accepts connections and serves requests on them until `stop` changes or its sender is dropped,
/// and then ends all connections. `answer` makes the response to a request, `refuse` the response
/// to a malformed head. `idle` is asked for each new connection how long it may wait for a request.
pub(crate) async fn serve<A, F, R>(
    listener: TcpListener,
    tls: Option<TlsAcceptor>,
    answer: A,
    refuse: R,
    idle: impl Fn() -> Option<Duration>,
    mut stop: watch::Receiver<()>,
) where
    A: Fn(Peer, Request<Incoming>) -> F + Clone + Send + Unpin + 'static,
    F: Future<Output = Result<ServerResponse, Dropped>> + Send + 'static,
    R: Fn(&BadHead) -> ServerResponse + Clone + Send + 'static,
{
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            _ = stop.changed() => break,
            Some(_) = connections.join_next(), if !connections.is_empty() => {}
            accepted = listener.accept() => {
                match accepted {
                    Ok((stream, peer)) => {
                        let (tls, answer, refuse) = (tls.clone(), answer.clone(), refuse.clone());
                        let patience = idle().unwrap_or(HEAD);
                        let peer = peer.ip();
                        connections.spawn(connection(stream, peer, tls, answer, refuse, patience));
                    }
                    // The usual reason is that too many files are open. The pause gives other
                    // connections time to close.
                    Err(_) => pause().await,
                }
            }
        }
    }
    connections.shutdown().await;
}

#[expect(
    clippy::disallowed_methods,
    reason = "a listener that fails fails in real time"
)]
async fn pause() {
    tokio::time::sleep(Duration::from_millis(20)).await;
}

async fn connection<A, F, R>(
    stream: TcpStream,
    address: IpAddr,
    tls: Option<TlsAcceptor>,
    answer: A,
    refuse: R,
    patience: Duration,
) where
    A: Fn(Peer, Request<Incoming>) -> F + Unpin,
    F: Future<Output = Result<ServerResponse, Dropped>>,
    R: Fn(&BadHead) -> ServerResponse,
{
    let peer = Peer {
        // On a listener for IPv6, IPv4 addresses look like `::ffff:192.0.2.1`. Policies and signed
        // URLs speak of `192.0.2.1`.
        address: address.to_canonical(),
        secure: tls.is_some(),
    };
    // Responses are written in few pieces, so waiting for a full packet would only delay them.
    let _ = stream.set_nodelay(true);
    match tls {
        None => converse(stream, peer, answer, refuse, patience).await,
        // A failed handshake needs no further answer, because the client receives a TLS alert.
        Some(acceptor) => {
            if let Some(stream) = secured(&acceptor, stream).await {
                converse(stream, peer, answer, refuse, patience).await;
            }
        }
    }
}

/// Performs the TLS handshake. Returns `None` if it fails or does not end within [`HANDSHAKE`].
async fn secured<S>(acceptor: &TlsAcceptor, stream: S) -> Option<TlsStream<S>>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let handshake = tokio::time::timeout(HANDSHAKE, acceptor.accept(stream));
    handshake.await.ok()?.ok()
}

async fn converse<S, A, F, R>(stream: S, peer: Peer, answer: A, refuse: R, patience: Duration)
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    A: Fn(Peer, Request<Incoming>) -> F + Unpin,
    F: Future<Output = Result<ServerResponse, Dropped>>,
    R: Fn(&BadHead) -> ServerResponse,
{
    // The future is pinned on the heap, because the connection can be taken apart only if the
    // service is `Unpin`.
    let service = service_fn(move |request| Box::pin(answer(peer, request)));
    let mut connection = http1::Builder::new()
        .timer(TokioTimer::new())
        // A client may close its sending half and still wait for the response.
        .half_close(true)
        .max_headers(HEADERS)
        .max_buf_size(2 * LARGEST)
        .header_read_timeout(patience)
        .serve_connection(TokioIo::new(CheckedHeads::new(stream)), service);
    let served = poll_fn(|context| connection.poll_without_shutdown(context)).await;
    let refused = |error: &hyper::Error| error.is_parse();
    // On other errors the socket is dropped at once, so that the client sees an aborted response.
    if served.as_ref().err().is_none_or(refused) {
        let heads = connection.into_parts().io.into_inner();
        let (mut stream, bad_head) = heads.into_parts();
        if let (Ok(()), Some(reason)) = (served, bad_head) {
            // An error means that the client is gone and needs no response.
            let _ = write(&mut stream, refuse(&reason)).await;
        }
        linger(stream).await;
    }
}

/// Writes the last response of a connection, without the HTTP library.
async fn write<S: AsyncWrite + Unpin>(stream: &mut S, answer: ServerResponse) -> io::Result<()> {
    let (head, body) = answer.into_parts();
    let body = body.collect().await.map_err(io::Error::other)?.to_bytes();
    let mut text = format!("HTTP/1.1 {}\r\n", head.status).into_bytes();
    for (name, value) in &head.headers {
        for part in [name.as_str().as_bytes(), b": ", value.as_bytes(), b"\r\n"] {
            text.extend_from_slice(part);
        }
    }
    let end = format!(
        "content-length: {}\r\nconnection: close\r\n\r\n",
        body.len()
    );
    text.extend_from_slice(end.as_bytes());
    text.extend_from_slice(&body);
    stream.write_all(&text).await
}

/// Closes a connection such that the client can read the response. A socket that is closed while it
/// has unread bytes resets the connection, and the response could get lost.
async fn linger<S: AsyncRead + AsyncWrite + Unpin>(mut stream: S) {
    if stream.shutdown().await.is_err() {
        return;
    }
    let rest = async {
        let mut buffer = vec![0; 16 * 1024];
        while matches!(stream.read(&mut buffer).await, Ok(read) if read > 0) {}
    };
    let _ = tokio::time::timeout(LINGER, rest).await;
}

const LINGER: Duration = Duration::from_secs(2);
/// The time limit for a TLS handshake.
const HANDSHAKE: Duration = Duration::from_secs(10);
/// The time limit for the head of a request, counted from the end of the response before it.
const HEAD: Duration = Duration::from_secs(30);

#[cfg(test)]
mod tests {
    use super::super::arrival::Arrival;
    use super::super::body::BodyError;
    use super::*;

    fn acceptor() -> TlsAcceptor {
        let key = rcgen::KeyPair::generate().unwrap();
        let parameters = rcgen::CertificateParams::new(Vec::new()).unwrap();
        let certificate = parameters.self_signed(&key).unwrap();
        let key = rustls::pki_types::PrivatePkcs8KeyDer::from(key.serialize_der());
        let provider = std::sync::Arc::new(rustls::crypto::ring::default_provider());
        let config = rustls::ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![certificate.der().clone()], key.into())
            .unwrap();
        TlsAcceptor::from(std::sync::Arc::new(config))
    }

    fn no_answer(
        _: Peer,
        _: Request<Incoming>,
    ) -> std::future::Ready<Result<ServerResponse, Dropped>> {
        std::future::ready(Err(Dropped))
    }

    const PEER: Peer = Peer {
        address: IpAddr::V4(std::net::Ipv4Addr::LOCALHOST),
        secure: false,
    };

    #[tokio::test(start_paused = true)]
    async fn a_handshake_ends_whether_the_client_is_silent_or_slow() {
        let acceptor = acceptor();
        let (_silent, stream) = tokio::io::duplex(1024);
        assert!(secured(&acceptor, stream).await.is_none());
        let (mut slow, stream) = tokio::io::duplex(1024);
        let drip = async {
            // The first bytes of a ClientHello that is never whole.
            for byte in [0x16, 3, 1, 2, 0, 1, 0, 1, 0xFC, 3, 3, 0, 0, 0, 0, 0] {
                let _ = slow.write_all(&[byte]).await;
                tokio::time::advance(Duration::from_secs(1)).await;
            }
            std::future::pending::<()>().await;
        };
        tokio::select! {
            secured = secured(&acceptor, stream) => assert!(secured.is_none()),
            () = drip => {}
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_head_ends_whether_the_client_is_silent_or_slow() {
        let refuse = |_: &BadHead| crate::http::response::empty(::http::StatusCode::BAD_REQUEST);
        let (_silent, stream) = tokio::io::duplex(1024);
        converse(stream, PEER, no_answer, refuse, HEAD).await;
        let (mut slow, stream) = tokio::io::duplex(1024);
        let drip = async {
            let _ = slow.write_all(b"GET / HTTP/1.1\r\n").await;
            loop {
                let _ = slow.write_all(b"a: b\r\n").await;
                tokio::time::advance(Duration::from_secs(1)).await;
            }
        };
        tokio::select! {
            () = converse(stream, PEER, no_answer, refuse, HEAD) => {}
            () = drip => {}
        }
    }

    /// Sends a body for five minutes, one chunk each second. Returns how long the server reads it,
    /// and the error at the end.
    async fn receive(chunk: usize) -> (Duration, Option<BodyError>) {
        let refuse = |_: &BadHead| crate::http::response::empty(::http::StatusCode::BAD_REQUEST);
        let (mut client, stream) = tokio::io::duplex(16 * 1024);
        let (done, received) = tokio::sync::oneshot::channel();
        let done = std::sync::Arc::new(std::sync::Mutex::new(Some(done)));
        let answer = move |peer, request| {
            let done = done.clone();
            async move {
                let began = tokio::time::Instant::now();
                let (mut arrival, _) = Arrival::new(request, peer, Duration::from_secs(60));
                let error = arrival.body.bytes(usize::MAX).await.err();
                let done = done.lock().unwrap().take().unwrap();
                done.send((began.elapsed(), error)).unwrap();
                Err(Dropped)
            }
        };
        let send = async {
            let head = b"PUT / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n";
            let _ = client.write_all(head).await;
            let chunk = format!("{chunk:x}\r\n{}\r\n", "a".repeat(chunk));
            for _ in 0..300 {
                let _ = client.write_all(chunk.as_bytes()).await;
                tokio::time::advance(Duration::from_secs(1)).await;
            }
            let _ = client.write_all(b"0\r\n\r\n").await;
            std::future::pending::<()>().await;
        };
        tokio::select! {
            biased;
            () = converse(stream, PEER, answer, refuse, HEAD) => {}
            () = send => {}
        }
        received.await.unwrap()
    }

    #[tokio::test(start_paused = true)]
    async fn a_body_ends_if_it_brings_too_little() {
        let (took, error) = receive(1).await;
        assert_eq!(error, Some(BodyError::TimedOut));
        assert!((55..=65).contains(&took.as_secs()), "{took:?}");
        let (took, error) = receive(100).await;
        assert_eq!(error, None);
        assert!(took.as_secs() >= 290, "{took:?}");
    }
}
