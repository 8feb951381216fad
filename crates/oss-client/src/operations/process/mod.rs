//! Object processing.
//!
//! | operation | what it does |
//! |---|---|
//! | [`Bucket::process_object`] | Processes an image or a document and stores the result as an object. |
//! | [`Bucket::async_process_object`] | Starts the processing of an object in the background. |
//! | [`Client::write_get_object_response`] | Sends the content that the reader of an object gets, from within a function that processes objects. |

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::bucket::Bucket;
use crate::client::Client;

mod async_process_object;
mod process_object;
#[cfg(test)]
mod tests;
mod write_get_object_response;

pub use async_process_object::{AsyncProcessObject, AsyncProcessObjectOutput};
pub use process_object::{ProcessObject, ProcessObjectOutput};
pub use write_get_object_response::WriteGetObjectResponse;

/// Object processing.
impl Client {
    /// Sends the content that the reader of an object gets, from within a function that processes
    /// objects. See [`WriteGetObjectResponse`].
    pub fn write_get_object_response(
        &self,
        request_route: impl Into<String>,
        request_token: impl Into<String>,
        status: u32,
    ) -> WriteGetObjectResponse {
        WriteGetObjectResponse::new(self, request_route, request_token, status)
    }
}

/// Object processing.
impl Bucket {
    /// Processes an image or a document and stores the result as an object. See [`ProcessObject`].
    pub fn process_object(
        &self,
        key: impl Into<String>,
        process: impl Into<String>,
    ) -> ProcessObject {
        ProcessObject::new(self, key, process)
    }

    /// Starts the processing of an object in the background. See [`AsyncProcessObject`].
    pub fn async_process_object(
        &self,
        key: impl Into<String>,
        process: impl Into<String>,
    ) -> AsyncProcessObject {
        AsyncProcessObject::new(self, key, process)
    }
}
