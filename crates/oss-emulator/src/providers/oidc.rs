//! An OIDC identity provider, which signs tokens as a Kubernetes cluster does for its pods.

use std::fmt;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use ring::rand::SystemRandom;
use ring::signature::{
    ECDSA_P256_SHA256_FIXED, ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _,
    UnparsedPublicKey,
};
use serde_json::json;

use crate::runtime::{Clock, random_hex, seconds};

/// An OIDC identity provider that is registered in the account.
///
/// It is registered with its issuer, its public key and one audience, `sts.aliyuncs.com`. Tokens are
/// signed with ES256 and a key that is made when the server starts. The real service fetches public
/// keys from the address of the issuer; this server has the key already, and nothing listens there.
#[derive(Debug)]
pub struct OidcIssuer {
    arn: String,
    issuer: String,
    clock: Clock,
    key: SigningKey,
}

struct SigningKey(EcdsaKeyPair);

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningKey(****)")
    }
}

/// A token to be issued by [`OidcIssuer::issue_token`], and what is wrong with it if anything.
///
/// ```
/// use std::time::Duration;
/// use oss_emulator::OidcToken;
///
/// let good = OidcToken::new("system:serviceaccount:shop:uploader").lifetime(Duration::from_secs(600));
/// let elsewhere = good.clone().audience("somebody-else");
/// ```
#[derive(Clone, Debug)]
pub struct OidcToken {
    subject: String,
    audience: String,
    issuer: Option<String>,
    lifetime: Duration,
    foreign_key: bool,
}

impl OidcToken {
    /// Creates a valid token about the given subject. Its lifetime is one hour.
    pub fn new(subject: impl Into<String>) -> Self {
        Self {
            subject: subject.into(),
            audience: OidcIssuer::AUDIENCE.to_owned(),
            issuer: None,
            lifetime: Duration::from_secs(3600),
            foreign_key: false,
        }
    }

    /// Sets the audience. The default is `sts.aliyuncs.com`, and STS accepts no other.
    pub fn audience(self, audience: impl Into<String>) -> Self {
        Self {
            audience: audience.into(),
            ..self
        }
    }

    /// Sets the lifetime. The default is one hour, and a token with a lifetime of zero has expired
    /// already.
    pub fn lifetime(self, lifetime: Duration) -> Self {
        Self { lifetime, ..self }
    }

    /// Sets the issuer that the token names. The default is the issuer of the provider, and STS
    /// accepts no other.
    pub fn issuer(self, issuer: impl Into<String>) -> Self {
        Self {
            issuer: Some(issuer.into()),
            ..self
        }
    }

    /// Signs the token with a key that does not belong to the provider, so that STS refuses it.
    pub fn foreign_key(self) -> Self {
        Self {
            foreign_key: true,
            ..self
        }
    }
}

impl OidcIssuer {
    /// The audience of tokens for STS.
    pub(crate) const AUDIENCE: &'static str = "sts.aliyuncs.com";

    /// Creates a provider that is registered in the account. Returns `None` if the system has no
    /// random values for its key.
    pub(crate) fn new(account: &str, name: &str, clock: Clock) -> Option<Self> {
        Some(Self {
            arn: Self::arn_of(account, name),
            issuer: format!("https://oidc.oss-emulator.test/{name}"),
            clock,
            key: SigningKey(generate()?),
        })
    }

    pub(crate) fn arn_of(account: &str, name: &str) -> String {
        format!("acs:ram::{account}:oidc-provider/{name}")
    }

    /// Returns the ARN, such as `acs:ram::1000000000000001:oidc-provider/NAME`, for the environment
    /// variable `ALIBABA_CLOUD_OIDC_PROVIDER_ARN`.
    pub fn arn(&self) -> &str {
        &self.arn
    }

    /// Returns the issuer that its tokens name. Nothing listens at this address.
    pub fn issuer(&self) -> &str {
        &self.issuer
    }

    /// Returns the token as a signed JWT. It is issued at the current time of the server.
    pub fn issue_token(&self, token: &OidcToken) -> String {
        let now = self.clock.now().as_i64();
        let header = json!({"alg": "ES256", "typ": "JWT", "kid": "oss-emulator"});
        let claims = json!({
            "iss": token.issuer.as_deref().unwrap_or(&self.issuer),
            "aud": [token.audience],
            "sub": token.subject,
            "iat": now,
            "nbf": now,
            "exp": now.saturating_add(seconds(token.lifetime)),
            "jti": random_hex(16),
        });
        let part = |value: &serde_json::Value| BASE64.encode(value.to_string());
        let text = format!("{}.{}", part(&header), part(&claims));
        let foreign = token.foreign_key.then(generate).flatten();
        let key = foreign.as_ref().unwrap_or(&self.key.0);
        // Signing can fail only if the system has no random values, which does not happen after its
        // start.
        let signature = key.sign(&SystemRandom::new(), text.as_bytes());
        let signature = signature.map_or_else(|_| String::new(), |own| BASE64.encode(own));
        format!("{text}.{signature}")
    }

    /// Returns whether this provider made the signature.
    pub(crate) fn has_signed(&self, text: &[u8], signature: &[u8]) -> bool {
        let public = self.key.0.public_key().as_ref();
        let public = UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, public);
        public.verify(text, signature).is_ok()
    }

    /// Returns whether an audience is one of the registered client ids.
    pub(crate) fn accepts(&self, audience: &str) -> bool {
        audience == Self::AUDIENCE
    }
}

fn generate() -> Option<EcdsaKeyPair> {
    let random = SystemRandom::new();
    let algorithm = &ECDSA_P256_SHA256_FIXED_SIGNING;
    let document = EcdsaKeyPair::generate_pkcs8(algorithm, &random).ok()?;
    EcdsaKeyPair::from_pkcs8(algorithm, document.as_ref(), &random).ok()
}
