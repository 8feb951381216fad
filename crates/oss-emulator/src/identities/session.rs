//! A session of a role: what a security token stands for.

use oss_policy::Document;
use oss_sign::{Secret, UtcSeconds};

use crate::runtime::random_text;

use super::register::RoleEntry;

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
    /// The role's number: another role of the same name is not the one that was assumed.
    pub(crate) role_id: String,
    pub(crate) name: String,
    /// The session policy as given to AssumeRole.
    pub(crate) policy: Option<Document>,
}

impl Session {
    /// A new session with keys of its own; it counts once it is added to the identities.
    pub(crate) fn open(
        account: &str,
        role: &RoleEntry,
        name: &str,
        expires_at: UtcSeconds,
        policy: Option<Document>,
    ) -> Self {
        Self {
            access_key_id: format!("STS.N{}", random_text(24)),
            secret: Secret::new(random_text(44)),
            token: Secret::new(format!("CAIS{}", token_text())),
            expires_at,
            account: account.to_owned(),
            role: role.name.clone(),
            role_id: role.id.clone(),
            name: name.to_owned(),
            policy,
        }
    }
}

/// Tokens of the service are base64; these contain the characters that clients forget to encode.
fn token_text() -> String {
    let part = || random_text(200);
    format!("{}+{}/{}==", part(), part(), part())
}
