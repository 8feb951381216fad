//! The parameters of AssumeRoleWithOIDC and AssumeRoleWithSAML, checked before anything is sent.

use std::time::Duration;

use oss_sign::Secret;

use super::PolicyText;
use super::request::{self, check_provider_arn, check_role_arn};
use oss_context::CredentialsError;
use oss_context::rpc::{RpcCall, RpcEndpoint};

/// The parameters of a call that exchanges the token or the assertion of an identity provider.
#[derive(Clone, Debug)]
pub(crate) struct FederatedRequest {
    kind: Kind,
    role_arn: String,
    provider_arn: String,
    duration: Duration,
    policy: Option<String>,
}

/// The protocol of the identity provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Oidc,
    Saml,
}

impl Kind {
    /// How errors call the provider of the credentials.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Oidc => "oidc_role_arn",
            Self::Saml => "saml_role_arn",
        }
    }

    fn provider_field(self) -> &'static str {
        match self {
            Self::Oidc => "oidc_provider_arn",
            Self::Saml => "saml_provider_arn",
        }
    }

    /// The first part of a provider's resource in its ARN.
    fn resource(self) -> &'static str {
        match self {
            Self::Oidc => "oidc-provider",
            Self::Saml => "saml-provider",
        }
    }

    fn proof(self) -> &'static str {
        match self {
            Self::Oidc => "OIDCToken",
            Self::Saml => "SAMLAssertion",
        }
    }
}

impl FederatedRequest {
    pub(crate) fn new(
        kind: Kind,
        role_arn: &str,
        provider_arn: &str,
    ) -> Result<Self, CredentialsError> {
        let checked = check_role_arn(role_arn).and_then(|()| {
            check_provider_arn(kind.provider_field(), provider_arn, kind.resource())
        });
        checked.map_err(|error| error.at(kind.name()))?;
        Ok(Self {
            kind,
            role_arn: role_arn.to_owned(),
            provider_arn: provider_arn.to_owned(),
            duration: request::DEFAULT_DURATION,
            policy: None,
        })
    }

    /// Sets the options that are given, after checking them.
    pub(crate) fn set(
        &mut self,
        duration: Option<Duration>,
        policy: Option<PolicyText>,
    ) -> Result<(), CredentialsError> {
        if let Some(duration) = duration {
            request::check_duration(duration)?;
            self.duration = duration;
        }
        self.policy = policy.map(PolicyText::check).transpose()?;
        Ok(())
    }

    /// The call with a token or an assertion. It is not signed.
    pub(crate) fn call<'a>(&'a self, endpoint: &'a RpcEndpoint, proof: &Secret) -> RpcCall<'a> {
        let (action, provider) = match self.kind {
            Kind::Oidc => ("AssumeRoleWithOIDC", "OIDCProviderArn"),
            Kind::Saml => ("AssumeRoleWithSAML", "SAMLProviderArn"),
        };
        let call = RpcCall::new(endpoint, super::VERSION, action)
            .parameter("RoleArn", &self.role_arn)
            .parameter(provider, &self.provider_arn)
            .parameter("DurationSeconds", self.duration.as_secs().to_string())
            .proof(self.kind.proof(), proof);
        match &self.policy {
            Some(policy) => call.parameter("Policy", policy),
            None => call,
        }
    }

    /// Refuses a token or an assertion that the service would not accept, because its length is wrong or
    /// it contains blanks.
    pub(crate) fn check_proof(&self, proof: &str) -> Result<(), &'static str> {
        let most = match self.kind {
            Kind::Oidc => MAX_TOKEN,
            Kind::Saml => MAX_ASSERTION,
        };
        match proof.len() {
            0 => Err("is empty"),
            _ if !proof.bytes().all(|byte| byte.is_ascii_graphic()) => {
                Err("contains a blank or a character that is not visible ASCII")
            }
            1..MIN_PROOF => Err("has less than 4 characters"),
            length if length > most => Err(match self.kind {
                Kind::Oidc => "has more than 20000 characters",
                Kind::Saml => "has more than 100000 characters",
            }),
            _ => Ok(()),
        }
    }
}

const MIN_PROOF: usize = 4;
const MAX_TOKEN: usize = 20_000;
const MAX_ASSERTION: usize = 100_000;

#[cfg(test)]
mod tests {
    use super::*;

    const ROLE: &str = "acs:ram::1234567890123456:role/ramosstest";

    #[test]
    fn a_provider_arn_has_its_shape() {
        let new = |kind, arn: &str| FederatedRequest::new(kind, ROLE, arn);
        assert!(new(Kind::Oidc, "acs:ram::1:oidc-provider/ack-rrsa-c0123").is_ok());
        assert!(new(Kind::Saml, "acs:ram::1:saml-provider/corp").is_ok());
        for arn in [
            "acs:ram::1:saml-provider/x",
            "acs:ram::1:oidc-provider/",
            "acs:ram::x:oidc-provider/y",
            "oidc-provider/y",
            "",
        ] {
            let error = new(Kind::Oidc, arn).unwrap_err().to_string();
            assert!(
                error.starts_with("oidc_role_arn: oidc_provider_arn")
                    && error.contains("acs:ram::<account id>:oidc-provider/<name>"),
                "{error}"
            );
        }
        let error = FederatedRequest::new(Kind::Saml, "x", "y").unwrap_err();
        assert!(error.to_string().starts_with("saml_role_arn: role_arn"));
    }

    #[test]
    fn a_proof_is_one_word_within_limits() {
        let request = |kind, arn| FederatedRequest::new(kind, ROLE, arn).unwrap();
        let oidc = request(Kind::Oidc, "acs:ram::1:oidc-provider/x");
        let saml = request(Kind::Saml, "acs:ram::1:saml-provider/x");
        let of = |length: usize| "x".repeat(length);
        assert!(oidc.check_proof(&of(4)).is_ok() && oidc.check_proof(&of(20_000)).is_ok());
        assert!(oidc.check_proof(&of(3)).is_err() && oidc.check_proof(&of(20_001)).is_err());
        assert!(saml.check_proof(&of(100_000)).is_ok());
        assert!(saml.check_proof(&of(100_001)).is_err());
        assert_eq!(oidc.check_proof(""), Err("is empty"));
        assert!(oidc.check_proof("two words").is_err() && oidc.check_proof("é1234").is_err());
    }
}
