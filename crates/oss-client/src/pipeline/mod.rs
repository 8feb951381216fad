//! How one request is completed, signed and sent.
//!
//! [`prepare`] turns the request of an operation into a [`Prepared`] one. Then either
//! [`crate::presign`] signs it as a URL, or [`run`] makes attempts: get credentials, sign, send,
//! read the head of the response, and decide. Only `attempt` does input and output, only `run`
//! repeats, and nothing changes the request between its signature and the transport.

mod answered;
mod attempt;
mod attempt_limit;
mod classify;
mod clock;
mod credentials;
mod deadline;
mod headers;
mod history;
mod metadata;
mod options;
mod prepare;
mod prepared;
mod recover;
mod reroute;
mod routes;
mod run;
mod shared;
mod sign;
mod spans;
mod upload;

pub(crate) use answered::{Answered, Payload, Span, span};
pub(crate) use classify::refused_in_stream;
pub(crate) use credentials::provide_for;
pub use deadline::Deadline;
pub use options::CallOptions;
pub(crate) use prepare::{Kind, Purpose, endpoint, prepare};
pub(crate) use prepared::Prepared;
pub(crate) use routes::Routes;
pub(crate) use run::run;
pub(crate) use shared::Shared;
pub(crate) use sign::request::signing_request;
pub(crate) use sign::signers::Signers;
pub(crate) use spans::{Outcome, call as call_span, within};
