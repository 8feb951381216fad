//! What to do about a refusal.

use oss_policy::Denial;
use oss_sign::Credentials;

use crate::error::ServiceError;

/// Advice for a code, where there is one that helps.
pub(crate) fn hint_of(service: &ServiceError, credentials: &Credentials) -> Option<String> {
    if let Some(endpoint) = service.endpoint() {
        return Some(format!("build a client with .endpoint({endpoint:?})"));
    }
    let temporary = credentials
        .access_key()
        .is_some_and(|key| key.security_token().is_some());
    let hint = match service.code() {
        "InvalidAccessKeyId" if !temporary => {
            "the access key does not exist or is disabled; temporary keys (STS.…) also need their \
             security token"
        }
        "InvalidAccessKeyId" | "SecurityTokenExpired" => {
            "the temporary keys have ended; fetch new ones, or use a provider, which does"
        }
        "InvalidSecurityToken" => {
            "the security token is damaged or belongs to another access key; fetch both anew, \
             together"
        }
        "RequestTimeTooSkewed" => "set the clock of this machine; OSS allows 15 minutes",
        "AccessDenied" if credentials.is_anonymous() => {
            "the request was not signed: the client's credentials are anonymous"
        }
        "AccessDenied" | "BucketNotBelongTo" => return denial(service, temporary),
        "SecondLevelDomainForbidden" => {
            "OSS takes the bucket in the host name, not in the path; use the region or its host as \
             the endpoint"
        }
        "BadRequest" => "is this http sent to a port for https?",
        "FileAlreadyExists" => "the object exists and forbid_overwrite is set",
        "InvalidObjectState" => "the object is archived; restore it first",
        "CallbackFailed" => "the object is stored; mend the callback server",
        _ => return None,
    };
    Some(hint.to_owned())
}

/// Who denies it and what to change, by the facts of the refusal; the message stands for several
/// causes.
fn denial(service: &ServiceError, temporary: bool) -> Option<String> {
    let denial = Denial {
        code: service.code(),
        message: service.message(),
        ec: service.ec(),
        action: service.detail("AuthAction"),
        // The answer to a HEAD has no document, but whose keys they are is known here.
        principal_type: service
            .detail("AuthPrincipalType")
            .or(temporary.then_some("AssumedRoleUser")),
        principal: service.detail("AuthPrincipalDisplayName"),
        principal_owner: service.detail("AuthPrincipalOwnerId"),
        policy_type: service.detail("PolicyType"),
        no_permission_type: service.detail("NoPermissionType"),
        ..Denial::default()
    };
    denial.advice().map(|advice| advice.to_string())
}
