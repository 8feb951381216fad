//! What to do about a refusal, in one line.

use oss_sign::Credentials;

use super::{Refusal, RefusalClass, ServiceError};

/// Advice about a refusal, where some is known that the message does not give by itself.
pub(crate) fn hint_of(service: &ServiceError, credentials: &Credentials) -> Option<String> {
    let refusal = with_caller(service.refusal(), credentials);
    if is_temporary(credentials) && refusal.code == "InvalidAccessKeyId" {
        // STS forgets the access key of a session when the session ends.
        let ended = "the temporary keys have expired: get new ones, or use a provider that \
                     refreshes them";
        return Some(ended.to_owned());
    }
    match (refusal.class(), refusal.status) {
        // What does not exist, has not changed or was changed is said by the message itself.
        (RefusalClass::NotFound, _) | (RefusalClass::State, 304 | 412) => None,
        _ => refusal.advice().map(|advice| advice.to_string()),
    }
}

/// Adds whose request it was, as far as the answer does not say it: the answer to a `HEAD` has no
/// document, and the client knows its own keys.
fn with_caller<'a>(refusal: Refusal<'a>, credentials: &Credentials) -> Refusal<'a> {
    let session = is_temporary(credentials).then_some("AssumedRoleUser");
    Refusal {
        principal_type: refusal.principal_type.or(session),
        anonymous: credentials.is_anonymous(),
        ..refusal
    }
}

fn is_temporary(credentials: &Credentials) -> bool {
    credentials
        .access_key()
        .is_some_and(|key| key.security_token().is_some())
}
