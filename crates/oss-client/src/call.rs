//! A call: an operation together with the client that makes it and the options of this one call.

use std::sync::Arc;
use std::time::Duration;

use oss_transport::body::BodyProgress;

use crate::client::Client;
use crate::operation::{Operation, OperationRequest, RawResponse};
use crate::pipeline::{CallOptions, Deadline};

/// The client that makes a call, and the options of this one call.
#[derive(Clone)]
pub(crate) struct CallContext {
    pub(crate) client: Client,
    pub(crate) options: CallOptions,
}

impl CallContext {
    pub(crate) fn new(client: &Client) -> Self {
        Self {
            client: client.clone(),
            options: CallOptions::default(),
        }
    }
}

/// A call of an operation that is implemented outside of this crate.
///
/// [`Client::call`] creates it. It can do what the calls of the crate's own operations can do: the
/// methods whose names begin with `with_` set options of the call, and at the end stands either
/// [`send`](Self::send) or [`presign`](Self::presign). Awaiting the call is the same as
/// `send().await`.
#[must_use = "a call does nothing until it is sent or presigned"]
pub struct Call<Op> {
    call: CallContext,
    operation: Op,
}

impl Client {
    /// Makes a call of an operation that is implemented outside of this crate. The operations of the
    /// crate have methods on [`Client`] and [`Bucket`](crate::Bucket).
    pub fn call<Op: Operation>(&self, operation: Op) -> Call<Op> {
        Call {
            call: CallContext {
                client: self.clone(),
                options: operation.options(),
            },
            operation,
        }
    }
}

impl<Op: Operation> Operation for Call<Op> {
    type Output = Op::Output;
    const NAME: &'static str = Op::NAME;
    const ANSWER: crate::operation::Answer = Op::ANSWER;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> crate::error::Result<OperationRequest> {
        self.operation.request()
    }

    fn response(response: RawResponse) -> crate::error::Result<Self::Output> {
        Op::response(response)
    }
}

/// Writes what every call can do: the options, `send`, `presign`, awaiting, and `Debug`, which shows
/// the given fields. Other fields, such as a callback, may contain secrets.
macro_rules! call {
    ($call:ident $(<$op:ident>)? -> $output:ty $(, $field:ident)*) => {
        impl $(<$op: $crate::operation::Operation>)? $call $(<$op>)? {
            /// Sets a time limit for the whole call.
            ///
            /// The limit covers every attempt, the waits between attempts, and reading a streamed
            /// response body. By default the limit of the client applies
            /// ([`ClientBuilder::timeout`](crate::ClientBuilder::timeout)), and a client has no limit
            /// unless one is set, because a long transfer that keeps making progress is healthy. The
            /// limit does not concern presigned URLs.
            pub fn with_timeout(mut self, timeout: std::time::Duration) -> Self {
                self.call.set_timeout(timeout);
                self
            }

            /// Sets a moment at which the call ends, which it may share with other calls. If there is also
            /// a [timeout](Self::with_timeout), the earlier of the two ends the call.
            /// [`Client::deadline_after`](crate::Client::deadline_after) creates such a moment.
            pub fn with_deadline(mut self, deadline: crate::Deadline) -> Self {
                self.call.set_deadline(deadline);
                self
            }

            /// Calls `hook` while the body of the request is sent: when it begins, for each piece that
            /// the transport has taken, and at the end. If the request is sent again, the hook is told
            /// that the body begins anew. The hook must not wait.
            pub fn with_progress(
                mut self,
                hook: impl Fn(oss_transport::body::BodyProgress) + Send + Sync + 'static,
            ) -> Self {
                self.call.set_progress(hook);
                self
            }

            /// Sets a time limit for each attempt, from the moment when the request is signed to the
            /// end of the response's document, or to the end of its head if the response is streamed.
            /// The time begins anew with every piece of the request's body that the transport takes.
            /// An attempt that takes longer fails and is repeated where that is safe. By default the
            /// limit of the client applies ([`ClientBuilder::attempt_timeout`](crate::ClientBuilder::attempt_timeout)).
            pub fn with_attempt_timeout(mut self, timeout: std::time::Duration) -> Self {
                self.call.set_attempt_timeout(timeout);
                self
            }

            /// Sets whether the call is repeated when it was sent and no response arrived, so that the
            /// server may have executed it. By default the operation decides, by its
            /// [`Idempotency`](crate::operation::Idempotency).
            pub fn with_repeat_ambiguous(mut self, repeat: bool) -> Self {
                self.call.set_repeat_ambiguous(repeat);
                self
            }

            /// Adds a header for which the operation has no setter. The value must be visible ASCII.
            ///
            /// A header that the operation or the client sets already is refused when the call is
            /// sent.
            pub fn with_header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
                self.call.add_header(name.into(), value.into());
                self
            }

            /// Adds a query parameter for which the operation has no setter. Name and value are given
            /// as plain text; the client encodes them.
            pub fn with_query(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
                self.call.add_query(name.into(), value.into());
                self
            }

            /// Sends the operation and reads the response.
            ///
            /// A failed attempt is repeated where that is safe and the client's
            /// [retry policy](crate::retry) allows it. A response whose body is the content of an
            /// object is returned as soon as its head has arrived; the content is then read from the
            /// output's body.
            ///
            /// # Errors
            ///
            /// Fails with an [`Error`](crate::Error) whose [`kind`](crate::Error::kind) says who caused
            /// it and what to do.
            ///
            /// # Cancel safety
            ///
            /// Dropping the future gives the request up, and no task continues in the background. A
            /// request that writes may have been executed all the same.
            pub fn send(
                self,
            ) -> impl Future<Output = $crate::error::Result<$crate::Response<$output>>> + Send {
                let call = self.call.clone();
                call.send(self)
            }
        }

        impl $(<$op: $crate::operation::Operation>)? std::future::IntoFuture for $call $(<$op>)? {
            type Output = $crate::error::Result<$crate::Response<$output>>;
            type IntoFuture = $crate::call::Sending<$output>;

            fn into_future(self) -> Self::IntoFuture {
                Box::pin(self.send())
            }
        }

        impl $(<$op: $crate::operation::Operation>)? std::fmt::Debug for $call $(<$op>)? {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct(<Self as $crate::operation::Operation>::NAME)
                    $(.field(stringify!($field), &self.$field))*
                    .finish_non_exhaustive()
            }
        }
    };
}

