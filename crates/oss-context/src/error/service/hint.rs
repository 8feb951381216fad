//! Advice for each error code of STS and of the gateway before it.

use std::borrow::Cow;

use oss_policy::Denial;

use super::{ServiceError, SignatureComparison, identity_provider};

/// Returns who caused the error and what to do about it.
pub(super) fn advice(error: &ServiceError) -> Cow<'static, str> {
    match error.code() {
        Some("SignatureDoesNotMatch" | "IncompleteSignature") => signature(error).into(),
        Some(code @ "NoPermission") => denial(error, code),
        Some(code) => match code.split_once('.') {
            Some(("AuthenticationFail", rest)) => identity_provider::advice(error, rest).into(),
            _ => by_code(code)
                .map(Cow::Borrowed)
                .or_else(|| by_parameter(code))
                .unwrap_or_else(|| by_status(error)),
        },
        None => by_status(error),
    }
}

/// Who denies the action and what to change. An error without details is assumed to be about AssumeRole,
/// because most are.
fn denial(error: &ServiceError, code: &str) -> Cow<'static, str> {
    let detail = error.denied.clone().unwrap_or_default();
    let denial = Denial {
        code,
        message: error.message.as_deref().unwrap_or_default(),
        action: detail.action.as_deref().or(Some("sts:AssumeRole")),
        principal_type: detail.principal_type.as_deref(),
        principal: detail.principal.as_deref(),
        principal_owner: detail.principal_owner.as_deref(),
        policy_type: detail.policy_type.as_deref(),
        no_permission_type: detail.kind.as_deref(),
        ..Denial::default()
    };
    match denial.advice() {
        Some(advice) => advice.to_string().into(),
        None => by_status(error),
    }
}

fn signature(error: &ServiceError) -> &'static str {
    match error.signature {
        Some(SignatureComparison::Same) => {
            "the service signed the same string, so the access key secret is wrong"
        }
        Some(SignatureComparison::Differs) => {
            "the service signed another string: a proxy changed the request on its way, or this \
             SDK has a bug"
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
        "InvalidTimeStamp.Format" | "IllegalTimestamp" => {
            "the timestamp is wrong because of a bug in this SDK"
        }
        "SignatureNonceUsed" => {
            "the request was sent twice on its way; look for a proxy that does so"
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
        "InvalidParameter.SourceIdentity" => {
            "the source identity has 2 to 64 characters of A-Z a-z 0-9 _ + = , . @ -"
        }
        "InvalidParameter.OIDCProviderArn" => {
            "the provider's ARN is acs:ram::<account id>:oidc-provider/<name>"
        }
        "InvalidParameter.SAMLProviderArn" => {
            "the provider's ARN is acs:ram::<account id>:saml-provider/<name>"
        }
        "InvalidParameter.OIDCToken" => "the token is a JWT of 4 to 20000 characters",
        "InvalidParameter.SAMLAssertion" => {
            "the assertion is base64 of the SAML response, of 4 to 100000 characters"
        }
        "InvalidParameter.ContentType" => "a proxy changed the content type of the request",
        "EntityNotExist.SAMLProvider" | "EntityNotExist.OIDCProvider" => {
            "the identity provider's name or account id is wrong; copy its ARN from the RAM console"
        }
        code if code == "Throttling" || code.starts_with("Throttling.") => {
            "the account makes too many calls per minute; cache credentials instead of fetching \
             them for each use, and try again later"
        }
        _ => return None,
    })
}

/// The code names the parameter that is wrong or missing.
fn by_parameter(code: &str) -> Option<Cow<'static, str>> {
    match code.split_once('.')? {
        ("InvalidParameter", name) => Some(format!("correct the parameter {name}").into()),
        ("MissingParameter", name) => Some(
            format!("the service received no {name}: set it, and look for a proxy that removes it")
                .into(),
        ),
        _ => None,
    }
}

fn by_status(error: &ServiceError) -> Cow<'static, str> {
    match (error.status(), error.request_id()) {
        (300..=399, _) => "redirects are not followed; configure the right endpoint".into(),
        (500..=599, _) => "the service or its gateway failed; try again later".into(),
        (_, Some(id)) => {
            format!("look up the error code, or give the request id {id} to the support").into()
        }
        (_, None) => {
            "check that the endpoint is the right service and that no proxy answers in its place"
                .into()
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::error::ServiceError;

    #[test]
    fn every_code_of_identity_providers_and_parameters_has_its_cure() {
        let cases = [
            ("AuthenticationFail.OIDCToken.Expired", "recreate the pod"),
            (
                "AuthenticationFail.OIDCToken.AudienceNotMatch",
                "sts.aliyuncs.com",
            ),
            ("AuthenticationFail.OIDCToken.IssuerNotMatch", "RRSA"),
            (
                "AuthenticationFail.OIDCToken.IssuerConfigurationBroken",
                "openid-configuration",
            ),
            (
                "AuthenticationFail.OIDCToken.PublicKeyFingerprintMismatch",
                "fingerprint",
            ),
            ("AuthenticationFail.OIDCToken.Invalid", "JWT"),
            ("AuthenticationFail.NoPermission", "trust policy"),
            (
                "AuthenticationFail.SAMLAssertion.Expired",
                "sign in once more",
            ),
            ("AuthenticationFail.SAMLAssertion.Invalid", "base64"),
            ("AuthenticationFail.IDPMetadata.Invalid", "upload"),
            ("AuthenticationFail.New", "get a new one"),
            ("EntityNotExist.SAMLProvider", "ARN"),
            ("EntityNotExist.RoleArn", "ARN"),
            ("InvalidParameter.RoleArn", "acs:ram::<account id>:role/"),
            ("InvalidParameter.RoleSessionName", "2 to 64"),
            ("InvalidParameter.DurationSeconds", "900 s"),
            ("InvalidParameter.PolicyGrammar", "Statement"),
            ("InvalidParameter.PolicySize", "2048"),
            ("InvalidParameter.ExternalId", "1224"),
            ("InvalidParameter.SourceIdentity", "64"),
            ("InvalidParameter.OIDCToken", "20000"),
            ("InvalidParameter.SAMLAssertion", "100000"),
            ("InvalidParameter.Whatever", "parameter Whatever"),
            ("MissingParameter.SAMLAssertion", "no SAMLAssertion"),
        ];
        for (code, cure) in cases {
            let hint = ServiceError::new("h", 400, Some(code)).advice();
            assert!(hint.contains(cure), "{code}: {hint}");
        }
        let unregistered = ServiceError::new("h", 403, Some("AuthenticationFail.NoPermission"))
            .with_message("No such OIDC Provider registered.", []);
        assert!(unregistered.advice().contains("not registered"));
    }
}
