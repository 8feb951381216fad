//! Starting, asking and stopping a server.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;

use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::clock::Clock;
use crate::config::Config;
use crate::http::server;
use crate::state::State;
use crate::store::Store;

/// A running OSS and STS server. Dropping it stops it.
#[derive(Debug)]
pub struct Emulator {
    endpoint: String,
    state: Arc<State>,
    stop: watch::Sender<()>,
    server: JoinHandle<()>,
}

impl Emulator {
    /// Starts a server in memory on 127.0.0.1, at a free port.
    ///
    /// # Errors
    /// When no port can be opened.
    pub async fn start() -> Result<Self, Error> {
        Self::builder().start().await
    }

    /// A server to be configured first.
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// `http://127.0.0.1:PORT`.
    pub fn endpoint(&self) -> &str {
        &self.endpoint
    }

    /// The region that signatures must name.
    pub fn region(&self) -> &str {
        &self.state.config.region
    }

    /// The server's clock.
    pub fn clock(&self) -> &Clock {
        &self.state.clock
    }

    /// Stops the server and waits until its connections are closed.
    pub async fn shutdown(self) {
        drop(self.stop);
        let _ = self.server.await;
    }
}

/// What a server is started with.
#[derive(Debug)]
pub struct Builder {
    listen: SocketAddr,
    region: String,
    clock: Clock,
    buckets: Vec<String>,
}

impl Default for Builder {
    fn default() -> Self {
        Self {
            listen: SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 0),
            region: "cn-hangzhou".to_owned(),
            clock: Clock::system(),
            buckets: Vec::new(),
        }
    }
}

impl Builder {
    /// The address to listen at; 127.0.0.1 and a free port by default.
    pub fn listen(self, listen: SocketAddr) -> Self {
        Self { listen, ..self }
    }

    /// The region, `cn-hangzhou` by default.
    pub fn region(self, region: impl Into<String>) -> Self {
        Self {
            region: region.into(),
            ..self
        }
    }

    /// The clock, the system's by default.
    pub fn clock(self, clock: Clock) -> Self {
        Self { clock, ..self }
    }

    /// A private bucket of the account that exists from the start.
    pub fn bucket(mut self, name: impl Into<String>) -> Self {
        self.buckets.push(name.into());
        self
    }

    /// Starts the server.
    ///
    /// # Errors
    /// When the address cannot be listened at.
    pub async fn start(self) -> Result<Emulator, Error> {
        let listener = TcpListener::bind(self.listen)
            .await
            .map_err(Error::Listen)?;
        let address = listener.local_addr().map_err(Error::Listen)?;
        let store = Store::default();
        for bucket in &self.buckets {
            store.create_bucket(bucket, "1000000000000001", self.clock.now_millis());
        }
        let config = Config {
            region: self.region,
            cnames: Default::default(),
        };
        let state = Arc::new(State {
            config,
            clock: self.clock,
            store,
        });
        let (stop, stopped) = watch::channel(());
        let server = tokio::spawn(server::serve(listener, Arc::clone(&state), stopped));
        Ok(Emulator {
            endpoint: format!("http://{address}"),
            state,
            stop,
            server,
        })
    }
}

/// Why a server did not start.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// The address could not be listened at.
    Listen(std::io::Error),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Listen(_) => f.write_str("cannot listen at the given address"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Listen(cause) => Some(cause),
        }
    }
}
