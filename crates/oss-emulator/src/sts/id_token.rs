//! Parsing and verification of OIDC tokens.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use oss_sign::UtcSeconds;
use serde_json::Value;

use crate::providers::OidcIssuer;
use crate::rpc::RpcError;

/// The claims of a token that was verified.
pub(super) struct Claims {
    pub(super) issuer: String,
    pub(super) subject: String,
    pub(super) audience: Vec<String>,
    issued_at: UtcSeconds,
    expires_at: UtcSeconds,
}

impl Claims {
    /// Parses a token and verifies its issuer, its signature, its audience and its times.
    ///
    /// # Errors
    ///
    /// Returns 400 `AuthenticationFail.OIDCToken.…` for the first check that fails.
    pub(super) fn read(
        token: &str,
        provider: &OidcIssuer,
        now: UtcSeconds,
    ) -> Result<Self, RpcError> {
        if !(4..=20_000).contains(&token.len()) {
            return Err(invalid());
        }
        let (signed, signature) = token.rsplit_once('.').ok_or_else(invalid)?;
        let (_, payload) = signed.split_once('.').ok_or_else(invalid)?;
        let claims = Self::from_payload(&json(payload)?).ok_or_else(invalid)?;
        if claims.issuer != provider.issuer() {
            return Err(RpcError::new(
                400,
                "AuthenticationFail.OIDCToken.IssuerNotMatch",
                "The issuer is not that of the provider.",
            ));
        }
        let signature = BASE64.decode(signature).map_err(|_| invalid())?;
        // The algorithm is that of the registered key. The header of a token is never trusted.
        if !provider.has_signed(signed.as_bytes(), &signature) {
            return Err(invalid());
        }
        if !claims.audience.iter().any(|own| provider.accepts(own)) {
            return Err(RpcError::new(
                400,
                "AuthenticationFail.OIDCToken.AudienceNotMatch",
                "Invalid audience.",
            ));
        }
        if claims.expires_at <= now {
            return Err(RpcError::new(
                400,
                "AuthenticationFail.OIDCToken.Expired",
                "This JsonWebToken is expired.",
            ));
        }
        Ok(claims)
    }

    /// Reads the claims. Returns `None` if one is missing or has the wrong type.
    fn from_payload(payload: &Value) -> Option<Self> {
        let text = |name: &str| Some(payload.get(name)?.as_str()?.to_owned());
        let instant = |name: &str| Some(UtcSeconds::new(payload.get(name)?.as_i64()?));
        let audience = match payload.get("aud")? {
            Value::String(one) => vec![one.clone()],
            Value::Array(several) => several
                .iter()
                .map(|one| one.as_str().map(str::to_owned))
                .collect::<Option<_>>()?,
            _ => return None,
        };
        Some(Self {
            issuer: text("iss")?,
            subject: text("sub")?,
            audience,
            issued_at: instant("iat")?,
            expires_at: instant("exp")?,
        })
    }

    /// Returns the contents of the member `OIDCTokenInfo` in the response.
    pub(super) fn info(&self) -> Vec<(&'static str, String)> {
        vec![
            ("Subject", self.subject.clone()),
            ("Issuer", self.issuer.clone()),
            ("ClientIds", self.audience.join(",")),
            ("ExpirationTime", self.expires_at.to_iso_extended()),
            ("IssuanceTime", self.issued_at.to_iso_extended()),
            ("VerificationInfo", "Success".to_owned()),
        ]
    }
}

fn json(part: &str) -> Result<Value, RpcError> {
    let bytes = BASE64.decode(part).map_err(|_| invalid())?;
    serde_json::from_slice(&bytes).map_err(|_| invalid())
}

fn invalid() -> RpcError {
    RpcError::new(
        400,
        "AuthenticationFail.OIDCToken.Invalid",
        "This JsonWebToken is invalid.",
    )
}
