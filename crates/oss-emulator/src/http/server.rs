//! Accepts connections and speaks HTTP/1.1 on them.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::dispatch::answer;
use crate::state::State;

/// Serves until `stop` changes or its sender is gone; then ends all connections.
pub(crate) async fn serve(listener: TcpListener, state: Arc<State>, mut stop: watch::Receiver<()>) {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            _ = stop.changed() => break,
            Some(_) = connections.join_next(), if !connections.is_empty() => {}
            accepted = listener.accept() => {
                if let Ok((stream, peer)) = accepted {
                    connections.spawn(connection(stream, peer, Arc::clone(&state)));
                }
            }
        }
    }
    connections.shutdown().await;
}

async fn connection(stream: TcpStream, peer: SocketAddr, state: Arc<State>) {
    let service = service_fn(move |request| {
        let state = Arc::clone(&state);
        async move { Ok::<_, Infallible>(answer(state, peer.ip(), false, request).await) }
    });
    // What goes wrong on a connection concerns only the client at its other end.
    let _ = http1::Builder::new()
        .half_close(true)
        .title_case_headers(false)
        .serve_connection(TokioIo::new(stream), service)
        .await;
}
