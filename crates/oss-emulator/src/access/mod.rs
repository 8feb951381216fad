//! Access control. Every request takes the same path: signature, token, policies, access control
//! lists, and then its handler.

mod admit;
mod authenticate;
mod authorize;
mod caller;
mod context;
pub(crate) mod form;
pub(crate) mod key;
mod reason;
mod refusal;
mod requested_access;
mod s3;

pub(crate) use admit::admit;
pub(crate) use authenticate::authenticate;
pub(crate) use authorize::{authorize, policies_of};
pub(crate) use caller::Caller;
pub(crate) use requested_access::RequestedAccess;
