//! Bytes ↔ [`ServerRequest`] and [`ServerResponse`]; nothing of OSS beyond the framing.

mod arrival;
pub(crate) mod body;
pub(crate) mod drain;
mod request;
pub(crate) mod response;
pub(crate) mod server;

pub(crate) use arrival::{Arrival, Peer};
pub(crate) use body::RequestBody;
pub(crate) use request::{Query, ServerRequest};
pub(crate) use response::{Dropped, ServerResponse};
