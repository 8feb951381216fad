//! The outside world, as everything that calls a service sees it.

use std::sync::Arc;

use oss_sign::UtcSeconds;
use oss_transport::{Runtime, Transport};

use crate::clock_offset::ClockOffset;
use crate::environment::Environment;
use crate::files::Files;

/// The outside world as providers of credentials and clients of services see it: transport,
/// runtime, environment variables, files, region and clock offset.
///
/// A context is cheap to clone, and clones share the clock offset. Providers have no transport or
/// clock of their own, so that one value decides for all of them and a test replaces everything in
/// one place.
///
/// Proxies are not supported: variables such as `HTTPS_PROXY` are ignored by everything that uses a
/// context, unless the transport itself reads them. The built-in transport does not.
///
/// ```
/// use std::sync::Arc;
/// use oss_context::{Context, Environment};
/// use oss_transport::testing::{NoTransport, SteppedRuntime};
///
/// let cx = Context::new(NoTransport::new(), SteppedRuntime::at_unix(1_772_694_489))
///     .with_environment(Environment::fixed([("OSS_ACCESS_KEY_ID", "LTAIEXAMPLE")]))
///     .with_region("cn-hangzhou");
/// assert_eq!(cx.environment().var("OSS_ACCESS_KEY_ID")?.as_deref(), Some("LTAIEXAMPLE"));
/// assert_eq!(cx.region(), Some("cn-hangzhou"));
/// # Ok::<(), oss_context::CredentialsError>(())
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
    /// Creates a context that reads the environment variables of this process and the files of this
    /// machine. It has no region and assumes that the local clock is right.
    pub fn new(transport: impl Transport + 'static, runtime: impl Runtime + 'static) -> Self {
        Self::from_shared(Arc::new(transport), Arc::new(runtime))
    }

    /// Does the same as [`new`](Self::new) with a transport and a runtime that others use too.
    ///
    /// An `Arc` is a transport itself, so `new` accepts one as well, but each request then passes through
    /// one more of them, which allocates.
    pub fn from_shared(transport: Arc<dyn Transport>, runtime: Arc<dyn Runtime>) -> Self {
        Self {
            transport,
            environment: Environment::process(),
            files: Files::machine().with_runtime(&runtime),
            runtime,
            region: None,
            clock_offset: ClockOffset::default(),
        }
    }

    /// Sets where environment variables are read from. The default is this process.
    pub fn with_environment(self, environment: Environment) -> Self {
        Self {
            environment,
            ..self
        }
    }

    /// Sets where files are read from. The default is the file system of this machine.
    pub fn with_files(self, files: Files) -> Self {
        let files = files.with_runtime(&self.runtime);
        Self { files, ..self }
    }

    /// Sets the region of the OSS client, such as `cn-hangzhou`. It selects the STS endpoint if
    /// nothing more specific does. By default there is no region.
    pub fn with_region(self, region: &str) -> Self {
        Self {
            region: Some(Arc::from(region)),
            ..self
        }
    }

    /// Sets a clock offset that is shared with other contexts. The default is a new one.
    pub fn with_clock_offset(self, clock_offset: ClockOffset) -> Self {
        Self {
            clock_offset,
            ..self
        }
    }

    /// Returns the transport that sends requests.
    pub fn transport(&self) -> &Arc<dyn Transport> {
        &self.transport
    }

    /// Returns the runtime: clock, sleep, background tasks and random bytes.
    pub fn runtime(&self) -> &Arc<dyn Runtime> {
        &self.runtime
    }

    /// Returns the environment variables.
    pub fn environment(&self) -> &Environment {
        &self.environment
    }

    /// Returns the files.
    pub fn files(&self) -> &Files {
        &self.files
    }

    /// Returns the region of the OSS client, if one was set.
    pub fn region(&self) -> Option<&str> {
        self.region.as_deref()
    }

    /// Returns the clock offset, which all clones of this context share.
    pub fn clock_offset(&self) -> &ClockOffset {
        &self.clock_offset
    }

    /// Returns the server's time as well as it is known: the local clock plus the clock offset.
    ///
    /// Use it for signatures and for comparisons with an expiry.
    pub fn now(&self) -> UtcSeconds {
        self.local_now().plus_seconds(self.clock_offset.get())
    }

    /// Returns a random number that is uniform over all of `u64`, for jitter.
    pub fn random(&self) -> u64 {
        oss_transport::random_u64(&*self.runtime)
    }

    /// Returns the time of the local clock without the clock offset.
    pub fn local_now(&self) -> UtcSeconds {
        UtcSeconds::from(self.runtime.now())
    }
}
