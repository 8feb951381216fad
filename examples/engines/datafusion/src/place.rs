//! Where the data is stored: on an embedded server, or on the service that the environment names.

use std::fmt;

use datafusion::object_store::ObjectStoreExt;
use datafusion::object_store::path::Path;
use engines_support::{Checks, CountingTransport, Error, Meter, ServerLog};
use oss_client::Client;
use oss_client::credentials::context::Environment;
use oss_client::transport::HyperTransport;
use oss_emulator::Emulator;
use oss_object_store::OssStore;
use url::Url;

/// A bucket, a store for it, and what counts the requests of the store.
pub(crate) struct Place {
    store: OssStore,
    bucket: String,
    meter: Meter,
    server: Option<(Emulator, ServerLog)>,
}

impl Place {
    /// Uses the service that `OSS_ENDPOINT` names, or an embedded server if the variable is not set.
    pub(crate) async fn open() -> Result<Self, Error> {
        let environment = Environment::process();
        match environment.var("OSS_ENDPOINT")? {
            Some(endpoint) => Self::real(&environment, &endpoint),
            None => Self::embedded().await,
        }
    }

    fn real(environment: &Environment, endpoint: &str) -> Result<Self, Error> {
        let bucket = environment.var("OSS_BUCKET")?;
        let bucket = bucket.ok_or("OSS_ENDPOINT is set, but OSS_BUCKET is not; set both")?;
        let meter = Meter::default();
        let mut client = Client::builder()
            .endpoint(endpoint)
            .transport(counting(&meter));
        if let Some(region) = environment.var("OSS_REGION")? {
            client = client.region(region);
        }
        let store = OssStore::new(client.build()?.bucket(&bucket)?);
        Ok(Self {
            store,
            bucket,
            meter,
            server: None,
        })
    }

    async fn embedded() -> Result<Self, Error> {
        let log = ServerLog::default();
        let counted = log.clone();
        let server = Emulator::builder()
            .bucket(BUCKET)
            .on_request(move |request| counted.count(request))
            .start()
            .await?;
        let meter = Meter::default();
        let client = Client::builder()
            .endpoint(server.endpoint())
            .region(server.region())
            .credentials(server.credentials())
            .transport(counting(&meter))
            .build()?;
        Ok(Self {
            store: OssStore::new(client.bucket(BUCKET)?),
            bucket: BUCKET.to_owned(),
            meter,
            server: Some((server, log)),
        })
    }

    /// The store of the bucket.
    pub(crate) fn store(&self) -> &OssStore {
        &self.store
    }

    /// The name of the bucket.
    pub(crate) fn bucket(&self) -> &str {
        &self.bucket
    }

    /// The URL of the bucket, by which tables name it.
    pub(crate) fn url(&self) -> Result<Url, Error> {
        Ok(Url::parse(&format!("oss://{}", self.bucket))?)
    }

    /// What counts the requests of the store.
    pub(crate) fn meter(&self) -> &Meter {
        &self.meter
    }

    /// Checks that the server has seen as many requests as the client has counted.
    pub(crate) fn compare_counts(&self, checks: &mut Checks) {
        if let Some((_, log)) = &self.server {
            let (seen, sent) = (log.requests(), self.meter.read().requests);
            checks.record(
                "the server has counted the same requests",
                seen == sent,
                format!("{seen} at the server, {sent} at the client"),
            );
        }
    }

    /// Removes the objects from the service, or stops the embedded server.
    pub(crate) async fn close(self, paths: impl IntoIterator<Item = Path>) -> Result<(), Error> {
        if let Some((server, _)) = self.server {
            server.shutdown().await;
            return Ok(());
        }
        for path in paths {
            self.store.delete(&path).await?;
        }
        Ok(())
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.server {
            Some((server, _)) => write!(
                f,
                "{}, at an embedded server, {}",
                self.store,
                server.endpoint()
            ),
            None => write!(f, "{}", self.store),
        }
    }
}

fn counting(meter: &Meter) -> CountingTransport<HyperTransport> {
    let meter = meter.clone();
    CountingTransport::new(HyperTransport::new(), move |event| meter.count(event))
}

const BUCKET: &str = "examplebucket";
