//! Settings of a store: given one by one, as options that are texts, and from the environment.

mod address;
mod build;
mod error;
mod option;
mod values;

use std::fmt;
use std::sync::Arc;

use oss_client::Client;
use oss_client::credentials::{Environment, ProvideCredentials};

use crate::OssStore;

pub(crate) use self::address::Address;
pub use self::error::ConfigError;
pub use self::option::OssOption;
pub(crate) use self::option::is_ours;

/// Configures and builds an [`OssStore`].
///
/// A setting that is given by its own method comes before one that is given as an
/// [option](Self::option), and both come before the variables of the environment.
///
/// ```
/// use oss_client::sign::Credentials;
/// use oss_object_store::OssStore;
///
/// # fn example() -> Result<(), Box<dyn std::error::Error>> {
/// let store = OssStore::builder()
///     .url("oss://examplebucket/exampledir")
///     .region("cn-hangzhou")
///     .credentials(Credentials::new("EXAMPLEKEYID", "EXAMPLEKEYSECRET")?)
///     .build()?;
/// assert_eq!(store.to_string(), "oss://examplebucket/exampledir");
/// # Ok(())
/// # }
/// # example().unwrap();
/// ```
#[derive(Clone, Default)]
#[must_use = "a builder does nothing until `build` is called"]
pub struct OssStoreBuilder {
    url: Option<String>,
    bucket: Option<String>,
    prefix: Option<String>,
    region: Option<String>,
    endpoint: Option<String>,
    credentials: Option<Arc<dyn ProvideCredentials>>,
    client: Option<Client>,
    environment: Option<Environment>,
    options: Vec<(String, String)>,
    assume_unversioned: Option<bool>,
    coalesce_gap: Option<u64>,
    read_budget: Option<u64>,
    parallel_reads: Option<usize>,
}

impl OssStore {
    /// Returns a builder, which takes settings one by one, from options that are texts, and from the
    /// environment.
    pub fn builder() -> OssStoreBuilder {
        OssStoreBuilder::default()
    }

    /// Creates a store from a URL of the form `oss://bucket` or `oss://bucket/prefix`, with the settings of
    /// the environment.
    ///
    /// The paths of the store are below the prefix. Query engines look for the store by the bucket alone
    /// and then give it whole paths, so register one without a prefix there; or use `parse_url` of the
    /// module for your version of `object_store`, which returns the store of the bucket and the path.
    ///
    /// # Errors
    ///
    /// Fails if the URL has another form, and as [`OssStoreBuilder::build`].
    pub fn from_url(url: impl Into<String>) -> Result<Self, ConfigError> {
        Self::builder().url(url).build()
    }
}

impl OssStoreBuilder {
    /// Sets the bucket and the prefix by a URL of the form `oss://bucket` or `oss://bucket/prefix`.
    pub fn url(mut self, url: impl Into<String>) -> Self {
        self.url = Some(url.into());
        self
    }

    /// Sets the name of the bucket. It must be the bucket of the URL, if there is one.
    pub fn bucket(mut self, bucket: impl Into<String>) -> Self {
        self.bucket = Some(bucket.into());
        self
    }

    /// Sets the prefix below which the paths of the store are. Slashes at its ends do not matter. By
    /// default it is the path of the URL, or the whole bucket.
    pub fn prefix(mut self, prefix: impl Into<String>) -> Self {
        self.prefix = Some(prefix.into());
        self
    }

    /// Sets the region, such as `cn-hangzhou`. By default it is the region of the endpoint.
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.region = Some(region.into());
        self
    }

    /// Sets the host or URL that requests are sent to. By default it is the public host of the region.
    pub fn endpoint(mut self, endpoint: impl Into<String>) -> Self {
        self.endpoint = Some(endpoint.into());
        self
    }

    /// Sets where the access keys come from. By default they are looked for in the options, and then in
    /// the usual places of the machine; see
    /// [`DefaultChainProvider`](oss_client::credentials::DefaultChainProvider).
    pub fn credentials(mut self, provider: impl ProvideCredentials + 'static) -> Self {
        self.credentials = Some(Arc::new(provider));
        self
    }

    /// Sets the client that sends the requests, for everything that this builder does not have: retries,
    /// proxies, other transports, metrics. Settings of the client, such as the region and credentials,
    /// cannot be given then.
    pub fn client(mut self, client: Client) -> Self {
        self.client = Some(client);
        self
    }

    /// Sets the environment variables that are read. By default these are the variables of the process.
    pub fn environment(mut self, environment: Environment) -> Self {
        self.environment = Some(environment);
        self
    }

    /// Sets an option by its name, in upper or lower case, and its value: one of [`OssOption`], or a
    /// variable that the sources of credentials read, such as `ALIBABA_CLOUD_CREDENTIALS_URI`. Of two
    /// values for the same option, the last one is used. Names and values are checked by
    /// [`build`](Self::build).
    ///
    /// Credentials that are given as options replace those of the environment as a whole.
    pub fn option(mut self, key: impl AsRef<str>, value: impl Into<String>) -> Self {
        self.options.push((key.as_ref().to_owned(), value.into()));
        self
    }

    /// Sets several options; see [`option`](Self::option).
    pub fn options<K: AsRef<str>, V: Into<String>>(
        self,
        options: impl IntoIterator<Item = (K, V)>,
    ) -> Self {
        options
            .into_iter()
            .fold(self, |builder, (key, value)| builder.option(key, value))
    }

    /// Sets what counts for a bucket whose versioning the credentials may not read. The default is
    /// `false`: it counts as versioned, and writes that must not overwrite anything are refused.
    ///
    /// Set this to `true` only if you know that versioning was never enabled for the bucket: otherwise
    /// such a write may hide another one, and a table format that commits by it loses a commit. If the
    /// bucket says that versioning is or was enabled, this changes nothing.
    pub fn assume_unversioned(mut self, assume: bool) -> Self {
        self.assume_unversioned = Some(assume);
        self
    }

    /// Sets up to how many bytes may lie between two ranges of a call of `get_ranges` that become one
    /// request. The default is 1 MiB, as in `object_store`. The bytes between them are received and
    /// dropped.
    pub fn coalesce_gap(mut self, bytes: u64) -> Self {
        self.coalesce_gap = Some(bytes);
        self
    }

    /// Sets how many bytes all calls of `get_ranges` may be receiving at the same time, and how many
    /// bytes a request for several ranges has at most. The default is 256 MiB. A single range with more
    /// bytes is read when nothing else is.
    pub fn read_budget(mut self, bytes: u64) -> Self {
        self.read_budget = Some(bytes);
        self
    }

    /// Sets how many requests a call of `get_ranges` makes at once. The default is 10, as in
    /// `object_store`.
    pub fn parallel_reads(mut self, requests: usize) -> Self {
        self.parallel_reads = Some(requests);
        self
    }
}

impl fmt::Debug for OssStoreBuilder {
    /// Shows the names of the options without their values, which may be secrets.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let options: Vec<_> = self.options.iter().map(|(key, _)| key).collect();
        f.debug_struct("OssStoreBuilder")
            .field("bucket", &self.bucket)
            .field("prefix", &self.prefix)
            .field("region", &self.region)
            .field("endpoint", &self.endpoint)
            .field("options", &options)
            .finish_non_exhaustive()
    }
}
