//! Accepts connections and speaks HTTP/1.1 on them.

use std::future::{Future, poll_fn};
use std::net::IpAddr;
use std::time::Duration;

use ::http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio_rustls::TlsAcceptor;

use super::arrival::Peer;
use super::response::{Dropped, ServerResponse};

/// Serves until `stop` changes or its sender is gone; then ends all connections. Every request is
/// answered by what `answer` makes of it.
pub(crate) async fn serve<A, F>(
    listener: TcpListener,
    tls: Option<TlsAcceptor>,
    answer: A,
    mut stop: watch::Receiver<()>,
) where
    A: Fn(Peer, Request<Incoming>) -> F + Clone + Send + Unpin + 'static,
    F: Future<Output = Result<ServerResponse, Dropped>> + Send + 'static,
{
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            _ = stop.changed() => break,
            Some(_) = connections.join_next(), if !connections.is_empty() => {}
            accepted = listener.accept() => {
                match accepted {
                    Ok((stream, peer)) => {
                        let (tls, answer) = (tls.clone(), answer.clone());
                        connections.spawn(connection(stream, peer.ip(), tls, answer));
                    }
                    // Mostly too many open files: others must close first.
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

async fn connection<A, F>(stream: TcpStream, address: IpAddr, tls: Option<TlsAcceptor>, answer: A)
where
    A: Fn(Peer, Request<Incoming>) -> F + Unpin,
    F: Future<Output = Result<ServerResponse, Dropped>>,
{
    let peer = Peer {
        address,
        secure: tls.is_some(),
    };
    // Answers are written in few pieces; waiting to fill a packet only delays them.
    let _ = stream.set_nodelay(true);
    match tls {
        None => converse(stream, peer, answer).await,
        // A failed handshake is the client's affair; it sees the alert.
        Some(acceptor) => {
            if let Ok(stream) = acceptor.accept(stream).await {
                converse(stream, peer, answer).await;
            }
        }
    }
}

async fn converse<S, A, F>(stream: S, peer: Peer, answer: A)
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    A: Fn(Peer, Request<Incoming>) -> F + Unpin,
    F: Future<Output = Result<ServerResponse, Dropped>>,
{
    // Pinned on the heap, so that the connection can be taken apart at its end.
    let service = service_fn(move |request| Box::pin(answer(peer, request)));
    let mut connection = http1::Builder::new()
        .timer(TokioTimer::new())
        // A client that has sent all may close its half and still wait for the answer.
        .half_close(true)
        // Presigned uploads with much metadata exceed the usual hundred.
        .max_headers(400)
        .serve_connection(TokioIo::new(stream), service);
    let served = poll_fn(|context| connection.poll_without_shutdown(context)).await;
    let refused = |error: &hyper::Error| error.is_parse();
    // On other failures the socket is dropped at once: that is what an aborted answer looks like.
    if served.as_ref().err().is_none_or(refused) {
        linger(connection.into_parts().io.into_inner()).await;
    }
}

/// Closes in a way that lets the client read the answer: a socket closed with unread bytes resets
/// the connection, and the answer would be lost on the way.
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
