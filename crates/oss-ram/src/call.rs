//! A call: an operation together with the client that makes it and the options of this one call.

use std::time::Duration;

use crate::error::Result;
use crate::members::Members;
use crate::operation::{Operation, OperationRequest, Repeat};
use crate::ram::Ram;
use crate::response::Response;

/// The client that makes a call, and the options of this one call.
#[derive(Clone)]
pub(crate) struct CallContext {
    pub(crate) ram: Ram,
    pub(crate) timeout: Option<Duration>,
    pub(crate) repeat_ambiguous: Option<bool>,
    pub(crate) parameters: OperationRequest,
}

impl CallContext {
    pub(crate) fn new(ram: &Ram) -> Self {
        Self {
            ram: ram.clone(),
            timeout: None,
            repeat_ambiguous: None,
            parameters: OperationRequest::new(),
        }
    }

    pub(crate) fn set_timeout(&mut self, timeout: Duration) {
        self.timeout = Some(timeout);
    }

    pub(crate) fn set_repeat_ambiguous(&mut self, repeat: bool) {
        self.repeat_ambiguous = Some(repeat);
    }

    pub(crate) fn add_parameter(&mut self, name: String, value: String) {
        let parameters = std::mem::take(&mut self.parameters);
        self.parameters = parameters.parameter(name, value);
    }
}

/// A call of an operation that is implemented outside of this crate.
///
/// [`Ram::call`] creates it. It can do what the calls of the crate's own operations can do: the
/// methods whose names begin with `with_` set options of the call, and at the end stands
/// [`send`](Self::send). Awaiting the call is the same as `send().await`.
#[must_use = "a call does nothing until it is sent"]
pub struct Call<Op> {
    call: CallContext,
    operation: Op,
}

impl Ram {
    /// Makes a call of an operation that is implemented outside of this crate. The operations of the
    /// crate have methods on [`Ram`].
    pub fn call<Op: Operation>(&self, operation: Op) -> Call<Op> {
        Call {
            call: CallContext::new(self),
            operation,
        }
    }
}

impl<Op: Operation> Operation for Call<Op> {
    type Output = Op::Output;
    const NAME: &'static str = Op::NAME;
    const REPEAT: Repeat = Op::REPEAT;
    const LARGEST_ANSWER: usize = Op::LARGEST_ANSWER;

    fn request(self) -> Result<OperationRequest> {
        self.operation.request()
    }

    fn response(response: &Members<'_>) -> Result<Self::Output> {
        Op::response(response)
    }
}

/// Writes what every call can do: the options, `send`, awaiting, and `Debug`, which shows the given
/// fields.
macro_rules! call {
    ($call:ident $(<$op:ident>)? -> $output:ty $(, $field:ident)*) => {
        impl $(<$op: $crate::operation::Operation>)? $call $(<$op>)? {
            /// Sets a time limit for the whole call.
            ///
            /// The limit covers every attempt and the waits between attempts. By default there is
            /// none, and a call takes at most 25 s, or two minutes if RAM answers that there were too
            /// many calls.
            pub fn with_timeout(mut self, timeout: std::time::Duration) -> Self {
                self.call.set_timeout(timeout);
                self
            }

            /// Sets whether the call is repeated when it was sent and no response arrived, so that RAM
            /// may have executed it. By default the operation decides, by its
            /// [`REPEAT`](crate::Operation::REPEAT).
            pub fn with_repeat_ambiguous(mut self, repeat: bool) -> Self {
                self.call.set_repeat_ambiguous(repeat);
                self
            }

            /// Adds a parameter for which the operation has no setter.
            ///
            /// A parameter that the operation sets already is refused when the call is sent.
            pub fn with_parameter(
                mut self,
                name: impl Into<String>,
                value: impl Into<String>,
            ) -> Self {
                self.call.add_parameter(name.into(), value.into());
                self
            }

            /// Sends the operation and reads the response.
            ///
            /// A failed attempt is repeated where that is safe and may help.
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
            pub async fn send(self) -> $crate::error::Result<$crate::Response<$output>> {
                let call = self.call.clone();
                call.send(self).await
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

pub(crate) use call;

/// A call that is being sent.
pub(crate) type Sending<Output> =
    std::pin::Pin<Box<dyn Future<Output = Result<Response<Output>>> + Send>>;

call!(Call<Op> -> Op::Output);
