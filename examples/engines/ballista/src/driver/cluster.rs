//! The cluster: one scheduler and two executors.

use std::sync::Arc;

use ballista::prelude::SessionContextExt;
use datafusion::execution::SessionStateBuilder;
use datafusion::prelude::SessionContext;
use engines_support::{Error, Traffic};
use tempfile::TempDir;
use url::Url;

use super::children::Process;
use super::keys::KeyServer;
use super::service::Service;

/// The processes of the cluster. They are killed when this is dropped.
pub(crate) struct Cluster {
    scheduler: Process,
    executors: [Process; 2],
    port: u16,
    // The folders of the executors are removed after the executors have ended, so they stand last.
    _folders: [TempDir; 2],
}

impl Cluster {
    /// Starts the processes, and waits until the executors are registered.
    pub(crate) async fn start(service: &Service, keys: &KeyServer) -> Result<Self, Error> {
        let scheduler = Process::start("scheduler", &["scheduler"], service, keys)?;
        let seen = scheduler.wait_for(|seen| seen.port.is_some()).await?;
        let port = seen.port.unwrap_or_default();
        let folders = [TempDir::new()?, TempDir::new()?];
        let [first, second] = &folders;
        let start = |name: &str, folder: &TempDir| {
            let folder = folder.path().to_str();
            let folder = folder.ok_or("the name of the temporary folder is not UTF-8")?;
            let port = port.to_string();
            let arguments = [
                "executor",
                "--name",
                name,
                "--scheduler",
                &port,
                "--folder",
                folder,
            ];
            Process::start(name, &arguments, service, keys)
        };
        let executors = [start("executor-1", first)?, start("executor-2", second)?];
        let [first, second] = &executors;
        tokio::select! {
            registered = scheduler.wait_for(|seen| seen.executors == 2) => registered?,
            ended = first.wait_for(|_| false) => ended?,
            ended = second.wait_for(|_| false) => ended?,
        };
        println!(
            "The scheduler listens at 127.0.0.1:{port}; {} and {} are registered.",
            first.name(),
            second.name(),
        );
        Ok(Self {
            scheduler,
            executors,
            port,
            _folders: folders,
        })
    }

    /// A session whose queries this cluster answers. The driver itself only looks at the names of the
    /// files.
    pub(crate) async fn session(&self, service: &Service) -> Result<SessionContext, Error> {
        let config = engines_data::session_config().with_target_partitions(PARTITIONS);
        let state = SessionStateBuilder::new()
            .with_config(config)
            .with_default_features()
            .build();
        let url = format!("df://127.0.0.1:{}", self.port);
        let session = SessionContext::remote_with_state(&url, state).await?;
        prepare(&session, service).await?;
        Ok(session)
    }

    pub(crate) fn scheduler(&self) -> &Process {
        &self.scheduler
    }

    pub(crate) fn executors_mut(&mut self) -> &mut [Process; 2] {
        &mut self.executors
    }

    pub(crate) fn executors(&self) -> &[Process; 2] {
        &self.executors
    }

    /// What each process has requested from OSS since it started: the scheduler, and the executors.
    pub(crate) async fn reports(&mut self) -> Result<[Traffic; 3], Error> {
        let [first, second] = &mut self.executors;
        Ok([
            self.scheduler.report().await?,
            first.report().await?,
            second.report().await?,
        ])
    }
}

/// Makes the store and the tables known to a session.
pub(crate) async fn prepare(session: &SessionContext, service: &Service) -> Result<(), Error> {
    let url = Url::parse(&format!("oss://{}", service.bucket()))?;
    session.register_object_store(&url, Arc::new(service.store()?));
    engines_data::register(session, service.bucket()).await?;
    Ok(())
}

/// How many partitions a plan has: several for each executor, so that they are not done at once.
const PARTITIONS: usize = 8;
