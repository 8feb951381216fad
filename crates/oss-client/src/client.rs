//! The client.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use oss_credentials::Context;
use oss_sign::Endpoint;

use crate::pipeline::{Deadline, Shared};

/// A client of OSS.
///
/// A client is cheap to clone. Its clones share connections, cached credentials and the retry
/// budget, so a program usually builds one client and clones it into its tasks.
///
/// Operations on a bucket and its objects are methods of [`Bucket`](crate::Bucket), which
/// [`bucket`](Self::bucket) returns. Operations on the service are methods of the client.
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
/// assert_eq!(object.output.body.text().await?, "hello world");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Client {
    shared: Arc<Shared>,
}

impl Client {
    pub(crate) fn new(shared: Shared) -> Self {
        Self {
            shared: Arc::new(shared),
        }
    }

    /// Returns the endpoint to which the client sends its requests.
    pub fn endpoint(&self) -> &Endpoint {
        &self.shared.config.endpoint
    }

    /// Returns the context that the client gives to its credentials provider: transport, runtime,
    /// environment variables, files, region and clock offset.
    pub fn context(&self) -> &Context {
        &self.shared.context
    }

    /// Returns the moment that is the given time away. Calls that are given it by their method
    /// `with_deadline` share the time until then.
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// # async fn example(client: oss_client::Client) -> Result<(), oss_client::Error> {
    /// let bucket = client.bucket("examplebucket")?;
    /// let deadline = client.deadline_after(Duration::from_secs(10));
    /// bucket.put_object("exampledir/one.txt").body("1").with_deadline(deadline).send().await?;
    /// bucket.put_object("exampledir/two.txt").body("2").with_deadline(deadline).send().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn deadline_after(&self, time: Duration) -> Deadline {
        Deadline::after(Some(time), self.shared.context.runtime())
    }

    pub(crate) fn shared(&self) -> &Arc<Shared> {
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
