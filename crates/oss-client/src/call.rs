//! A call: an operation, its options, and the two things that can be done with it.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::time::Duration;

use crate::client::Client;
use crate::error::Result;
use crate::operation::Operation;
use crate::pipeline;
use crate::presign::Presign;

/// An operation on its way: set what it may have, then [`send`](Self::send) or
/// [`presign`](Self::presign) it.
///
/// `.await` on the call itself sends it too. Methods that begin with `with_` concern the call, all
/// others are fields of the operation.
#[must_use = "a call does nothing until it is sent or presigned"]
pub struct Call<Op> {
    pub(crate) client: Client,
    pub(crate) operation: Op,
    pub(crate) options: CallOptions,
}

/// What concerns one call, whatever the operation.
#[derive(Clone, Default)]
pub(crate) struct CallOptions {
    pub(crate) timeout: Option<Duration>,
    pub(crate) repeat_ambiguous: Option<bool>,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) query: Vec<(String, String)>,
}

impl<Op: Operation> Call<Op> {
    pub(crate) fn new(client: Client, operation: Op) -> Self {
        Self {
            client,
            operation,
            options: CallOptions::default(),
        }
    }

    /// Ends the call after so long, all attempts, waits and the reading of a streamed answer
    /// included. By default there is no such limit: a long transfer that moves is healthy.
    pub fn with_timeout(mut self, timeout: Duration) -> Self {
        self.options.timeout = Some(timeout);
        self
    }

    /// Says whether to repeat the call when it was sent and no answer came, so that it may have
    /// been executed. By default the operation decides.
    pub fn with_repeat_ambiguous(mut self, repeat: bool) -> Self {
        self.options.repeat_ambiguous = Some(repeat);
        self
    }

    /// Adds a header that the operation has no field for.
    pub fn with_header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.options.headers.push((name.into(), value.into()));
        self
    }

    /// Adds a query parameter, not encoded, that the operation has no field for.
    pub fn with_query(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.options.query.push((name.into(), value.into()));
        self
    }

    /// Sends the operation and reads the answer, repeating what may be repeated.
    ///
    /// # Errors
    ///
    /// [`Error`](crate::Error); its [`kind`](crate::Error::kind) says who caused it and what to do.
    ///
    /// # Cancel safety
    ///
    /// Dropping the future gives the request up; no task goes on in the background. A request that
    /// writes may have been executed.
    pub async fn send(self) -> Result<Op::Output> {
        pipeline::send(self).await
    }

    /// Signs the operation as a URL that anybody can use until it expires. Nothing is sent, and
    /// the network is not touched when the provider has keys at hand.
    ///
    /// ```
    /// use std::time::Duration;
    /// use oss_client::{Client, sign::Credentials};
    /// # use oss_client::transport::testing::NoTransport;
    ///
    /// # tokio::runtime::Builder::new_current_thread().build()?.block_on(async {
    /// let client = Client::builder()
    ///     .region("cn-hangzhou")
    ///     .credentials(Credentials::new("EXAMPLEKEYID", "EXAMPLEKEYSECRET")?)
    /// #   .transport(std::sync::Arc::new(NoTransport::new()))
    ///     .build()?;
    /// let presigned = client
    ///     .bucket("examplebucket")?
    ///     .get_object("exampledir/exampleobject.txt")
    ///     .presign(Duration::from_secs(60))
    ///     .await?;
    /// assert_eq!(presigned.method(), "GET");
    /// assert!(presigned.url().contains("/exampledir/exampleobject.txt?"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// # })?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Security
    ///
    /// Whoever holds the URL has the access. It is redacted in `Debug` and `Display`, and never
    /// logged.
    pub fn presign(self, expires_in: Duration) -> Presign<Op> {
        Presign::new(self, expires_in)
    }
}

impl<Op: Operation> IntoFuture for Call<Op> {
    type Output = Result<Op::Output>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

impl<Op: Operation> fmt::Debug for Call<Op> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call")
            .field("operation", &Op::NAME)
            .finish_non_exhaustive()
    }
}

/// Writes the constructor and the `Debug` of an operation from the fields that it needs, and a
/// setter of its call for each that it may have. Fields after `and` have setters of their own.
macro_rules! fields {
    (
        $operation:ident($($required:ident: $required_type:ty),*) {
            $($field:ident: $type:ty,)*
        } $(and $($own:ident),+)?
    ) => {
        impl $operation {
            /// The operation with what it needs; all else is unset.
            pub fn new($($required: impl Into<$required_type>),*) -> Self {
                Self {
                    $($required: $required.into(),)*
                    $($field: None,)*
                    $($($own: Default::default(),)+)?
                }
            }
        }

        impl std::fmt::Debug for $operation {
            /// What it needs; of the rest some, such as a callback, may hold secrets.
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct(stringify!($operation))
                    $(.field(stringify!($required), &self.$required))*
                    .finish_non_exhaustive()
            }
        }

        impl Call<$operation> {
            $(
                #[doc = concat!("Sets [`", stringify!($operation), "::", stringify!($field), "`].")]
                pub fn $field(mut self, value: impl Into<$type>) -> Self {
                    self.operation.$field = Some(value.into());
                    self
                }
            )*
        }
    };
}

pub(crate) use fields;
