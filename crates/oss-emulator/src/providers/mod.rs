//! Identity providers that are registered in the account. They sign tokens and responses for people
//! and programs, for which STS returns temporary keys.

mod oidc;
mod saml;

pub use oidc::{OidcIssuer, OidcToken};
pub use saml::{SamlAssertion, SamlIssuer};

/// The identity providers of a server. Each is there only if the builder asked for it.
#[derive(Debug, Default)]
pub(crate) struct IdentityProviders {
    pub(crate) oidc: Option<OidcIssuer>,
    pub(crate) saml: Option<SamlIssuer>,
}
