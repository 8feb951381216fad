//! What to do about each error code of STS and the gateway before it.

use std::borrow::Cow;

use super::service_error::{ServiceError, SignatureComparison};

pub(super) fn of(error: &ServiceError) -> Cow<'static, str> {
    match error.code() {
        Some("SignatureDoesNotMatch" | "IncompleteSignature") => signature(error).into(),
        Some(code) => by_code(code).map_or_else(|| by_status(error), Cow::Borrowed),
        None => by_status(error),
    }
}

fn signature(error: &ServiceError) -> &'static str {
    match error.signature {
        Some(SignatureComparison::Same) => {
            "the service signed the same string, so the access key secret is wrong"
        }
        Some(SignatureComparison::Differs) => {
            "the service signed another string: a proxy changed the request on its way, or this is \
             a fault of ours"
        }
        None => "check the access key secret",
    }
}

fn by_code(code: &str) -> Option<&'static str> {
    Some(match code {
        "InvalidAccessKeyId.NotFound" => {
            "the source access key does not exist; check its id, and that it was not deleted"
        }
        "InvalidAccessKeyId.Inactive" => {
            "the source access key is disabled; enable it or use another"
        }
        "InvalidTimeStamp.Expired" => {
            "this machine's clock is off by more than 15 minutes, and correcting by the server's \
             time did not help; set the clock"
        }
        "InvalidTimeStamp.Format" | "IllegalTimestamp" => "the timestamp is a fault of ours",
        "SignatureNonceUsed" => {
            "something on the way sends requests twice; look for a proxy that does"
        }
        "InvalidSecurityToken.Expired" => {
            "the token of the source credentials has expired; get new ones"
        }
        "InvalidSecurityToken.Malformed" => "the token of the source credentials is damaged",
        "InvalidSecurityToken.MismatchWithAccessKey" => {
            "the token and the access key of the source credentials do not belong together"
        }
        "MissingSecurityToken" => {
            "the source access key is temporary (STS.…) and needs its security token"
        }
        "NoPermission" => {
            "either the caller lacks sts:AssumeRole (system policy AliyunSTSAssumeRoleAccess), or \
             the role's trust policy lacks the caller, or the caller is a root account, which may \
             not assume roles: use a RAM user"
        }
        "EntityNotExist.Role" | "EntityNotExist.RoleArn" => {
            "the role's name or account id is wrong; copy the ARN from the RAM console"
        }
        "InvalidParameter.RoleArn" => "the role ARN is acs:ram::<account id>:role/<role name>",
        "InvalidParameter.RoleSessionName" => {
            "the session name has 2 to 64 characters of A-Z a-z 0-9 . @ - _ (32 in old regions)"
        }
        "InvalidParameter.DurationSeconds" => {
            "the duration is 900 s up to the role's maximum session duration, which is 3600 s \
             unless it was raised in RAM"
        }
        "InvalidParameter.PolicyGrammar" => {
            "the session policy is JSON but no policy: it needs Version \"1\" and Statement"
        }
        "InvalidParameter.PolicySize" => "the session policy has at most 2048 bytes; minify it",
        "InvalidParameter.ExternalId" => {
            "the external id has 2 to 1224 characters of A-Z a-z 0-9 _ + = , . @ : / -"
        }
        "InvalidParameter.ContentType" => "a proxy changed the content type of the request",
        "AuthenticationFail.NoPermission" => {
            "the role's trust policy does not admit the identity provider"
        }
        code if code.starts_with("AuthenticationFail.") => {
            "the identity provider's token or assertion was refused; get a new one"
        }
        code if code == "Throttling" || code.starts_with("Throttling.") => {
            "too many calls a minute for the account; keep credentials instead of fetching them \
             for each use, and try again later"
        }
        _ => return None,
    })
}

fn by_status(error: &ServiceError) -> Cow<'static, str> {
    match (error.status(), error.request_id()) {
        (300..=399, _) => "redirects are not followed; name the right endpoint".into(),
        (500..=599, _) => "the service or a gateway before it failed; try again later".into(),
        (_, Some(id)) => format!("look up the code, or give support the request id {id}").into(),
        (_, None) => "check that the endpoint is the service and no proxy answers for it".into(),
    }
}
