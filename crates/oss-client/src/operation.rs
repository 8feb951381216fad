//! The trait that every operation implements.

use crate::error::Result;
#[doc(hidden)]
pub use crate::pipeline::CallOptions;
pub use crate::raw_response::RawResponse;
pub use crate::request::{Answer, Check, Idempotency, OperationRequest};

/// An operation of OSS: how its request is built, and how its response is read.
///
/// Both are pure functions. Signing, sending, retries, checksums and errors are the client's part.
/// The operations of this crate implement the trait, and an operation that is missing here can be
/// implemented outside of it; [`Client::call`](crate::Client::call) makes a call of it:
///
/// ```
/// use oss_client::operation::{OperationRequest, RawResponse};
/// use oss_client::sign::BucketName;
/// use oss_client::{Client, Error, Operation};
///
/// /// Reads statistics of a bucket, such as the number of its objects.
/// struct GetBucketStat {
///     bucket: BucketName,
/// }
///
/// impl Operation for GetBucketStat {
///     type Output = String;
///     const NAME: &'static str = "GetBucketStat";
///
///     fn request(self) -> Result<OperationRequest, Error> {
///         Ok(OperationRequest::bucket(http::Method::GET, self.bucket).query("stat", ""))
///     }
///
///     fn response(response: RawResponse) -> Result<String, Error> {
///         Ok(String::from_utf8_lossy(response.document()).into_owned())
///     }
/// }
///
/// # async fn example(client: Client) -> Result<(), Error> {
/// let stat = client.call(GetBucketStat { bucket: BucketName::new("examplebucket")? });
/// println!("{}", stat.send().await?.output);
/// # Ok(())
/// # }
/// ```
pub trait Operation: Send + 'static {
    /// What the caller gets after a successful call.
    type Output: Send + 'static;

    /// The official name of the operation, which errors and logs show.
    const NAME: &'static str;

    /// What the body of a successful response contains. The default is a document.
    const ANSWER: Answer = Answer::Document;

    /// Returns the options of the call that a builder of this crate holds. Other operations have none.
    #[doc(hidden)]
    fn options(&self) -> CallOptions {
        CallOptions::default()
    }

    /// Builds the request.
    ///
    /// # Errors
    ///
    /// Fails if the operation cannot be requested like this, for example because the key is empty.
    fn request(self) -> Result<OperationRequest>;

    /// Reads a successful response, one with a status of 200 to 299. Where the body is a document,
    /// it has been read completely and is not an `<Error>` document.
    ///
    /// # Errors
    ///
    /// Fails if the response is not one that the operation can have.
    fn response(response: RawResponse) -> Result<Self::Output>;
}
