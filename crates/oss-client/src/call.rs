//! A call: an operation together with the client that makes it and the options of this one call.

use std::fmt;
use std::time::Duration;

use crate::client::Client;
use crate::operation::Operation;
use crate::pipeline::CallOptions;

/// An operation that is about to be sent or presigned.
///
/// The methods that an operation has for its own fields set these fields; the methods whose names
/// begin with `with_` set options of the call. At the end stands either [`send`](Self::send), which
/// sends the operation and reads the response, or [`presign`](Self::presign), which signs it as a
/// URL. Awaiting the call itself is the same as `send().await`.
///
/// ```
/// use std::time::Duration;
///
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let stored = bucket
///     .put_object("exampledir/exampleobject.txt")
///     .body("hello world")
///     .storage_class("IA")
///     .with_timeout(Duration::from_secs(30))
///     .send()
///     .await?;
/// println!("{:?}", stored.etag);
/// # Ok(())
/// # }
/// ```
#[must_use = "a call does nothing until it is sent or presigned"]
pub struct Call<Op> {
    pub(crate) client: Client,
    pub(crate) operation: Op,
    pub(crate) options: CallOptions,
}

impl Client {
    /// Makes a call of an operation. This is how an operation is called that is implemented outside
    /// of this crate; those of the crate have methods on [`Client`] and [`Bucket`](crate::Bucket).
    pub fn call<Op: Operation>(&self, operation: Op) -> Call<Op> {
        Call {
            client: self.clone(),
            operation,
            options: CallOptions::default(),
        }
    }
}

impl<Op: Operation> Call<Op> {
    /// Sets a time limit for the whole call.
    ///
    /// The limit covers every attempt, the waits between attempts, and reading a streamed response
    /// body. By default the limit of the client applies
    /// ([`ClientBuilder::timeout`](crate::ClientBuilder::timeout)), and a client has no limit unless
    /// one is set, because a long transfer that keeps making progress is healthy. The limit does not
    /// concern presigned URLs.
    pub fn with_timeout(mut self, timeout: Duration) -> Self {
        self.options.timeout = Some(timeout);
        self
    }

    /// Sets whether the call is repeated when it was sent and no response arrived, so that the
    /// server may have executed it. By default the operation decides, by its
    /// [`Idempotency`](crate::operation::Idempotency).
    pub fn with_repeat_ambiguous(mut self, repeat: bool) -> Self {
        self.options.repeat_ambiguous = Some(repeat);
        self
    }

    /// Adds a header for which the operation has no field. The value must be visible ASCII.
    ///
    /// A header that the operation or the client sets already is refused when the call is sent.
    pub fn with_header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.options.headers.push((name.into(), value.into()));
        self
    }

    /// Adds a query parameter for which the operation has no field. Name and value are given as
    /// plain text; the client encodes them.
    pub fn with_query(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.options.query.push((name.into(), value.into()));
        self
    }
}

impl<Op: Operation> fmt::Debug for Call<Op> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call")
            .field("operation", &Op::NAME)
            .finish_non_exhaustive()
    }
}

/// Writes the constructor and the `Debug` of an operation, and a setter of its call for each
/// optional field. The required fields stand in parentheses, the optional ones in braces. The
/// fields after `and` have setters that are written by hand.
macro_rules! fields {
    (
        $operation:ident($($required:ident: $required_type:ty),*) {
            $($field:ident: $type:ty,)*
        } $(and $($own:ident),+)?
    ) => {
        impl $operation {
            /// Creates the operation with its required fields. All optional fields are unset.
            pub fn new($($required: impl Into<$required_type>),*) -> Self {
                Self {
                    $($required: $required.into(),)*
                    $($field: None,)*
                    $($($own: Default::default(),)+)?
                }
            }
        }

        impl std::fmt::Debug for $operation {
            /// Shows the required fields. Some of the others, such as a callback, may contain
            /// secrets.
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
