//! What the caller gets from a successful call.

use std::ops::{Deref, DerefMut};

/// What a successful call gives: the output of the operation, and what every response has.
///
/// It dereferences to the output, so that the fields of the output are read directly. To move
/// something out of the output, use the field [`output`](Self::output).
///
/// ```
/// # async fn example(ram: oss_ram::Ram) -> Result<(), oss_ram::Error> {
/// let page = ram.list_roles().send().await?;
/// println!("{} roles, request {}", page.roles.len(), page.request_id());
/// for role in page.output.roles {
///     println!("{}", role.arn);
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Response<T> {
    /// What the operation answers. It is `()` for operations that answer nothing.
    pub output: T,
    request_id: String,
    attempts: u32,
}

impl<T> Response<T> {
    pub(crate) fn new(output: T, request_id: String, attempts: u32) -> Self {
        Self {
            output,
            request_id,
            attempts,
        }
    }

    /// Returns the output alone.
    pub fn into_output(self) -> T {
        self.output
    }

    /// Returns the id of the request, which Alibaba Cloud's support asks for (`RequestId`). It is
    /// empty if the server sent none, which RAM always does.
    pub fn request_id(&self) -> &str {
        &self.request_id
    }

    /// Returns how many attempts the call has made. It is 1 if the first attempt succeeded.
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// Replaces the output by what `change` makes of it.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Response<U> {
        Response {
            output: change(self.output),
            request_id: self.request_id,
            attempts: self.attempts,
        }
    }
}

impl<T> Deref for Response<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.output
    }
}

impl<T> DerefMut for Response<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.output
    }
}
