//! The configuration of a client.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::HeaderValue;
use oss_credentials::{
    CachedProvider, Context, DefaultChainProvider, Environment, Files, ProvideCredentials,
};
use oss_sign::{Endpoint, SignatureVersion};
use oss_transport::{Runtime, SystemRuntime, Timeouts, Transport};

use crate::client::Client;
use crate::config::Config;
use crate::error::{Error, Result};
use crate::metrics::Metrics;
use crate::pipeline::{Routes, Shared, Signers};
use crate::retry::{RetryPolicy, StandardRetry};
use crate::scheduler::{Scheduler, TransferLimits};

/// Configures and builds a [`Client`].
///
/// A [`region`](Self::region) or an [`endpoint`](Self::endpoint) is required. Everything else has a
/// default.
///
/// ```
/// use std::time::Duration;
/// use oss_client::{Client, retry::StandardRetry, sign::Credentials};
///
/// # fn build() -> Result<(), Box<dyn std::error::Error>> {
/// let client = Client::builder()
///     .region("cn-hangzhou")
///     .credentials(Credentials::new("EXAMPLEKEYID", "EXAMPLEKEYSECRET")?)
///     .retry(StandardRetry::new().max_attempts(6))
///     .timeout(Duration::from_secs(60))
///     .user_agent_suffix("my-service/1.0")
///     .build()?;
/// # Ok(())
/// # }
/// ```
#[must_use]
pub struct ClientBuilder {
    endpoint: Option<Result<Endpoint>>,
    region: Option<String>,
    presign_endpoint: Option<Result<Endpoint>>,
    credentials: Option<Arc<dyn ProvideCredentials>>,
    environment: Environment,
    files: Files,
    transport: Option<Arc<dyn Transport>>,
    runtime: Option<Arc<dyn Runtime>>,
    retry: Option<Arc<dyn RetryPolicy>>,
    metrics: Option<Arc<dyn Metrics>>,
    signature_version: SignatureVersion,
    timeouts: Timeouts,
    timeout: Option<Duration>,
    attempt_timeout: Option<Duration>,
    slow_request: Duration,
    expect_continue: Option<bool>,
    follow_region: bool,
    logs_keys: bool,
    user_agent_suffix: Option<String>,
    transfer_limits: TransferLimits,
}

impl Client {
    /// Returns a builder, with which a client is configured. A region or an endpoint is required;
    /// everything else has a default.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::new()
    }
}

impl ClientBuilder {
    fn new() -> Self {
        Self {
            endpoint: None,
            region: None,
            presign_endpoint: None,
            credentials: None,
            environment: Environment::process(),
            files: Files::machine(),
            transport: None,
            runtime: None,
            retry: None,
            metrics: None,
            signature_version: SignatureVersion::V4,
            timeouts: Timeouts::new(),
            timeout: None,
            attempt_timeout: None,
            slow_request: Duration::from_secs(10),
            expect_continue: None,
            follow_region: false,
            logs_keys: true,
            user_agent_suffix: None,
            transfer_limits: TransferLimits::new(),
        }
    }

