//! The client.

use std::fmt;
use std::sync::Arc;

use oss_credentials::{Context, ProvideCredentials};
use oss_sign::{BucketName, Endpoint};

use crate::bucket::Bucket;
use crate::builder::ClientBuilder;
use crate::call::Call;
use crate::config::Config;
use crate::error::Result;
use crate::operation::Operation;
use crate::pipeline::Signers;
use crate::retry::RetryPolicy;

/// A client of OSS. Cheap to clone; share it, its connections and its retry budget between tasks.
///
/// ```
/// use oss_client::{Client, Error};
/// use oss_client::sign::Credentials;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let oss = oss_emulator::Emulator::builder().bucket("examplebucket").start().await?;
/// let client = Client::builder()
///     .endpoint(oss.endpoint())
///     .region(oss.region())
///     .credentials(oss.credentials())
///     .build()?;
/// let bucket = client.bucket("examplebucket")?;
/// bucket.put_object("exampledir/exampleobject.txt").body("hello world").send().await?;
/// let object = bucket.get_object("exampledir/exampleobject.txt").send().await?;
/// assert_eq!(object.body.text().await?, "hello world");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Client {
    shared: Arc<Shared>,
}

/// What all clones of a client share.
pub(crate) struct Shared {
    pub(crate) config: Config,
    pub(crate) context: Context,
    pub(crate) provider: Arc<dyn ProvideCredentials>,
    pub(crate) retry: Arc<dyn RetryPolicy>,
    pub(crate) signers: Signers,
}

impl Client {
    /// Begins a client: a region or an endpoint is needed.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::new()
    }

    pub(crate) fn new(shared: Shared) -> Self {
        Self {
            shared: Arc::new(shared),
        }
    }

    /// A bucket by its name. Sends nothing.
    ///
    /// # Errors
    ///
    /// A name that no bucket can have.
    pub fn bucket(&self, name: impl Into<String>) -> Result<Bucket> {
        Ok(Bucket::new(self.clone(), BucketName::new(name)?))
    }

    /// A call of any operation, one of your own too.
    pub fn call<Op: Operation>(&self, operation: Op) -> Call<Op> {
        Call::new(self.clone(), operation)
    }

    /// Where the client sends its requests.
    pub fn endpoint(&self) -> &Endpoint {
        &self.shared.config.endpoint
    }

    /// Transport, runtime, environment and clock offset, as the credentials see them.
    pub fn context(&self) -> &Context {
        &self.shared.context
    }

    pub(crate) fn shared(&self) -> &Shared {
        &self.shared
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("endpoint", self.endpoint())
            .field("credentials", &self.shared.provider)
            .finish_non_exhaustive()
    }
}
