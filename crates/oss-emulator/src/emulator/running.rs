//! A running server: its addresses, the parts of it that can be changed, and its end.

use std::sync::Arc;

use oss_sign::Credentials;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::error::Error;
use crate::faults::Faults;
use crate::identities::{DEFAULT_NAME, Identities};
use crate::runtime::Clock;
use crate::state::State;
use crate::surroundings::SurroundingsHandle;

/// A running OSS, STS and RAM server. It stops when it is dropped.
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
    pub(super) admin_endpoint: Option<String>,
    pub(super) credentials: Credentials,
    pub(super) ca_certificate: Option<String>,
    pub(super) state: Arc<State>,
    pub(super) surroundings: Arc<SurroundingsHandle>,
    pub(super) stop: Option<watch::Sender<()>>,
    pub(super) servers: Vec<JoinHandle<()>>,
}

impl Emulator {
    /// Returns the endpoint of OSS, for example `http://127.0.0.1:49152`.
    ///
    /// The endpoint is an IP address, so clients name the bucket in the path. For a client that
    /// always puts the bucket into the host name, use the same port at `localhost` if
    /// `examplebucket.localhost` resolves, or at a name that was given to
    /// [`Builder::host`](crate::Builder::host).
    pub fn endpoint(&self) -> &str {
        &self.state.endpoint
    }

    /// Returns the address at which the server is controlled. It is `None` unless
    /// [`Builder::admin`](crate::Builder::admin) asked for it.
    pub fn admin_endpoint(&self) -> Option<&str> {
        self.admin_endpoint.as_deref()
    }

    /// Removes everything that was stored, also in a data directory, the users and roles that were
    /// added, and all faults. The buckets, files and users that the builder was given exist again.
    /// The clock stays as it is.
    ///
    /// # Errors
    ///
    /// Returns [`Error::Store`] if the store cannot be written, and [`Error::Seed`] if a file of the
    /// start cannot be read any more.
    pub async fn reset(&self) -> Result<(), Error> {
        self.state.reset().await
    }

    /// Returns the endpoint of STS, which is the same as [`Emulator::endpoint`].
    pub fn sts_endpoint(&self) -> &str {
        &self.state.endpoint
    }

    /// Returns the endpoint of RAM, which is the same as [`Emulator::endpoint`].
    pub fn ram_endpoint(&self) -> &str {
        &self.state.endpoint
    }

    /// Returns the region that signatures must name.
    pub fn region(&self) -> &str {
        &self.state.config.region
    }

    /// Returns the access key of a RAM user who is allowed `oss:*`, `sts:AssumeRole` and `ram:*`.
    pub fn credentials(&self) -> Credentials {
        self.credentials.clone()
    }

    /// Returns the ARN of a role that is allowed `oss:*` and trusts the account:
    /// `acs:ram::1000000000000001:role/oss-emulator`.
    pub fn role_arn(&self) -> String {
        format!("acs:ram::{}:role/{DEFAULT_NAME}", self.state.config.account)
    }

    /// Returns the id of the account that owns buckets, users and roles unless they name another
    /// one.
    pub fn account(&self) -> &str {
        &self.state.config.account
    }

    /// Returns the clock of the server.
    pub fn clock(&self) -> &Clock {
        &self.state.clock
    }

    /// Returns the users, roles and keys, which can be changed while the server runs.
    pub fn identities(&self) -> &Identities {
        &self.state.identities
    }

    /// Returns the faults, which can be injected and removed while the server runs.
    pub fn faults(&self) -> &Faults {
        &self.state.faults
    }

    /// Returns the services from which a program can get its keys. Only those that were configured
    /// with [`Builder::surroundings`](crate::Builder::surroundings) are running.
    pub fn surroundings(&self) -> &SurroundingsHandle {
        &self.surroundings
    }

    /// Returns the certificate of the authority that clients must trust, as PEM. It is `None` for a
    /// server without TLS.
    pub fn ca_certificate(&self) -> Option<&str> {
        self.ca_certificate.as_deref()
    }

    /// Stops the server and waits until its connections are closed. Requests that are in progress
    /// are aborted. Another server can use the data directory afterwards.
    pub async fn shutdown(mut self) {
        drop(self.stop.take());
        self.state.background.stop();
        for server in std::mem::take(&mut self.servers) {
            let _ = server.await;
        }
        self.state.store.close().await;
    }
}

impl Drop for Emulator {
    fn drop(&mut self) {
        // The tasks end when the sender is dropped. A runtime that is shutting down does not poll
        // them any more, so they are aborted too.
        for server in &self.servers {
            server.abort();
        }
        self.state.background.stop();
    }
}
