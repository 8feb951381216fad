//! Where the suite runs: the service, the bucket, the prefix and the keys.

use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use oss_client::credentials::{AssumeRoleBuilder, AssumeRoleProvider};
use oss_client::operations::object::PutObjectOutput;
use oss_client::sign::{BucketName, Credentials, Endpoint, UtcSeconds};
use oss_client::transport::{Body, HyperTransport, Runtime, SystemRuntime, Transport};
use oss_client::{Bucket, Client, ClientBuilder, Response};

use super::Failed;

/// The service to run against, as `OSS_ENDPOINT` and the other variables of the environment name it.
#[derive(Debug)]
pub struct Settings {
    /// The endpoint, such as `https://oss-cn-hangzhou.aliyuncs.com`.
    pub endpoint: String,
    /// The region, such as `cn-hangzhou`.
    pub region: String,
    /// A bucket that exists. Nothing outside the suite's own prefix is written.
    pub bucket: String,
    /// Keys that may put, get, list and delete objects in the bucket.
    pub credentials: Credentials,
    /// A role that these keys may assume, and that may put and get objects in the bucket.
    pub role: Option<String>,
    /// The endpoint of STS, if it is not the usual one of the region.
    pub sts_endpoint: Option<String>,
}

pub(super) struct Place {
    pub(super) endpoint: Endpoint,
    pub(super) region: String,
    pub(super) name: BucketName,
    /// Ends with a slash. Every key of the suite begins with it.
    pub(super) prefix: String,
    pub(super) credentials: Credentials,
    pub(super) role: Option<String>,
    sts_endpoint: Option<String>,
    pub(super) bucket: Bucket,
    pub(super) transport: Arc<HyperTransport>,
}

impl Place {
    pub(super) fn new(settings: &Settings) -> Result<Self, Failed> {
        let transport = Arc::new(HyperTransport::builder().build()?);
        let runtime = SystemRuntime::new();
        let seconds = runtime.now().duration_since(UNIX_EPOCH)?.as_secs();
        let mut random = [0; 4];
        runtime.random(&mut random);
        let random = u32::from_le_bytes(random);
        let client = client(settings, settings.credentials.clone()).build()?;
        Ok(Self {
            endpoint: Endpoint::parse(&settings.endpoint)?,
            region: settings.region.clone(),
            name: BucketName::new(settings.bucket.as_str())?,
            prefix: format!("oss-suite-{seconds}-{random:08x}/"),
            credentials: settings.credentials.clone(),
            role: settings.role.clone(),
            sts_endpoint: settings.sts_endpoint.clone(),
            bucket: client.bucket(settings.bucket.as_str())?,
            transport,
        })
    }

    /// Returns the key of an object, which begins with the prefix of the suite.
    pub(super) fn key(&self, name: &str) -> String {
        format!("{}{name}", self.prefix)
    }

    /// Uploads an object.
    pub(super) async fn put(
        &self,
        key: &str,
        content: impl Into<Body>,
    ) -> Result<Response<PutObjectOutput>, Failed> {
        Ok(self.bucket.put_object(key).body(content).send().await?)
    }

    /// Downloads an object that is a text.
    pub(super) async fn text(&self, key: &str) -> Result<String, Failed> {
        let object = self.bucket.get_object(key).send().await?;
        Ok(object.output.body.text().await?)
    }

    /// The time of this machine.
    pub(super) fn now(&self) -> UtcSeconds {
        let now: SystemTime = SystemRuntime::new().now();
        UtcSeconds::from(now)
    }

    /// The role, to be assumed with the suite's own keys.
    pub(super) fn assume(&self) -> AssumeRoleBuilder {
        let role = self.role.clone().unwrap_or_default();
        let builder = AssumeRoleProvider::builder(role)
            .session_name("oss-suite")
            .source(self.credentials.clone());
        match &self.sts_endpoint {
            Some(endpoint) => builder.sts_endpoint(endpoint.as_str()),
            None => builder,
        }
    }

    /// The same bucket for other credentials.
    pub(super) fn bucket_as(
        &self,
        provider: impl oss_client::credentials::ProvideCredentials + 'static,
    ) -> Result<Bucket, Failed> {
        let builder = Client::builder()
            .endpoint(self.endpoint.clone())
            .region(&self.region)
            .credentials(provider);
        Ok(builder.build()?.bucket(self.name.as_str())?)
    }

    /// Sends a request as any HTTP client would: nothing is added or signed.
    pub(super) async fn send(
        &self,
        request: http::Request<Body>,
    ) -> Result<http::Response<Body>, Failed> {
        Ok(self.transport.send(request).await?)
    }
}

fn client(settings: &Settings, credentials: Credentials) -> ClientBuilder {
    Client::builder()
        .endpoint(settings.endpoint.as_str())
        .region(&settings.region)
        .credentials(credentials)
}
