//! The client of RAM.

use std::fmt;
use std::sync::Arc;

use oss_context::rpc::RpcEndpoint;
use oss_context::{Context, CredentialsError, ProvideCredentials};
use oss_sign::Credentials;
use tokio::sync::{Semaphore, SemaphorePermit};

use crate::error::{Error, Result};

/// A client of RAM. It is cheap to clone, and clones share the limit on calls at the same time.
///
/// The operations are methods with the official names in snake case. Each method returns a call, whose
/// methods set the optional fields, and which is then sent or awaited.
///
/// The endpoint is the one given to [`endpoint`](Self::endpoint), or else the one in the environment
/// variable `ALIBABA_CLOUD_RAM_ENDPOINT`. The default is `https://ram.aliyuncs.com`, which serves all
/// regions. `http://` is only accepted for loopback addresses.
///
/// ```
/// use std::sync::Arc;
///
/// use oss_context::{Context, Environment};
/// use oss_ram::Ram;
/// use oss_transport::{HyperTransport, SystemRuntime};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let server = oss_emulator::Emulator::start().await?;
/// # let keys = server.credentials();
/// # let variables = Environment::fixed([("ALIBABA_CLOUD_RAM_ENDPOINT", server.ram_endpoint())]);
/// let runtime = Arc::new(SystemRuntime::new());
/// let cx = Context::new(Arc::new(HyperTransport::new()), runtime).with_environment(variables);
/// let ram = Ram::new(Arc::new(keys), cx);
/// let error = ram.get_user("nobody").send().await.unwrap_err();
/// assert!(error.is_not_found());
/// assert_eq!(error.code(), Some("EntityNotExist.User"));
/// # Ok(()) }
/// ```
#[derive(Clone)]
pub struct Ram {
    provider: Arc<dyn ProvideCredentials>,
    cx: Context,
    endpoint: Option<String>,
    turns: Arc<Semaphore>,
}

impl Ram {
    /// Creates a client that signs with the credentials of `provider` and sends by the transport of the
    /// context.
    pub fn new(provider: Arc<dyn ProvideCredentials>, cx: Context) -> Self {
        Self {
            provider,
            cx,
            endpoint: None,
            turns: Arc::new(Semaphore::new(AT_ONCE)),
        }
    }

    /// Sets the endpoint, as a host name or a URL. By default it is taken from the environment.
    #[must_use]
    pub fn endpoint(self, endpoint: impl Into<String>) -> Self {
        Self {
            endpoint: Some(endpoint.into()),
            ..self
        }
    }

    /// Returns the context, which has the clock and the transport.
    pub fn context(&self) -> &Context {
        &self.cx
    }

    /// Waits until the call may begin. The turn ends when the returned permit is dropped.
    pub(crate) async fn turn(&self) -> Option<SemaphorePermit<'_>> {
        // This fails only if the semaphore is closed, and nothing closes it.
        self.turns.acquire().await.ok()
    }

    pub(crate) async fn credentials(&self) -> Result<Credentials> {
        let credentials = self.provider.provide(&self.cx).await;
        let credentials = credentials.map_err(Error::credentials_missing)?;
        if credentials.is_anonymous() {
            return Err(Error::credentials_missing(
                CredentialsError::invalid_configuration(
                    "RAM",
                    "credentials",
                    "are anonymous; every call of RAM is signed",
                ),
            ));
        }
        Ok(credentials)
    }

    /// Tells the provider that the server does not accept these credentials any more.
    pub(crate) fn invalidate(&self, credentials: &Credentials) {
        self.provider.invalidate(credentials);
    }

    pub(crate) fn resolve(&self) -> Result<RpcEndpoint> {
        let (setting, endpoint) = match &self.endpoint {
            Some(endpoint) => (SETTING, RpcEndpoint::parse_named(endpoint, SETTING)),
            None => (ENDPOINT, self.endpoint_of_environment()),
        };
        endpoint.map_err(|cause| Error::config(setting, cause))
    }

    fn endpoint_of_environment(&self) -> Result<RpcEndpoint, CredentialsError> {
        match self.cx.environment().var(ENDPOINT)? {
            Some(endpoint) => RpcEndpoint::parse_named(&endpoint, ENDPOINT),
            None => RpcEndpoint::parse(CENTRAL),
        }
    }
}

impl fmt::Debug for Ram {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Ram")
            .field("provider", &self.provider)
            .field("endpoint", &self.endpoint)
            .finish_non_exhaustive()
    }
}

const SETTING: &str = "ram_endpoint";
const CENTRAL: &str = "https://ram.aliyuncs.com";
const ENDPOINT: &str = "ALIBABA_CLOUD_RAM_ENDPOINT";
/// RAM throttles tools that call it for dozens of roles at the same time.
const AT_ONCE: usize = 4;
