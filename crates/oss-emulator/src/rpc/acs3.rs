//! The ACS3 signature of a call, which is in the header `Authorization` and covers headers and
//! body.

use oss_sign::verify::Reason;
use oss_sign::{Secret, acs3};

use super::claim::{Claim, refused};
use super::error::RpcError;
use super::parameters::Parameters;

/// A call that is signed by ACS3.
pub(super) struct SignedCall<'a> {
    parameters: &'a Parameters,
    authorization: &'a str,
    method: &'a str,
    query: Vec<(&'a str, &'a str)>,
    headers: Vec<(&'a str, &'a str)>,
    payload_sha256: String,
}

impl<'a> SignedCall<'a> {
    /// Returns the call if it has an ACS3 signature, or `None` if it is signed in its parameters or
    /// not at all.
    pub(super) fn find(method: &'a str, parameters: &'a Parameters) -> Option<Self> {
        let authorization = parameters.headers().text("authorization")?;
        if !authorization.starts_with("ACS3-") {
            return None;
        }
        Some(Self {
            parameters,
            authorization,
            method,
            query: parameters.query().iter().collect(),
            headers: parameters.headers().texts().collect(),
            payload_sha256: acs3::hash_payload(parameters.body()),
        })
    }

    /// Returns the values that the signature comes with.
    ///
    /// # Errors
    /// Returns an error if a field or a header is missing, or if the hash is not that of the body.
    pub(super) fn claim(&self) -> Result<Claim, RpcError> {
        if self.header("x-acs-content-sha256")? != self.payload_sha256 {
            return Err(RpcError::new(
                400,
                "SignatureDoesNotMatch",
                "The header x-acs-content-sha256 is not the hash of the body.",
            ));
        }
        let token = self
            .text("x-acs-security-token")
            .or_else(|| self.parameters.get("SecurityToken"));
        Ok(Claim {
            access_key_id: self.with_claim(|claim| Ok(claim.access_key_id().to_owned()))?,
            security_token: token.map(str::to_owned),
            timestamp: self.header("x-acs-date")?.to_owned(),
            nonce: self.header("x-acs-signature-nonce")?.to_owned(),
        })
    }

    /// Checks the signature with the secret of the access key.
    ///
    /// # Errors
    /// Returns the response to an invalid signature. It contains the text that the server would
    /// have signed.
    pub(super) fn check(&self, secret: &Secret) -> Result<(), RpcError> {
        self.with_claim(|claim| claim.check_signature(secret))
    }

    fn with_claim<T>(
        &self,
        use_it: impl FnOnce(acs3::Claim<'_>) -> Result<T, Reason>,
    ) -> Result<T, RpcError> {
        let call = acs3::Call {
            method: self.method,
            path: "/",
            query: &self.query,
            headers: &self.headers,
            payload_sha256: &self.payload_sha256,
        };
        let claim = acs3::claim(&call, self.authorization);
        claim.and_then(use_it).map_err(|reason| refused(&reason))
    }

    fn text(&self, name: &str) -> Option<&'a str> {
        let text = self.parameters.headers().text(name);
        text.filter(|text| !text.is_empty())
    }

    fn header(&self, name: &'static str) -> Result<&'a str, RpcError> {
        self.text(name).ok_or_else(|| {
            RpcError::new(
                400,
                "IncompleteSignature",
                format!("The header {name} is missing."),
            )
        })
    }
}
