//! A running server, and how to ask and stop it.

use std::sync::Arc;

use oss_sign::Credentials;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::faults::Faults;
use crate::identities::{DEFAULT_NAME, Identities};
use crate::runtime::Clock;
use crate::state::State;
use crate::surroundings::SurroundingsHandle;

/// A running OSS, STS and RAM server. Dropping it stops it.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), oss_emulator::Error> {
/// use oss_emulator::Emulator;
///
/// let oss = Emulator::builder().bucket("examplebucket").start().await?;
/// assert!(oss.endpoint().starts_with("http://127.0.0.1:"));
/// assert_eq!(oss.region(), "cn-hangzhou");
/// oss.shutdown().await;
/// # Ok(()) }
/// ```
#[derive(Debug)]
pub struct Emulator {
    endpoint: String,
    credentials: Credentials,
    ca_certificate: Option<String>,
    state: Arc<State>,
    surroundings: Arc<SurroundingsHandle>,
    stop: Option<watch::Sender<()>>,
    servers: Vec<JoinHandle<()>>,
}

impl Emulator {
    pub(super) fn running(
        endpoint: String,
        credentials: Credentials,
        ca_certificate: Option<String>,
        state: Arc<State>,
        surroundings: Arc<SurroundingsHandle>,
        stop: watch::Sender<()>,
        servers: Vec<JoinHandle<()>>,
    ) -> Self {
        Self {
            endpoint,
            credentials,
            ca_certificate,
            state,
            surroundings,
            stop: Some(stop),
            servers,
        }
    }

    /// `http://127.0.0.1:PORT`; OSS in path style. For virtual hosts: the same port at `localhost`.
    pub fn endpoint(&self) -> &str {
        &self.endpoint
    }

    /// STS listens at the same address.
    pub fn sts_endpoint(&self) -> &str {
        &self.endpoint
    }

    /// RAM listens at the same address.
    pub fn ram_endpoint(&self) -> &str {
        &self.endpoint
    }

    /// The region that signatures must name.
    pub fn region(&self) -> &str {
        &self.state.config.region
    }

    /// The key of a RAM user who may do everything: `oss:*`, `sts:AssumeRole`, `ram:*`.
    pub fn credentials(&self) -> Credentials {
        self.credentials.clone()
    }

    /// A role with `oss:*` that trusts the account: `acs:ram::1000000000000001:role/oss-emulator`.
    pub fn role_arn(&self) -> String {
        format!("acs:ram::{}:role/{DEFAULT_NAME}", self.state.config.account)
    }

    /// The account that owns the buckets, users and roles of the builder.
    pub fn account(&self) -> &str {
        &self.state.config.account
    }

    /// The server's clock.
    pub fn clock(&self) -> &Clock {
        &self.state.clock
    }

    /// Users, roles and keys, which may change while the server runs.
    pub fn identities(&self) -> &Identities {
        &self.state.identities
    }

    /// The switches that make it misbehave.
    pub fn faults(&self) -> &Faults {
        &self.state.faults
    }

    /// The services around it that give keys; those that [`Builder::surroundings`](crate::Builder::surroundings) asked for.
    pub fn surroundings(&self) -> &SurroundingsHandle {
        &self.surroundings
    }

    /// The certificate authority of a server with TLS, as PEM, for clients to trust.
    pub fn ca_certificate(&self) -> Option<&str> {
        self.ca_certificate.as_deref()
    }

    /// Stops the server and waits until its connections are closed.
    pub async fn shutdown(mut self) {
        drop(self.stop.take());
        for server in std::mem::take(&mut self.servers) {
            let _ = server.await;
        }
    }
}

impl Drop for Emulator {
    fn drop(&mut self) {
        // The server ends by itself when the sender is gone; a runtime that is shutting down would
        // not poll it any more, so it is also told to stop.
        for server in &self.servers {
            server.abort();
        }
    }
}
