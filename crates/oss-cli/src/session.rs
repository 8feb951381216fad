//! What a command works with: printer, clients, keys, signals.

use std::sync::Arc;

use oss_client::{Bucket, Client};
use oss_credentials::{
    AnonymousProvider, AssumeRoleWithOidcProvider, ChainProvider, CliConfigProvider, Context,
    CredentialsUriProvider, DefaultChainProvider, EcsRoleProvider, EnvProvider, Environment,
    IniProvider, OssutilConfigProvider, PassedOver, ProvideCredentials,
};
use oss_sign::{BucketName, Credentials};
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

/// Keys, and how they were found.
#[derive(Debug)]
pub(crate) struct Keys {
    pub(crate) credentials: Credentials,
    /// The source that had them.
    pub(crate) winner: String,
    /// The sources before it, and why they had none.
    pub(crate) passed: Vec<PassedOver>,
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
        if let Some(profiles) = self.profiles() {
            return Arc::new(profiles);
        }
        match self.settings.credentials {
            Source::Auto | Source::Profile => Arc::new(self.chain()),
            Source::Env => Arc::new(EnvProvider::new()),
            Source::Ecs => Arc::new(EcsRoleProvider::new()),
            Source::Oidc => Arc::new(AssumeRoleWithOidcProvider::from_environment()),
            Source::Uri => Arc::new(CredentialsUriProvider::from_environment()),
            Source::Anonymous => Arc::new(AnonymousProvider::new()),
        }
    }

    /// Keys of that source, and how they were found.
    ///
    /// # Errors
    ///
    /// There are none.
    pub(crate) async fn keys(&self, cx: &Context) -> Result<Keys> {
        let (credentials, resolution) = match (self.settings.credentials, self.profiles()) {
            (_, Some(chain)) => (chain.provide(cx).await?, chain.resolution()),
            (Source::Auto, None) => {
                let chain = self.chain();
                (chain.provide(cx).await?, chain.resolution())
            }
            _ => (self.provider().provide(cx).await?, None),
        };
        let (winner, passed) = match resolution {
            Some(resolution) => (resolution.winner, resolution.passed),
            None => (
                credentials.source().unwrap_or("unknown").to_owned(),
                Vec::new(),
            ),
        };
        Ok(Keys {
            credentials,
            winner,
            passed,
        })
    }

    /// Files of profiles, where they were asked for: the profile that was named, or the one that
    /// each file calls the usual.
    fn profiles(&self) -> Option<ChainProvider> {
        let Settings {
            credentials,
            config,
            profile,
            ..
        } = &self.settings;
        let mut ossutil = OssutilConfigProvider::new();
        let (mut cli, mut ini) = (CliConfigProvider::new(), IniProvider::new());
        if let Some(path) = config {
            ossutil = ossutil.path(path);
        }
        if let Some(profile) = profile {
            let name = profile.value.as_str();
            ossutil = ossutil.profile(name);
            (cli, ini) = (cli.profile(name), ini.profile(name));
        }
        let chain = ChainProvider::builder();
        let chain = match (credentials, config) {
            // A file that was named is the only one, and keys of the environment go before it.
            (Source::Auto, Some(_)) => chain.link("environment", EnvProvider::new()),
            (Source::Profile, _) => chain,
            _ => return None,
        };
        let chain = chain.link("ossutil file", ossutil);
        let chain = match config {
            Some(_) => chain,
            None => chain.link("config.json", cli).link("credentials file", ini),
        };
        Some(chain.build())
    }

    /// Whatever this machine has. A profile that was named for this program is the only source; one
    /// that is named for all programs is the chain's own business.
    fn chain(&self) -> DefaultChainProvider {
        let chain = DefaultChainProvider::new();
        match &self.settings.profile {
            Some(profile) if profile.is_for_us() => chain.profile(profile.value.as_str()),
            _ => chain,
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
