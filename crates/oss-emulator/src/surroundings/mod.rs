//! What stands around a program in the cloud and gives it keys: the metadata service of an
//! instance, and the services that turn other proofs into temporary credentials.

mod answer;
mod cloud_sso;
mod configuration;
mod credentials_uri;
mod handle;
mod keys;
mod metadata;
mod oauth;
mod oidc;
mod operation;
mod refusal;
mod saml;
mod tokens;
mod visit;

pub(crate) use answer::answer;
pub use cloud_sso::CloudSso;
pub use configuration::Surroundings;
pub use credentials_uri::CredentialsUri;
pub use handle::SurroundingsHandle;
pub(crate) use handle::{Front, Ground};
pub use metadata::{Imds, Metadata};
pub use oauth::{OAuth, OAuthTokens};
pub use oidc::{OidcIssuer, OidcToken};
pub use saml::{SamlAssertion, SamlIssuer};
