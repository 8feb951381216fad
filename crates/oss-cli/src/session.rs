//! What a command works with: printer, clients, keys, signals.

use std::sync::Arc;

use oss_client::{Bucket, Client};
use oss_credentials::{AnonymousProvider, Context, EnvProvider, Environment, ProvideCredentials};
use oss_sign::BucketName;
use oss_transport::{HyperTransport, SystemRuntime, Transport};

use crate::args::Global;
use crate::args::global::Source;
use crate::exit::ExitStatus;
use crate::failure::{Failure, Result, plain};
use crate::output::Printer;
use crate::settings::Settings;
use crate::signals::Stop;

/// What a command works with. Nothing is read and nobody is asked before a command wants it.
#[derive(Debug)]
pub(crate) struct Session {
    settings: Settings,
    printer: Printer,
    environment: Environment,
    stop: Stop,
}

impl Session {
    /// A session as flags and environment want it; signals are listened for from now on.
    pub(crate) fn new(global: &Global, printer: Printer, environment: Environment) -> Result<Self> {
        let stop = Stop::listen().map_err(|error| {
            let problem = format!("cannot listen for signals: {}", plain(&error));
            Failure::new(ExitStatus::Internal, problem)
        })?;
        Ok(Self {
            settings: Settings::resolve(global, &environment)?,
            printer,
            environment,
            stop,
        })
    }

    /// The merged settings.
    pub(crate) fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The way to write.
    pub(crate) fn printer(&self) -> Printer {
        self.printer
    }

    /// Whether somebody asked to stop.
    pub(crate) fn stop(&self) -> Stop {
        self.stop.clone()
    }

    /// The environment variables.
    pub(crate) fn environment(&self) -> &Environment {
        &self.environment
    }

    /// What carries requests.
    ///
    /// # Errors
    ///
    /// The file of `--ca-file` cannot be read or holds no certificate.
    pub(crate) fn transport(&self) -> Result<Arc<dyn Transport>> {
        let mut builder = HyperTransport::builder();
        if let Some(path) = &self.settings.ca_file {
            #[expect(
                clippy::disallowed_methods,
                reason = "read once, before anything else is under way"
            )]
            let pem = std::fs::read(path)
                .map_err(|error| Failure::local("cannot read --ca-file", path, &error))?;
            builder = builder.add_root_pem(pem);
        }
        let transport = builder.build();
        let transport = transport.map_err(|error| Failure::usage(format!("--ca-file: {error}")))?;
        Ok(Arc::new(transport))
    }

    /// The source of keys that was chosen.
    pub(crate) fn provider(&self) -> Arc<dyn ProvideCredentials> {
        match self.settings.credentials {
            Source::Auto | Source::Env => Arc::new(EnvProvider::new()),
            Source::Anonymous => Arc::new(AnonymousProvider::new()),
        }
    }

    /// What a provider may use of the outside world: for calls of STS, RAM and the like.
    ///
    /// # Errors
    ///
    /// As [`transport`](Self::transport).
    pub(crate) fn context(&self) -> Result<Context> {
        let context = Context::new(self.transport()?, Arc::new(SystemRuntime::new()))
            .with_environment(self.environment.clone());
        Ok(match self.settings.region() {
            Some(region) => context.with_region(&region.value),
            None => context,
        })
    }

    /// A client of OSS.
    ///
    /// # Errors
    ///
    /// Neither region nor endpoint is known, and those of [`transport`](Self::transport).
    pub(crate) fn client(&self) -> Result<Client> {
        let builder = Client::builder()
            .endpoint(self.settings.endpoint()?)
            .signature_version(self.settings.signature)
            .credentials(self.provider())
            .transport(self.transport()?)
            .user_agent_suffix(concat!("oss-cli/", env!("CARGO_PKG_VERSION")));
        let builder = match self.settings.timeout {
            Some(timeout) => builder.timeout(timeout),
            None => builder,
        };
        builder.build().map_err(Failure::from)
    }

    /// A bucket of [`client`](Self::client).
    ///
    /// # Errors
    ///
    /// As [`client`](Self::client).
    pub(crate) fn bucket(&self, name: &BucketName) -> Result<Bucket> {
        self.client()?.bucket(name.as_str()).map_err(Failure::from)
    }
}
