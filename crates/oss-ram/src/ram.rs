//! The client: whose keys sign, where RAM listens, and the way of one call.

use std::fmt;
use std::sync::Arc;

use oss_context::rpc::{Pace, RpcAnswer, RpcCall, RpcEndpoint};
use oss_context::{Context, CredentialsError, ProvideCredentials};
use oss_sign::Credentials;
use tokio::sync::Semaphore;

use crate::members::Answer;
use crate::{Error, Operation, Parameters};

/// A client of RAM. Cheap to clone; clones share the limit on calls at once.
///
/// The first of these is called: the endpoint given to [`endpoint`](Self::endpoint), the variable
/// `ALIBABA_CLOUD_RAM_ENDPOINT`, and last `https://ram.aliyuncs.com`, which serves all regions.
/// Plain `http://` is accepted on loopback only.
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
    /// A client that signs with keys of `provider` and sends over the context's transport.
    pub fn new(provider: Arc<dyn ProvideCredentials>, cx: Context) -> Self {
        Self {
            provider,
            cx,
            endpoint: None,
            turns: Arc::new(Semaphore::new(AT_ONCE)),
        }
    }

    /// Calls this host or URL, whatever the environment says.
    #[must_use]
    pub fn endpoint(self, endpoint: impl Into<String>) -> Self {
        Self {
            endpoint: Some(endpoint.into()),
            ..self
        }
    }

    /// The context, with its clock and transport.
    pub fn context(&self) -> &Context {
        &self.cx
    }

    /// Sends an operation and reads its answer.
    ///
    /// # Errors
    ///
    /// An [`Error`] that says whether the service refused, and why; whether the operation may have
    /// been executed all the same is in [`Error::may_be_executed`].
    ///
    /// # Cancel safety
    ///
    /// Dropping the future gives the call up; the service may have executed it.
    pub async fn send<O: Operation>(&self, operation: &O) -> Result<O::Output, Error> {
        let parameters = operation.parameters()?;
        let endpoint = self.resolve()?;
        // Closing the semaphore would be the only failure, and nothing closes it.
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

/// The version of the API, which every call names.
const VERSION: &str = "2015-05-01";
const CENTRAL: &str = "https://ram.aliyuncs.com";
const ENDPOINT: &str = "ALIBABA_CLOUD_RAM_ENDPOINT";
/// RAM throttles tools that touch some dozens of roles at once.
const AT_ONCE: usize = 4;
