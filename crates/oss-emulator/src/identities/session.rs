//! A session of a role: what a security token stands for.

use oss_policy::Document;
use oss_sign::{Secret, UtcSeconds};

/// Temporary credentials that STS gave out.
#[derive(Clone, Debug)]
pub(crate) struct Session {
    /// `STS.…`.
    pub(crate) access_key_id: String,
    pub(crate) secret: Secret,
    pub(crate) token: Secret,
    pub(crate) expires_at: UtcSeconds,
    pub(crate) account: String,
    /// The role's name; its rights are looked up at each request.
    pub(crate) role: String,
    pub(crate) name: String,
    /// The session policy as given to AssumeRole.
    pub(crate) policy: Option<Document>,
}
