//! The Security Token Service: temporary credentials, and who a key belongs to.
//!
//! [`AssumeRoleProvider`](crate::AssumeRoleProvider) is the way to temporary credentials;
//! [`get_caller_identity`] asks whose a key is; [`StsEndpoint`] chooses where to ask.

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
