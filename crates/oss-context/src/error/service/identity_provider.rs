//! Advice for tokens and assertions of identity providers that were refused.

use super::ServiceError;

/// Advice for codes that begin with `AuthenticationFail.`. The part in the middle names what was sent.
pub(super) fn advice(error: &ServiceError, code: &str) -> &'static str {
    let (subject, reason) = code.split_once('.').unwrap_or((code, ""));
    match (subject, reason) {
        ("NoPermission", _) if says(error, "No such OIDC Provider") => {
            "the OIDC provider is not registered in RAM: enable RRSA for the cluster and recreate \
             the pods, or correct the ARN of the provider"
        }
        ("NoPermission", _) => {
            "the role's trust policy does not admit this identity: it must name the provider, and \
             its conditions must fit the issuer, audience and subject of the token"
        }
        ("OIDCToken", "Expired") => {
            "the token has expired, and the file contains no newer one, so whatever should replace it \
             has stopped: recreate the pod if this is a cluster, otherwise renew the token"
        }
        ("OIDCToken", "AudienceNotMatch") => {
            "the token's audience must be one of the provider's client ids, in ACK pods \
             sts.aliyuncs.com; correct it where the token is requested"
        }
        ("OIDCToken", "IssuerNotMatch") => {
            "the token was not issued by the OIDC provider in RAM; use the provider of this cluster, \
             and recreate pods that were created before RRSA was enabled"
        }
        ("OIDCToken", "IssuerConfigurationBroken") => {
            "the issuer's configuration (/.well-known/openid-configuration and its keys) cannot be \
             read from the internet; repair it, or enable RRSA for the cluster again"
        }
        ("OIDCToken", "PublicKeyFingerprintMismatch") => {
            "the fingerprint of the issuer's certificate is not registered at the OIDC provider in \
             RAM; add it there"
        }
        ("OIDCToken", _) => {
            "the file contains no token that the service can verify; it must be an unchanged JWT"
        }
        ("SAMLAssertion", "Expired") => {
            "the assertion has expired and is not sent again; have the user sign in once more, \
             shortly before the assertion is used"
        }
        ("SAMLAssertion", _) => {
            "the assertion must be the whole SAML response in base64, signed with the key in the \
             metadata of the SAML provider in RAM"
        }
        ("IDPMetadata", _) => {
            "the metadata of the SAML provider in RAM is invalid; upload the metadata of the \
             identity provider again"
        }
        _ => "the identity provider's token or assertion was refused; get a new one",
    }
}

fn says(error: &ServiceError, text: &str) -> bool {
    error
        .message()
        .is_some_and(|message| message.contains(text))
}