    /// Sets the region, such as `cn-hangzhou`. Signatures name it. If no endpoint is set, the public
    /// host of the region is the endpoint.
    ///
    /// By default the region is read from the endpoint, which is possible for hosts of OSS.
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.region = Some(region.into());
        self
    }

    /// Sets the host that requests are sent to: a host or URL as text, or an [`Endpoint`], which can
    /// also be an internal host or a custom domain. Text without a scheme means `https`, but `http`
    /// for an address of this machine.
    ///
    /// By default it is the public host of the region.
    pub fn endpoint<E>(mut self, endpoint: E) -> Self
    where
        E: TryInto<Endpoint>,
        Error: From<E::Error>,
    {
        self.endpoint = Some(endpoint.try_into().map_err(Error::from));
        self
    }

    /// Sets what all [transfers](Client::transfers) of the client may use together. The default is 16
    /// parts at once and 256 MiB of memory.
    pub fn transfer_limits(mut self, limits: TransferLimits) -> Self {
        self.transfer_limits = limits;
        self
    }

    /// Sets the host that presigned URLs and forms name. Use this if the client sends its requests to
    /// an internal host and the URLs are for browsers elsewhere.
    ///
    /// By default it is the endpoint of the client.
    pub fn presign_endpoint<E>(mut self, endpoint: E) -> Self
    where
        E: TryInto<Endpoint>,
        Error: From<E::Error>,
    {
        self.presign_endpoint = Some(endpoint.try_into().map_err(Error::from));
        self
    }

    /// Sets where the access keys come from. By default they are looked for in the usual places of the
    /// machine; see [`DefaultChainProvider`].
    ///
    /// The credentials that a provider returns are cached until shortly before they end, or until the
    /// server refuses them.
    pub fn credentials(mut self, provider: impl ProvideCredentials + 'static) -> Self {
        self.credentials = Some(Arc::new(CachedProvider::new(provider)));
        self
    }

    /// Sets the environment variables that credentials providers read, and that name the proxies of the
    /// built-in transport. By default these are the variables of the process.
    pub fn environment(mut self, environment: Environment) -> Self {
        self.environment = environment;
        self
    }

    /// Sets the files that credentials providers read. By default these are the files of the machine.
    pub fn files(mut self, files: Files) -> Self {
        self.files = files;
        self
    }

    /// Sets the transport, which sends the requests. Calls to STS use it too. The default is the built-in
    /// one, `HyperTransport`, which needs the feature `hyper`.
    ///
    /// The default transport uses the proxies that the variables `HTTPS_PROXY`, `HTTP_PROXY` and
    /// `ALL_PROXY` of the [`environment`](Self::environment) name, in upper or lower case, except for
    /// the hosts of `NO_PROXY`. A transport that is set here uses only the proxies that it was given.
    ///
    /// A proxy and other settings of the connections are set on the transport:
    ///
    /// ```
    /// # #[cfg(feature = "hyper")]
    /// # fn build() -> Result<(), Box<dyn std::error::Error>> {
    /// use std::time::Duration;
    /// use oss_client::Client;
    /// use oss_client::transport::{HyperTransport, Proxies, Proxy};
    ///
    /// let proxy = Proxy::new("http://proxy.example.com:3128")?.with_basic_auth("user", "password");
    /// let transport = HyperTransport::builder()
    ///     .proxy(Proxies::all(proxy).except("localhost,127.0.0.1,.corp.example.com"))
    ///     .connect_timeout(Duration::from_secs(10))
    ///     .build()?;
    /// let client = Client::builder().region("cn-hangzhou").transport(transport).build()?;
    ///
    /// // No proxy, whatever the environment says.
    /// let direct = Client::builder().region("cn-hangzhou").transport(HyperTransport::new()).build()?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn transport(mut self, transport: impl Transport + 'static) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// Sets the runtime, which is the source of time, waits, background tasks and random numbers. The
    /// default uses the clocks of the system and tokio.
    pub fn runtime(mut self, runtime: impl Runtime + 'static) -> Self {
        self.runtime = Some(Arc::new(runtime));
        self
    }

    /// Sets the policy that decides whether and when a failed attempt is repeated. The default is
    /// [`StandardRetry`], which makes at most four attempts.
    pub fn retry(mut self, policy: impl RetryPolicy + 'static) -> Self {
        self.retry = Some(Arc::new(policy));
        self
    }

    /// Sets who receives numbers about the calls of the client. By default nothing is measured.
    pub fn metrics(mut self, metrics: impl Metrics + 'static) -> Self {
        self.metrics = Some(Arc::new(metrics));
        self
    }

    /// Sets the version of the signature. The default is V4. V1 is for services that do not support
    /// V4.
    pub fn signature_version(mut self, version: SignatureVersion) -> Self {
        self.signature_version = version;
        self
    }

    /// Sets how long each phase of a request may stand still, such as connecting or waiting for the
    /// first byte of the response. A limit that is not set is the transport's default.
    pub fn timeouts(mut self, timeouts: Timeouts) -> Self {
        self.timeouts = timeouts;
        self
    }

    /// Sets a time limit for every call as a whole, including all its attempts and the reading of a
    /// streamed response. By default there is no limit. The method `with_timeout` of each operation
    /// sets another one for a single call.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// Sets a time limit for each attempt of every call, from the moment when the request is signed to
    /// the end of the response's document, or to the end of its head if the response is streamed. The
    /// time begins anew with every piece of the request's body that the transport takes, so that a
    /// long upload is not cut while it makes progress.
    ///
    /// An attempt that takes longer fails like one whose response did not arrive in time, and is
    /// repeated where that is safe. By default there is no limit; [`timeouts`](Self::timeouts) limits
    /// the time without progress in each phase. [`Call::with_attempt_timeout`] sets another limit for
    /// a single call.
    ///
    /// [`Call::with_attempt_timeout`]: crate::Call::with_attempt_timeout
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.attempt_timeout = Some(timeout);
        self
    }

    /// Sets after which time a slow response is logged, by the warning `slow request`. The time is
    /// measured from the last byte of the request to the first byte of the response. The default is
    /// 10 seconds. The request continues.
    pub fn slow_request_after(mut self, wait: Duration) -> Self {
        self.slow_request = wait;
        self
    }

    /// Sets which requests ask the server whether it wants their body before they send it (header
    /// `Expect: 100-continue`): all with a body of 1 MiB or more, or of unknown length, or none.
    ///
    /// By default only those ask whose body can be read once. If such a request is refused because the
    /// credentials have ended or there are too many requests, its body is still there, and the request
    /// can be repeated. Asking costs the time that a response takes, and a second with servers that do
    /// not know the header. A transport of your own may send the body at once all the same.
    pub fn expect_continue(mut self, asks: bool) -> Self {
        self.expect_continue = Some(asks);
        self
    }

    /// Sets whether requests about a bucket of another region are sent to that region. By default they
    /// fail with [`ErrorKind::WrongEndpoint`](crate::ErrorKind::WrongEndpoint), which names it.
    ///
    /// If the server names another host of OSS, the request is signed for the region of that host and
    /// sent there once, and the client remembers the host for this bucket. Only public and internal
    /// hosts of regions below `aliyuncs.com` are followed, and only if the endpoint of the client is
    /// a host of OSS too, so not from a custom domain. Requests between regions take longer, and their
    /// traffic is charged for. Presigned URLs keep the endpoint of the client.
    pub fn follow_region(mut self, follow: bool) -> Self {
        self.follow_region = follow;
        self
    }

    /// Leaves the keys of objects out of spans, for applications whose keys should not be in logs. By
    /// default the span of a call contains the key (`oss.key`).
    pub fn without_keys_in_logs(mut self) -> Self {
        self.logs_keys = false;
        self
    }

    /// Adds text to the header `User-Agent`, such as the name and version of an application.
    pub fn user_agent_suffix(mut self, suffix: impl Into<String>) -> Self {
        self.user_agent_suffix = Some(suffix.into());
        self
    }

    /// Builds the client. Nothing is sent, and no credentials are looked for yet.
    ///
    /// # Errors
    ///
    /// Fails with [`ErrorKind::Config`](crate::ErrorKind::Config), which names the setting at fault:
    /// neither a region nor an endpoint is set, the region of the endpoint is not known, or there is
    /// no transport. Missing credentials are reported by the first call.
    pub fn build(self) -> Result<Client> {
        let endpoint = main_endpoint(self.endpoint, self.region.as_deref())?;
        if endpoint.region().is_none() && self.signature_version == SignatureVersion::V4 {
            return Err(Error::config(
                "region",
                format!(
                    "the host {} does not say its region, and none is set",
                    endpoint.authority()
                ),
            ));
        }
        let presign_endpoint = match self.presign_endpoint {
            Some(presigned) => Some(checked_presign_endpoint(presigned, endpoint.region())?),
            None => None,
        };
        let provider = self
            .credentials
            .unwrap_or_else(|| Arc::new(DefaultChainProvider::new()));
        let transport = match self.transport {
            Some(transport) => transport,
            None => built_in_transport(&self.environment)?,
        };
        let runtime = self
            .runtime
            .unwrap_or_else(|| Arc::new(SystemRuntime::new()));
        let mut context = Context::from_shared(transport, runtime)
            .with_environment(self.environment)
            .with_files(self.files);
        if let Some(region) = endpoint.region() {
            context = context.with_region(region);
        }
        let transfers = Scheduler::new(self.transfer_limits, Arc::clone(context.runtime()));
        Ok(Client::new(Shared {
            transfers,
            config: Config {
                endpoint,
                presign_endpoint,
                signature_version: self.signature_version,
                user_agent: user_agent(self.user_agent_suffix.as_deref())?,
                timeouts: self.timeouts,
                timeout: self.timeout,
                attempt_timeout: self.attempt_timeout,
                slow_request: self.slow_request,
                expect_continue: self.expect_continue,
                follow_region: self.follow_region,
                logs_keys: self.logs_keys,
            },
            context,
            provider,
            retry: self.retry.unwrap_or_else(|| Arc::new(StandardRetry::new())),
            metrics: self.metrics,
            signers: Signers::default(),
            routes: Routes::default(),
        }))
    }
}

