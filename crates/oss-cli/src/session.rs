//! What a command works with: printer, clients, keys and signals.

mod background;
mod keys;

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use oss_client::transfers::TransferLimits;
use oss_client::{Bucket, Client};
use oss_credentials::{Context, Environment, ProvideCredentials};
use oss_sign::{BucketName, Endpoint};
use oss_transport::hyper_client::HyperTransportBuilder;
use oss_transport::{HyperTransport, SystemRuntime, Transport};

use self::background::Background;
use self::keys::KeySource;
pub(crate) use self::keys::Keys;
use crate::args::Global;
use crate::exit::ExitStatus;
use crate::failure::{Failure, Result, plain};
use crate::output::Printer;
use crate::set::SetIfSome;
use crate::settings::Settings;
use crate::signals::Stop;

/// What a command works with.
///
/// Each part is made when a command first needs it, and then kept: however many places a command
/// names, it has one pool of connections, one cache of keys and one client.
#[derive(Debug)]
pub(crate) struct Session {
    settings: Settings,
    printer: Printer,
    environment: Environment,
    stop: Stop,
    keys: KeySource,
    transport: OnceLock<Arc<dyn Transport>>,
    context: OnceLock<Context>,
    client: OnceLock<Client>,
    jobs: OnceLock<usize>,
    background: Background,
}

impl Session {
    /// Creates a session from the flags and the environment, and begins to listen for signals.
    ///
    /// # Errors
    ///
    /// A setting cannot be used, or the system does not report signals.
    pub(crate) async fn new(
        global: &Global,
        printer: Printer,
        environment: Environment,
    ) -> Result<Self> {
        let stop = Stop::listen().map_err(|error| {
            let problem = format!("cannot listen for signals: {}", plain(&error));
            Failure::new(ExitStatus::Internal, problem)
        })?;
        let settings = Settings::resolve(global, &environment).await?;
        if let Some(doubt) = settings.region_doubt() {
            printer.warning(&doubt);
        }
        Ok(Self {
            keys: KeySource::new(&settings),
            settings,
            printer,
            environment,
            stop,
            transport: OnceLock::new(),
            context: OnceLock::new(),
            client: OnceLock::new(),
            jobs: OnceLock::new(),
            background: Background::default(),
        })
    }

    /// Returns the merged settings.
    pub(crate) fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Returns the printer.
    pub(crate) fn printer(&self) -> Printer {
        self.printer
    }

    /// Returns the environment variables of the process.
    pub(crate) fn environment(&self) -> &Environment {
        &self.environment
    }

    /// Returns what reports a request to stop.
    pub(crate) fn stop(&self) -> Stop {
        self.stop.clone()
    }

    /// Returns the provider of the keys that the settings choose.
    pub(crate) fn provider(&self) -> Arc<dyn ProvideCredentials> {
        Arc::new(self.keys.provider())
    }

    /// Gets the keys, and how they were found.
    ///
    /// # Errors
    ///
    /// There are no keys, or they cannot be used.
    pub(crate) async fn keys(&self, cx: &Context) -> Result<Keys> {
        self.keys.keys(cx).await
    }

    /// Returns what calls of STS, RAM and the sources of keys may use of the outside world.
    ///
    /// # Errors
    ///
    /// The file of `--ca-file` cannot be read or contains no certificate.
    pub(crate) fn context(&self) -> Result<Context> {
        made_once(&self.context, || {
            let region = self.settings.region()?;
            let context = Context::new(self.transport()?, Arc::new(SystemRuntime::new()));
            Ok(context
                .with_environment(self.environment.clone())
                .set_if_some(region.as_deref(), Context::with_region))
        })
    }

    /// Sets how many parts are transferred at once, over all transfers. It has an effect only before
    /// there is a client.
    pub(crate) fn limit_jobs(&self, jobs: usize) {
        let _ = self.jobs.set(jobs);
    }

    /// Waits until the clients do nothing in the background any more, such as aborting the upload of a
    /// transfer that was interrupted. Returns whether that was so before the time had passed.
    pub(crate) async fn settle(&self, patience: Duration) -> bool {
        self.background.settle(patience).await
    }

    /// Returns the client of OSS.
    ///
    /// # Errors
    ///
    /// Neither a region nor an endpoint is known, or the file of `--ca-file` cannot be read.
    pub(crate) fn client(&self) -> Result<Client> {
        made_once(&self.client, || {
            self.client_at(self.settings.endpoint_with_region()?)
        })
    }

    fn client_at(&self, endpoint: Endpoint) -> Result<Client> {
        self.build(endpoint, false)
    }

    fn build(&self, endpoint: Endpoint, follow_region: bool) -> Result<Client> {
        let jobs = self.jobs.get().copied().unwrap_or(JOBS);
        Client::builder()
            .endpoint(endpoint)
            .follow_region(follow_region)
            .runtime(self.background.clone())
            .transfer_limits(TransferLimits::new().parts(jobs))
            .signature_version(self.settings.signature)
            .credentials(self.provider())
            .transport(self.transport()?)
            .user_agent_suffix(concat!("oss-cli/", env!("CARGO_PKG_VERSION")))
            .set_if_some(self.settings.timeout, |builder, timeout| {
                builder.timeout(timeout)
            })
            .build()
            .map_err(Failure::from)
    }

    /// Returns a bucket of [`client`](Self::client), or of a client for the endpoint that a
    /// configuration file gives to this bucket.
    ///
    /// # Errors
    ///
    /// The same as for [`client`](Self::client).
    pub(crate) fn bucket(&self, name: &BucketName) -> Result<Bucket> {
        let client = match self.settings.endpoint_of_bucket(name)? {
            Some(endpoint) => self.client_at(endpoint)?,
            None => self.client()?,
        };
        client.bucket(name.as_str()).map_err(Failure::from)
    }

    /// Returns a bucket of a client that goes to the region of each bucket, wherever it is.
    ///
    /// # Errors
    ///
    /// The same as for [`client`](Self::client).
    pub(crate) fn bucket_of_any_region(&self, name: &BucketName) -> Result<Bucket> {
        let client = self.build(self.settings.endpoint_with_region()?, true)?;
        client.bucket(name.as_str()).map_err(Failure::from)
    }

    fn transport(&self) -> Result<Arc<dyn Transport>> {
        made_once(&self.transport, || {
            let builder = HyperTransport::builder()
                .proxy(self.settings.proxies.clone())
                .set_if_some(self.root_pem()?, HyperTransportBuilder::add_root_pem);
            let transport = builder.build();
            let transport =
                transport.map_err(|error| Failure::usage(format!("--ca-file: {error}")))?;
            Ok(Arc::new(transport) as Arc<dyn Transport>)
        })
    }

    fn root_pem(&self) -> Result<Option<Vec<u8>>> {
        let Some(path) = &self.settings.ca_file else {
            return Ok(None);
        };
        #[expect(
            clippy::disallowed_methods,
            reason = "read once, before anything else is under way"
        )]
        let pem = std::fs::read(path);
        pem.map(Some)
            .map_err(|error| Failure::local("cannot read --ca-file", path, &error))
    }
}

/// Returns what is kept in `cell`, which `make` makes at the first call.
fn made_once<T: Clone>(cell: &OnceLock<T>, make: impl FnOnce() -> Result<T>) -> Result<T> {
    if let Some(made) = cell.get() {
        return Ok(made.clone());
    }
    let made = make()?;
    Ok(cell.get_or_init(|| made).clone())
}

/// How many parts are transferred at once by commands without `--jobs`.
const JOBS: usize = 32;
