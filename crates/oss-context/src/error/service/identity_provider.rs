//! What to do where the word of an identity provider was not taken.

use super::ServiceError;

/// Advice for `AuthenticationFail.*`, whose part in the middle names what was sent.
pub(super) fn of(error: &ServiceError, code: &str) -> &'static str {
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
            "the token has expired, and the file holds no newer one: whatever renews the file has \
             stopped; recreate the pod in a cluster, renew the token elsewhere"
        }
        ("OIDCToken", "AudienceNotMatch") => {
            "the token's audience must be one of the provider's client ids, in ACK pods \
             sts.aliyuncs.com; correct it where the token is requested"
        }
        ("OIDCToken", "IssuerNotMatch") => {
            "the token was issued by another than the OIDC provider in RAM; use the provider of \
             this cluster, and recreate pods that were made before RRSA was enabled"
        }
        ("OIDCToken", "IssuerConfigurationBroken") => {
            "the issuer's configuration (/.well-known/openid-configuration and its keys) cannot be \
             read from the internet; mend it, or enable RRSA for the cluster again"
        }
        ("OIDCToken", "PublicKeyFingerprintMismatch") => {
            "the issuer's certificate has another fingerprint than the OIDC provider in RAM knows; \
             add the new one there"
        }
        ("OIDCToken", _) => {
            "the file holds no token that the service can verify; it must be a JWT, as it was issued"
        }
        ("SAMLAssertion", "Expired") => {
            "the assertion has expired and is not sent again; have the user sign in once more, \
             shortly before it is used"
        }
        ("SAMLAssertion", _) => {
            "the assertion must be the whole SAML response in base64, signed with the key in the \
             metadata of the SAML provider in RAM"
        }
        ("IDPMetadata", _) => {
            "the metadata of the SAML provider in RAM is broken; upload those of the identity \
             provider again"
        }
        _ => "the identity provider's token or assertion was refused; get a new one",
    }
}

fn says(error: &ServiceError, text: &str) -> bool {
    error
        .message()
        .is_some_and(|message| message.contains(text))
}
