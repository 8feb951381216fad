//! The tasks of a running server, which accept connections and answer requests.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;

use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio_rustls::TlsAcceptor;

use crate::admin;
use crate::dispatch;
use crate::error::Error;
use crate::http::{BadHead, RequestLog, server};
use crate::state::State;
use crate::surroundings::{self, Listener, SurroundingsHandle};

/// The values that the tasks of a server share.
pub(super) struct Serving {
    pub(super) state: Arc<State>,
    pub(super) surroundings: Arc<SurroundingsHandle>,
    pub(super) acceptor: Option<TlsAcceptor>,
    pub(super) log: RequestLog,
    pub(super) stopped: watch::Receiver<()>,
}

impl Serving {
    /// Starts the task that answers requests to OSS, STS and RAM.
    pub(super) fn service(&self, listener: TcpListener) -> JoinHandle<()> {
        let (state, log) = (Arc::clone(&self.state), self.log.clone());
        let answer = move |peer, request| {
            let state = Arc::clone(&state);
            log.around(request, move |request| {
                dispatch::answer(state, peer, request)
            })
        };
        let (state, log) = (Arc::clone(&self.state), self.log.clone());
        let refuse = move |bad: &BadHead| log.refused(dispatch::refuse_head(&state, bad));
        let (acceptor, stopped) = (self.acceptor.clone(), self.stopped.clone());
        let state = Arc::clone(&self.state);
        let idle = move || state.faults.idle_limit();
        tokio::spawn(server::serve(
            listener, acceptor, answer, refuse, idle, stopped,
        ))
    }

    /// Starts the task that answers requests to the admin port.
    pub(super) fn admin(&self, listener: TcpListener) -> JoinHandle<()> {
        let state = Arc::clone(&self.state);
        let answer = move |peer, request| admin::answer(Arc::clone(&state), peer, request);
        let stopped = self.stopped.clone();
        tokio::spawn(server::serve(
            listener,
            None,
            answer,
            admin::refuse_head,
            || None,
            stopped,
        ))
    }

    /// Starts the task that answers requests to one of the surroundings.
    pub(super) fn other(&self, (place, listener): (Listener, TcpListener)) -> JoinHandle<()> {
        let (state, around) = (Arc::clone(&self.state), Arc::clone(&self.surroundings));
        let log = self.log.clone();
        let answer = move |_, request| {
            let (state, around) = (Arc::clone(&state), Arc::clone(&around));
            log.around(request, move |request| {
                surroundings::answer(state, around, place, request)
            })
        };
        let log = self.log.clone();
        let refuse = move |bad: &BadHead| log.refused(surroundings::refuse_head(bad));
        // The metadata service never uses TLS.
        let acceptor = self.acceptor.clone();
        let acceptor = acceptor.filter(|_| place != Listener::Metadata);
        let stopped = self.stopped.clone();
        tokio::spawn(server::serve(
            listener,
            acceptor,
            answer,
            refuse,
            || None,
            stopped,
        ))
    }
}

/// Opens a listener, and returns it with the address at which it listens.
pub(super) async fn bind(address: SocketAddr) -> Result<(TcpListener, SocketAddr), Error> {
    let failed = |error: io::Error| {
        Error::Listen(io::Error::new(error.kind(), format!("{address}: {error}")))
    };
    let listener = TcpListener::bind(address).await.map_err(failed)?;
    let address = listener.local_addr().map_err(failed)?;
    Ok((listener, address))
}

/// Returns an address at which clients can reach the server. If the server listens at all addresses
/// of the machine, this is the loopback address.
pub(super) fn reachable(mut address: SocketAddr) -> SocketAddr {
    match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => address.set_ip(Ipv4Addr::LOCALHOST.into()),
        IpAddr::V6(ip) if ip.is_unspecified() => address.set_ip(Ipv6Addr::LOCALHOST.into()),
        _ => {}
    }
    address
}
