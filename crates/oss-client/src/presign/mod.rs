//! Operations signed as URLs, and the requests that these URLs stand for.
//!
//! Every operation has a method `presign`, such as
//! [`PutObject::presign`](crate::operations::object::PutObject::presign), which takes the time for which
//! the URL works. At which host, for whom and from when it works is set on the [`Presign`] that it
//! returns. The page [share](crate::guide::share) has more examples.
//!
//! ```
//! use std::time::Duration;
//! use oss_client::{Client, sign::Credentials};
//! # use oss_client::transport::testing::NoTransport;
//!
//! # tokio::runtime::Builder::new_current_thread().build()?.block_on(async {
//! # let client = Client::builder()
//! #     .region("cn-hangzhou")
//! #     .credentials(Credentials::new("EXAMPLEKEYID", "EXAMPLEKEYSECRET")?)
//! #     .transport(std::sync::Arc::new(NoTransport::new()))
//! #     .build()?;
//! let upload = client
//!     .bucket("examplebucket")?
//!     .put_object("exampledir/exampleobject.txt")
//!     .content_type("text/plain")
//!     .presign(Duration::from_secs(600))
//!     .vpc_id("vpc-t4nlw426y44rd3iq4xxxx")
//!     .await?;
//! assert_eq!(upload.method(), "PUT");
//! assert_eq!(upload.headers().collect::<Vec<_>>(), [("content-type", "text/plain")]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! # })?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # What stands in the URL and what in the headers
//!
//! A plain HTTP client, such as a browser or `curl`, should be able to use the URL as it is.
//! Everything that OSS reads from the query is therefore put there, even where an operation has a
//! header for it: who pays (`request_payer`), the traffic limit, the processing instruction and the
//! upload callback. Every other header that the caller sets must be sent with the URL; see
//! [`PresignedRequest::headers`]. Headers that the client adds on its own when it sends a request
//! are left out.

pub(crate) mod curl;
pub(crate) mod expiry;
mod parameters;
mod publish;
mod request;
pub(crate) mod terms;
mod url;

pub use expiry::{ExpiryReason, TokenPolicy};
pub use publish::PresignPublish;
pub use request::PresignedRequest;
pub use url::Presign;
