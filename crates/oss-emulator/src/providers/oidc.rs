//! An identity provider that signs tokens: what a cluster is to its pods.

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

/// An OIDC identity provider that the account has registered, and the keys it signs with.
///
/// Registered are its issuer, its public key and the one audience `sts.aliyuncs.com`. Tokens are
/// signed by ES256 with a key made at start; the service fetches keys from the issuer's address,
/// this server knows them.
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

/// A token to be issued: who it is about, and what may be wrong with it.
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
    /// A good token about this subject, for one hour.
    pub fn new(subject: impl Into<String>) -> Self {
        Self {
            subject: subject.into(),
            audience: OidcIssuer::AUDIENCE.to_owned(),
            issuer: None,
            lifetime: Duration::from_secs(3600),
            foreign_key: false,
        }
    }

    /// For another audience than `sts.aliyuncs.com`.
    pub fn audience(self, audience: impl Into<String>) -> Self {
        Self {
            audience: audience.into(),
            ..self
        }
    }

    /// How long it lives; zero is a token that has expired.
    pub fn lifetime(self, lifetime: Duration) -> Self {
        Self { lifetime, ..self }
    }

    /// As if it came from another issuer.
    pub fn issuer(self, issuer: impl Into<String>) -> Self {
        Self {
            issuer: Some(issuer.into()),
            ..self
        }
    }

    /// Signed with a key that is not the provider's.
    pub fn foreign_key(self) -> Self {
        Self {
            foreign_key: true,
            ..self
        }
    }
}

impl OidcIssuer {
    /// What tokens for STS name as their audience.
    pub(crate) const AUDIENCE: &'static str = "sts.aliyuncs.com";

    /// `None` if the system gives no randomness for the key.
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

    /// `acs:ram::1000000000000001:oidc-provider/NAME`, for `ALIBABA_CLOUD_OIDC_PROVIDER_ARN`.
    pub fn arn(&self) -> &str {
        &self.arn
    }

    /// What its tokens name as their issuer. Nothing listens there.
    pub fn issuer(&self) -> &str {
        &self.issuer
    }

    /// A signed JWT, issued now by the server's clock.
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
        // Signing draws on the system's randomness alone, which does not fail once it is seeded.
        let signature = key.sign(&SystemRandom::new(), text.as_bytes());
        let signature = signature.map_or_else(|_| String::new(), |own| BASE64.encode(own));
        format!("{text}.{signature}")
    }

    /// Whether a signature is this provider's.
    pub(crate) fn has_signed(&self, text: &[u8], signature: &[u8]) -> bool {
        let public = self.key.0.public_key().as_ref();
        let public = UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, public);
        public.verify(text, signature).is_ok()
    }

    /// Whether an audience is one of the registered client ids.
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
