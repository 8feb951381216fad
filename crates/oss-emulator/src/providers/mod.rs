//! Identity providers that the account has registered: they vouch for people and programs, and STS
//! gives temporary keys for their word.

mod oidc;
mod saml;

pub use oidc::{OidcIssuer, OidcToken};
pub use saml::{SamlAssertion, SamlIssuer};

/// The providers of a server, each present only if the builder asked for it.
#[derive(Debug, Default)]
pub(crate) struct IdentityProviders {
    pub(crate) oidc: Option<OidcIssuer>,
    pub(crate) saml: Option<SamlIssuer>,
}
