//! Services beside OSS from which a program in the cloud gets its keys: the metadata service of an
//! instance, and services that return temporary credentials for other proofs.

mod answer;
mod cloud_sso;
mod configuration;
mod credentials_uri;
mod handle;
mod keys;
mod metadata;
mod oauth;
mod operation;
mod refusal;
mod tokens;
mod visit;

pub(crate) use answer::{answer, refuse_head};
pub use cloud_sso::CloudSso;
pub use configuration::Surroundings;
pub use credentials_uri::CredentialsUri;
pub(crate) use handle::ServerSettings;
pub use handle::SurroundingsHandle;
pub use metadata::{Imds, Metadata};
pub use oauth::{OAuth, OAuthTokens};
pub(crate) use operation::Listener;
