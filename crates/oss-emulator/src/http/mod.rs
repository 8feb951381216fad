//! HTTP/1.1: bytes from a socket become a [`ServerRequest`], and a [`ServerResponse`] becomes bytes.
//! Nothing in here is about OSS.

mod arrival;
pub(crate) mod body;
mod chunks;
pub(crate) mod drain;
mod headers;
mod heads;
mod log;
mod patience;
mod query;
mod request;
pub(crate) mod response;
pub(crate) mod server;

pub(crate) use arrival::{Arrival, Peer};
pub(crate) use body::RequestBody;
pub(crate) use headers::{CONTENT, Headers, RepeatedHeader};
pub(crate) use heads::BadHead;
pub use log::LoggedRequest;
pub(crate) use log::{OperationInLog, ReasonInLog, RequestLog};
pub(crate) use query::{BadQuery, Query};
pub(crate) use request::ServerRequest;
pub(crate) use response::{Dropped, ServerResponse};