impl fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("endpoint", &self.endpoint)
            .field("region", &self.region)
            .field("credentials", &self.credentials)
            .finish_non_exhaustive()
    }
}

fn main_endpoint(endpoint: Option<Result<Endpoint>>, region: Option<&str>) -> Result<Endpoint> {
    let set = |e: oss_sign::Error| Error::config("region", e.to_string());
    match (endpoint, region) {
        (Some(endpoint), region) => {
            let endpoint = endpoint.map_err(|e| Error::config("endpoint", e.text()))?;
            region.map_or(Ok(endpoint.clone()), |region| {
                endpoint.with_region(region).map_err(set)
            })
        }
        (None, Some(region)) => Endpoint::for_region(region).map_err(set),
        (None, None) => Err(Error::config(
            "endpoint",
            "neither a region nor an endpoint is set; OSS needs a region, other services an endpoint",
        )),
    }
}

/// An endpoint that does not say its region belongs to the region of the client.
fn checked_presign_endpoint(endpoint: Result<Endpoint>, region: Option<&str>) -> Result<Endpoint> {
    let set = |e: oss_sign::Error| Error::config("presign_endpoint", e.to_string());
    let endpoint = endpoint.map_err(|e| Error::config("presign_endpoint", e.text()))?;
    match (endpoint.region(), region) {
        (None, Some(region)) => endpoint.with_region(region).map_err(set),
        _ => Ok(endpoint),
    }
}