/// Writes what the calls can do that can be made into a URL.
macro_rules! presign {
    ($call:ident $(<$op:ident>)?) => {
        impl $(<$op: $crate::operation::Operation>)? $call $(<$op>)? {
            /// Signs the operation as a URL, which anybody who has it can use for the given duration.
            /// Awaiting the returned value signs; its methods restrict who may use the URL. The module
            /// [`presign`](mod@crate::presign) has an example.
            ///
            /// The duration is counted from now and may be 1 second to 7 days, or up to 12 hours with
            /// temporary credentials. The URL ends earlier if the credentials do; see
            /// [`TokenPolicy`](crate::TokenPolicy). Nothing is sent to OSS. If the provider has
            /// credentials at hand, the network is not used.
            ///
            /// # Errors
            ///
            /// Fails with [`ErrorKind::InvalidRequest`](crate::ErrorKind::InvalidRequest) for a duration
            /// that no URL can have, and for everything that would make the URL fail when it is used or
            /// that would have no effect in it. Fails with
            /// [`ErrorKind::Credentials`](crate::ErrorKind::Credentials) if there are no credentials.
            ///
            /// # Security
            ///
            /// Whoever has the URL has the access. It is redacted in `Debug` and `Display`, and it is
            /// never logged.
            pub fn presign(self, expires_in: std::time::Duration) -> $crate::presign::Presign {
                let call = self.call.clone();
                call.presign(self, expires_in)
            }
        }
    };
}

pub(crate) use {call, presign};

/// A call that is being sent.
pub(crate) type Sending<Output> = std::pin::Pin<
    Box<dyn Future<Output = crate::error::Result<crate::response::Response<Output>>> + Send>,
>;

call!(Call<Op> -> Op::Output);
presign!(Call<Op>);

impl CallContext {
    pub(crate) fn set_timeout(&mut self, timeout: Duration) {
        self.options.timeout = Some(timeout);
    }

    pub(crate) fn set_deadline(&mut self, deadline: Deadline) {
        self.options.deadline = Some(deadline);
    }

    pub(crate) fn set_progress(&mut self, hook: impl Fn(BodyProgress) + Send + Sync + 'static) {
        self.options.progress = Some(Arc::new(hook));
    }

    pub(crate) fn set_attempt_timeout(&mut self, timeout: Duration) {
        self.options.attempt_timeout = Some(timeout);
    }

    pub(crate) fn set_repeat_ambiguous(&mut self, repeat: bool) {
        self.options.repeat_ambiguous = Some(repeat);
    }

    pub(crate) fn add_header(&mut self, name: String, value: String) {
        self.options.headers.push((name, value));
    }

    pub(crate) fn add_query(&mut self, name: String, value: String) {
        self.options.query.push((name, value));
    }
}
