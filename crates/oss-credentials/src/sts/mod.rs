//! The Security Token Service (STS): temporary credentials, and the identity of an access key.
//!
//! Use [`AssumeRoleProvider`](crate::AssumeRoleProvider) for temporary credentials.
//! [`get_caller_identity`] returns the identity to which credentials belong, and [`StsEndpoint`] selects
//! the endpoint that is called.

mod endpoint;
pub(crate) mod federated;
mod identity;
mod policy;
pub(crate) mod request;
pub(crate) mod response;

pub use self::endpoint::{Network, StsEndpoint};
pub use self::identity::{CallerIdentity, get_caller_identity};
pub use self::policy::PolicyText;

/// The version of the STS API, which every call names.
const VERSION: &str = "2015-04-01";