#[cfg(feature = "hyper")]
fn built_in_transport(environment: &Environment) -> Result<Arc<dyn Transport>> {
    let mut unreadable = None;
    let proxies = oss_transport::Proxies::from_variables(|name| {
        environment.var(name).unwrap_or_else(|error| {
            unreadable = Some(error);
            None
        })
    });
    if let Some(error) = unreadable {
        return Err(Error::config("transport", error.to_string()).with_source(error));
    }
    let transport = oss_transport::HyperTransport::builder()
        .proxy(proxies)
        .build()
        .map_err(|e| Error::config("transport", e.to_string()).with_source(e))?;
    Ok(Arc::new(transport))
}

#[cfg(not(feature = "hyper"))]
fn built_in_transport(_: &Environment) -> Result<Arc<dyn Transport>> {
    Err(Error::config(
        "transport",
        "none is set, and none is built in without the feature `hyper`",
    ))
}

fn user_agent(suffix: Option<&str>) -> Result<HeaderValue> {
    let (os, arch) = (std::env::consts::OS, std::env::consts::ARCH);
    let mut agent = format!(
        "oss-client/{} ({os}/{arch}) rust",
        env!("CARGO_PKG_VERSION")
    );
    if let Some(suffix) = suffix {
        agent.push_str(&format!(" {suffix}"));
    }
    let visible = agent.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    match HeaderValue::try_from(agent) {
        Ok(agent) if visible => Ok(agent),
        _ => Err(Error::config(
            "user_agent_suffix",
            "it contains a character that is not visible ASCII",
        )),
    }
}
