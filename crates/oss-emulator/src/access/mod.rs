//! Access control. The same checks apply to every request, in this order: the signature, the
//! security token, the policies, and the access control lists. Only then the handler runs.

mod admit;
mod authenticate;
mod authorize;
mod bucket_policy;
mod caller;
mod context;
mod explain;
pub(crate) mod form;
pub(crate) mod key;
mod payment;
mod public_access;
mod reason;
mod referer;
mod refusal;
mod requested_access;
mod s3;

pub(crate) use admit::admit;
pub(crate) use authenticate::authenticate;
pub(crate) use authorize::{authorize, policies_of};
pub(crate) use caller::Caller;
pub(crate) use explain::{describe, key_that_fits, unexplained};
pub(crate) use public_access::{blocks_public_access, check_new_acl};
pub(crate) use requested_access::RequestedAccess;
