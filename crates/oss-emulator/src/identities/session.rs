//! Sessions of roles, to which security tokens belong.

use oss_policy::Document;
use oss_sign::{Secret, UtcSeconds};

use crate::runtime::random_text;

use super::register::RoleEntry;

/// A session of a role with its temporary credentials.
#[derive(Clone, Debug)]
pub(crate) struct Session {
    /// The access key id, which begins with `STS.`.
    pub(crate) access_key_id: String,
    pub(crate) secret: Secret,
    pub(crate) token: Secret,
    pub(crate) expires_at: UtcSeconds,
    pub(crate) account: String,
    /// The name of the role, whose rights are looked up at each request.
    pub(crate) role: String,
    /// The id of the role. If the role is deleted and another one of the same name is created, the
    /// session stays invalid.
    pub(crate) role_id: String,
    pub(crate) name: String,
    /// The session policy that was given to AssumeRole.
    pub(crate) policy: Option<Document>,
}

impl Session {
    /// Creates a session with new credentials. It becomes valid when it is added to the identities.
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

/// Makes a random token. As the service's tokens it looks like base64, and it always has the
/// characters `+`, `/` and `=`, which clients can forget to encode.
fn token_text() -> String {
    let part = || random_text(200);
    format!("{}+{}/{}==", part(), part(), part())
}
