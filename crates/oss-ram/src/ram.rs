//! The client of RAM, and how it makes a call.

use std::fmt;
use std::sync::Arc;

use oss_context::rpc::{Pace, RpcAnswer, RpcCall, RpcEndpoint};
use oss_context::{Context, CredentialsError, ProvideCredentials};
use oss_sign::Credentials;
use tokio::sync::Semaphore;

use crate::members::Answer;
use crate::{Error, Operation, Parameters};

/// A client of RAM. It is cheap to clone, and clones share the limit on calls at the same time.
///
/// The endpoint is the one given to [`endpoint`](Self::endpoint), or else the one in the environment
/// variable `ALIBABA_CLOUD_RAM_ENDPOINT`. The default is `https://ram.aliyuncs.com`, which serves all
/// regions. `http://` is only accepted for loopback addresses.
///
/// ```
/// use std::sync::Arc;
///
/// use oss_context::{Context, Environment};
/// use oss_ram::{GetUser, Ram};
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
/// let error = ram.send(&GetUser::new("nobody")).await.unwrap_err();
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

    /// Sends an operation and returns its output.
    ///
    /// # Errors
    ///
    /// Returns an [`Error`] that says whether the service refused the call, and why.
    /// [`Error::may_be_executed`] returns whether the operation may have been executed nevertheless.
    ///
    /// # Cancel safety
    ///
    /// Dropping the future cancels the call. The service may have executed it nevertheless.
    pub async fn send<O: Operation>(&self, operation: &O) -> Result<O::Output, Error> {
        let parameters = operation.parameters()?;
        let endpoint = self.resolve()?;
        // This fails only if the semaphore is closed, and nothing closes it.
        let _turn = self.turns.acquire().await.ok();
        let answer = self.call::<O>(&endpoint, &parameters).await?;
        let answer = Answer::parse(O::NAME, answer.body())?;
        O::read(&answer.members())
    }

    async fn call<O: Operation>(
        &self,
        endpoint: &RpcEndpoint,
        parameters: &Parameters,
    ) -> Result<RpcAnswer, Error> {
        let credentials = self.credentials().await?;
        let outcome = self.attempt::<O>(endpoint, parameters, &credentials).await;
        let Err(error) = outcome else {
            return outcome;
        };
        let blamed = |service: &oss_context::ServiceError| service.blames_credentials();
        if !error.service().is_some_and(blamed) {
            return Err(error);
        }
        self.provider.invalidate(&credentials);
        let renewed = self.credentials().await?;
        if same_key(&renewed, &credentials) {
            return Err(error);
        }
        self.attempt::<O>(endpoint, parameters, &renewed).await
    }

    async fn attempt<O: Operation>(
        &self,
        endpoint: &RpcEndpoint,
        parameters: &Parameters,
        credentials: &Credentials,
    ) -> Result<RpcAnswer, Error> {
        let mut call = RpcCall::new(endpoint, VERSION, O::NAME)
            .repeat(O::REPEAT)
            .pace(Pace::Patient)
            .largest_answer(O::LARGEST_ANSWER)
            .signed_by(credentials);
        for (name, value) in parameters.iter() {
            call = call.parameter(name, value);
        }
        let answer = call.send(&self.cx).await;
        answer.map_err(|cause| Error::call(O::NAME, cause))
    }

    async fn credentials(&self) -> Result<Credentials, Error> {
        let credentials = self.provider.provide(&self.cx).await;
        let credentials = credentials.map_err(Error::credentials)?;
        if credentials.is_anonymous() {
            return Err(Error::credentials(CredentialsError::invalid_configuration(
                "RAM",
                "credentials",
                "are anonymous; every call of RAM is signed",
            )));
        }
        Ok(credentials)
    }

    fn resolve(&self) -> Result<RpcEndpoint, Error> {
        let endpoint = match &self.endpoint {
            Some(endpoint) => RpcEndpoint::parse_named(endpoint, "ram_endpoint"),
            None => match self.cx.environment().var(ENDPOINT) {
                Ok(Some(endpoint)) => RpcEndpoint::parse_named(&endpoint, ENDPOINT),
                Ok(None) => RpcEndpoint::parse(CENTRAL),
                Err(error) => Err(error),
            },
        };
        endpoint.map_err(Error::endpoint)
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

fn same_key(a: &Credentials, b: &Credentials) -> bool {
    let id = |credentials: &Credentials| credentials.access_key().map(|key| key.id().to_owned());
    id(a) == id(b)
}

/// The version of the API, which is sent with every call.
const VERSION: &str = "2015-05-01";
const CENTRAL: &str = "https://ram.aliyuncs.com";
const ENDPOINT: &str = "ALIBABA_CLOUD_RAM_ENDPOINT";
/// RAM throttles tools that call it for dozens of roles at the same time.
const AT_ONCE: usize = 4;
