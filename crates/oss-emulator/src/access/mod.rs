//! One path for every request: authenticate → token → policies → ACL → handler.

mod admit;
mod ask;
mod authenticate;
mod authorize;
mod caller;
mod context;
pub(crate) mod form;
pub(crate) mod key;
mod reason;
mod refusal;

pub(crate) use admit::admit;
pub(crate) use ask::Ask;
pub(crate) use authenticate::authenticate;
pub(crate) use authorize::{authorize, policies_of};
pub(crate) use caller::Caller;
