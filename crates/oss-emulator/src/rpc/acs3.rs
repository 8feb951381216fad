//! The ACS3 signature of a call: it stands in `Authorization` and covers headers and body.

use oss_sign::verify::Reason;
use oss_sign::{Secret, acs3};

use crate::http::Arrival;
use crate::http::Query;

use super::authenticate::{Claim, refused};
use super::error::RpcError;
use super::parameters::Parameters;

/// What of a call the ACS3 signature sees.
pub(super) struct SignedCall {
    authorization: String,
    method: String,
    query: Vec<(String, String)>,
    /// Names and values; what is not text cannot have been signed.
    headers: Vec<(String, String)>,
    payload_sha256: String,
}

impl SignedCall {
    /// None when the call is signed in its parameters, or not at all.
    pub(super) fn of(arrival: &Arrival, parameters: &Parameters) -> Option<Self> {
        let head = &arrival.head;
        let authorization = head.headers.get("authorization")?.to_str().ok()?;
        if !authorization.starts_with("ACS3-") {
            return None;
        }
        let query = Query::parse(head.uri.query().unwrap_or_default());
        let owned = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
        let texts = head
            .headers
            .iter()
            .filter_map(|(n, v)| Some((n.as_str(), v.to_str().ok()?)));
        Some(Self {
            authorization: authorization.to_owned(),
            method: head.method.as_str().to_owned(),
            query: query.iter().map(owned).collect(),
            headers: texts.map(owned).collect(),
            payload_sha256: acs3::hash_payload(&parameters.body),
        })
    }

    /// What the signature says about itself.
    ///
    /// # Errors
    /// A field or header that is absent, a hash that is not the body's.
    pub(super) fn claim(&self, parameters: &Parameters) -> Result<Claim, RpcError> {
        if self.header("x-acs-content-sha256")? != self.payload_sha256 {
            return Err(RpcError::new(
                400,
                "SignatureDoesNotMatch",
                "The header x-acs-content-sha256 is not the hash of the body.",
            ));
        }
        let token = self
            .find("x-acs-security-token")
            .or_else(|| parameters.get("SecurityToken"));
        Ok(Claim {
            access_key_id: self.with_claim(|claim| Ok(claim.access_key_id().to_owned()))?,
            security_token: token.map(str::to_owned),
            timestamp: self.header("x-acs-date")?.to_owned(),
            nonce: self.header("x-acs-signature-nonce")?.to_owned(),
        })
    }

    /// Whether the signature is the one that the secret makes.
    pub(super) fn check(&self, secret: &Secret) -> Result<(), RpcError> {
        self.with_claim(|claim| claim.check_signature(secret))
    }

    fn with_claim<T>(
        &self,
        use_it: impl FnOnce(acs3::Claim<'_>) -> Result<T, Reason>,
    ) -> Result<T, RpcError> {
        let call = acs3::Call {
            method: &self.method,
            path: "/",
            query: &borrowed(&self.query),
            headers: &borrowed(&self.headers),
            payload_sha256: &self.payload_sha256,
        };
        let claim = acs3::claim(&call, &self.authorization);
        claim.and_then(use_it).map_err(|reason| refused(&reason))
    }

    fn find(&self, name: &str) -> Option<&str> {
        let header = self
            .headers
            .iter()
            .find(|(own, value)| own == name && !value.is_empty());
        header.map(|(_, value)| value.as_str())
    }

    fn header(&self, name: &'static str) -> Result<&str, RpcError> {
        self.find(name).ok_or_else(|| {
            RpcError::new(
                400,
                "IncompleteSignature",
                format!("The header {name} is missing."),
            )
        })
    }
}

fn borrowed(pairs: &[(String, String)]) -> Vec<(&str, &str)> {
    pairs
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect()
}
