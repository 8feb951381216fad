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
    /// `coalesce_gap` is that of the store.
    pub(crate) async fn open(coalesce_gap: Option<u64>) -> Result<Self, Error> {
        let environment = Environment::process();
        match environment.var("OSS_ENDPOINT")? {
            Some(endpoint) => Self::real(&environment, &endpoint, coalesce_gap),
            None => Self::embedded(coalesce_gap).await,
        }
    }

    fn real(
        environment: &Environment,
        endpoint: &str,
        coalesce_gap: Option<u64>,
    ) -> Result<Self, Error> {
        let bucket = environment.var("OSS_BUCKET")?;
        let bucket = bucket.ok_or("OSS_ENDPOINT is set, but OSS_BUCKET is not; set both")?;
        let meter = Meter::default();
        let mut client = Client::builder()
            .endpoint(endpoint)
            .transport(counting(&meter));
        if let Some(region) = environment.var("OSS_REGION")? {
            client = client.region(region);
        }
        Ok(Self {
            store: store(client.build()?, &bucket, coalesce_gap)?,
            bucket,
            meter,
            server: None,
        })
    }

    async fn embedded(coalesce_gap: Option<u64>) -> Result<Self, Error> {
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
            store: store(client, BUCKET, coalesce_gap)?,
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

    /// The variables with which another program finds the place, if they are not those that this program
    /// was started with.
    pub(crate) fn variables(&self) -> Vec<(&'static str, String)> {
        let Some((server, _)) = &self.server else {
            return Vec::new();
        };
        let mut variables = vec![
            ("OSS_ENDPOINT", server.endpoint().to_owned()),
            ("OSS_REGION", server.region().to_owned()),
        ];
        if let Some(key) = server.credentials().access_key() {
            variables.push(("OSS_ACCESS_KEY_ID", key.id().to_owned()));
            variables.push(("OSS_ACCESS_KEY_SECRET", key.secret().expose().to_owned()));
        }
        variables
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

fn store(client: Client, bucket: &str, coalesce_gap: Option<u64>) -> Result<OssStore, Error> {
    let mut store = OssStore::builder().client(client).bucket(bucket);
    if let Some(bytes) = coalesce_gap {
        store = store.coalesce_gap(bytes);
    }
    Ok(store.build()?)
}

fn counting(meter: &Meter) -> CountingTransport<HyperTransport> {
    let meter = meter.clone();
    CountingTransport::new(HyperTransport::new(), move |event| meter.count(event))
}

const BUCKET: &str = "examplebucket";
