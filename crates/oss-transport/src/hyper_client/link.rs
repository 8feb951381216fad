//! One connection and its state.

use std::sync::Arc;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use hyper::client::conn::http1::{self, Connection, SendRequest};
use hyper_rustls::MaybeHttpsStream;
use hyper_util::rt::TokioIo;
use tokio::time::Instant;

use super::carrier::Carrier;
use super::counters::{CountedReads, CountedWrites, Counters};
use super::gauge::Counted;
use super::request::Place;
use super::stall_timer::StallTimer;
use super::upload::Upload;
use crate::{TransportError, TransportErrorKind};

/// The stream on which HTTP is spoken.
type Socket = TokioIo<CountedReads<TokioIo<MaybeHttpsStream<Tcp>>>>;

/// The connection below it, to the server or to a proxy.
type Tcp = TokioIo<CountedWrites<Carrier>>;

/// A connection in use or in the pool. It is passed on in a box, because it is large. It sends and receives only while it is polled by
/// [`drive`](Self::drive).
pub(super) struct Link {
    pub(super) place: Place,
    pub(super) counters: Arc<Counters>,
    pub(super) sender: SendRequest<Upload>,
    connection: Connection<Socket, Upload>,
    born: Instant,
    max_age: Duration,
    use_: Use,
    state: State,
    pub(super) stall_timer: StallTimer,
    /// Counts the connection while it is not in the pool.
    in_use: Option<Counted>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    First,
    Again,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Open,
    Closed,
}

impl Link {
    pub(super) async fn handshake(
        socket: Socket,
        counters: Arc<Counters>,
        place: Place,
        max_age: Duration,
    ) -> Result<Box<Self>, TransportError> {
        let handshake = http1::Builder::new()
            .max_headers(MAX_HEADERS)
            .handshake(socket)
            .await;
        let (sender, connection) = handshake.map_err(|error| {
            TransportError::new(TransportErrorKind::Other, false).with_source(error)
        })?;
        let born = Instant::now();
        Ok(Box::new(Self {
            place,
            counters,
            sender,
            connection,
            born,
            max_age,
            use_: Use::First,
            state: State::Open,
            stall_timer: StallTimer::default(),
            in_use: None,
        }))
    }

    /// Reads and writes as much as is possible now. Becomes ready when the connection is closed.
    pub(super) fn drive(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        // Without a shutdown: it could wait for a peer that has stopped reading.
        if self.state == State::Open && self.connection.poll_without_shutdown(cx).is_ready() {
            self.state = State::Closed;
        }
        match self.state {
            State::Open => Poll::Pending,
            State::Closed => Poll::Ready(()),
        }
    }

    /// Returns `true` if another request can be sent on it, judging by the data that has arrived.
    pub(super) fn is_idle(&mut self) -> bool {
        let _ = self.drive(&mut Context::from_waker(Waker::noop()));
        self.state == State::Open && self.sender.is_ready()
    }

    /// Returns `true` if it is so old that a new connection should be made, perhaps to another address
    /// of the name.
    pub(super) fn is_aged(&self, now: Instant) -> bool {
        now.saturating_duration_since(self.born) > self.max_age
    }

    /// Returns `true` if it has served a request before.
    pub(super) fn reused(&self) -> bool {
        self.use_ == Use::Again
    }

    pub(super) fn mark_reused(&mut self) {
        self.use_ = Use::Again;
    }

    /// Counts the connection as one in use, or no longer.
    pub(super) fn set_in_use(&mut self, in_use: Option<Counted>) {
        self.in_use = in_use;
    }
}

/// User metadata of 8 KiB, as OSS allows, can be more than hyper's 100 headers.
const MAX_HEADERS: usize = 1000;
