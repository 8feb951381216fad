//! What a provider may use of the outside world.

use std::sync::Arc;

use oss_sign::UtcSeconds;
use oss_transport::{Runtime, Transport};

use crate::{ClockOffset, Environment, Files};

/// The outside world as a provider sees it: transport, runtime, environment, files,
/// region and clock.
///
/// Cheap to clone; clones share the clock offset. Providers hold none of these, so that one value
/// decides for all of them, and a test replaces everything at one place.
///
/// ```
/// use std::sync::Arc;
/// use oss_credentials::{Context, EnvProvider, Environment, ProvideCredentials};
/// use oss_transport::testing::{NoTransport, SteppedRuntime};
///
/// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let cx = Context::new(Arc::new(NoTransport::new()), Arc::new(SteppedRuntime::at_unix(1_772_694_489)))
///     .with_environment(Environment::fixed([
///         ("OSS_ACCESS_KEY_ID", "LTAIEXAMPLE"),
///         ("OSS_ACCESS_KEY_SECRET", "example-secret"),
///     ]));
/// let credentials = EnvProvider::new().provide(&cx).await?;
/// assert_eq!(credentials.access_key().map(|key| key.id()), Some("LTAIEXAMPLE"));
/// # Ok(()) }
/// ```
#[derive(Clone, Debug)]
pub struct Context {
    transport: Arc<dyn Transport>,
    runtime: Arc<dyn Runtime>,
    environment: Environment,
    files: Files,
    region: Option<Arc<str>>,
    clock_offset: ClockOffset,
}

impl Context {
    /// A context with the environment of the process, the machine's files, no region and no clock offset.
    pub fn new(transport: Arc<dyn Transport>, runtime: Arc<dyn Runtime>) -> Self {
        Self {
            transport,
            runtime,
            environment: Environment::process(),
            files: Files::machine(),
            region: None,
            clock_offset: ClockOffset::default(),
        }
    }

    /// Reads variables from here; the default is the process.
    pub fn with_environment(self, environment: Environment) -> Self {
        Self {
            environment,
            ..self
        }
    }

    /// Reads files from here; the default is the machine.
    pub fn with_files(self, files: Files) -> Self {
        Self { files, ..self }
    }

    /// The region of the OSS client, which chooses the STS endpoint where nothing else does.
    pub fn with_region(self, region: &str) -> Self {
        Self {
            region: Some(Arc::from(region)),
            ..self
        }
    }

    /// Shares a clock offset that something else keeps; the default is one of its own.
    pub fn with_clock_offset(self, clock_offset: ClockOffset) -> Self {
        Self {
            clock_offset,
            ..self
        }
    }

    /// What carries requests.
    pub fn transport(&self) -> &Arc<dyn Transport> {
        &self.transport
    }

    /// Clock, sleep, tasks and randomness.
    pub fn runtime(&self) -> &Arc<dyn Runtime> {
        &self.runtime
    }

    /// The environment variables.
    pub fn environment(&self) -> &Environment {
        &self.environment
    }

    /// The files.
    pub fn files(&self) -> &Files {
        &self.files
    }

    /// The region of the OSS client, where it has one.
    pub fn region(&self) -> Option<&str> {
        self.region.as_deref()
    }

    /// The shared clock offset.
    pub fn clock_offset(&self) -> &ClockOffset {
        &self.clock_offset
    }

    /// The servers' time, as well as it is known: the local clock plus the learned offset.
    pub fn now(&self) -> UtcSeconds {
        self.local_now().plus_seconds(self.clock_offset.get())
    }

    /// Uniform over all of `u64`, for jitter.
    pub(crate) fn random(&self) -> u64 {
        let mut bytes = [0; 8];
        self.runtime.random(&mut bytes);
        u64::from_be_bytes(bytes)
    }

    /// The uncorrected local clock.
    pub(crate) fn local_now(&self) -> UtcSeconds {
        UtcSeconds::from(self.runtime.now())
    }
}
