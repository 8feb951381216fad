//! The configuration of the surroundings.

use serde_json::json;

use crate::providers::{IdentityProviders, OidcIssuer, SamlIssuer};
use crate::runtime::Clock;

use super::metadata::{Imds, Metadata};

/// Services beside OSS from which a program can get its keys. Each is started only if it is asked
/// for.
///
/// The keys are those of sessions of a role, and OSS and STS accept them until they expire. The role
/// `oss-emulator`, which exists from the start, trusts every service that is asked for here. Another
/// role needs a trust policy that names the service.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), oss_emulator::Error> {
/// use oss_emulator::{Emulator, Surroundings};
///
/// // A program on an instance to which the role is bound.
/// let oss = Emulator::builder()
///     .bucket("examplebucket")
///     .surroundings(Surroundings::new().ecs_role("oss-emulator"))
///     .start()
///     .await?;
/// let metadata = oss.surroundings().metadata().expect("asked for");
/// assert!(metadata.endpoint().starts_with("http://127.0.0.1:"));
/// # oss.shutdown().await;
/// # Ok(()) }
/// ```
#[derive(Clone, Debug, Default)]
pub struct Surroundings {
    pub(super) metadata: Option<Instance>,
    /// The roles of which these services return keys.
    pub(super) credentials_uri: Option<String>,
    pub(super) cloud_sso: Option<String>,
    pub(super) oauth: Option<String>,
    /// The names of the identity providers.
    pub(super) oidc: Option<String>,
    pub(super) saml: Option<String>,
}

/// An instance with its metadata service.
#[derive(Clone, Debug, Default)]
pub(super) struct Instance {
    pub(super) role: Option<String>,
    pub(super) imds: Imds,
}

impl Surroundings {
    /// Creates a configuration without any service.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds the metadata service of an instance to which the role with the given name is bound. The
    /// role must trust the service `ecs.aliyuncs.com`.
    pub fn ecs_role(mut self, role: impl Into<String>) -> Self {
        self.instance().role = Some(role.into());
        self
    }

    /// Adds the metadata service of an instance without a role.
    pub fn ecs_without_role(mut self) -> Self {
        self.instance().role = None;
        self
    }

    /// Adds the metadata service if it is not there yet, and sets whether it asks for a session
    /// token. The default is [`Imds::TokenOptional`].
    pub fn imds(mut self, imds: Imds) -> Self {
        self.instance().imds = imds;
        self
    }

    /// Adds a URI that returns keys of the role with the given name.
    pub fn credentials_uri(self, role: impl Into<String>) -> Self {
        Self {
            credentials_uri: Some(role.into()),
            ..self
        }
    }

    /// Adds CloudSSO with an access configuration for the role with the given name.
    pub fn cloud_sso(self, role: impl Into<String>) -> Self {
        Self {
            cloud_sso: Some(role.into()),
            ..self
        }
    }

    /// Adds the OAuth service of the Alibaba Cloud CLI, which returns keys of the role with the given
    /// name.
    pub fn oauth(self, role: impl Into<String>) -> Self {
        Self {
            oauth: Some(role.into()),
            ..self
        }
    }

    /// Adds an OIDC identity provider with the given name, which is registered in the account.
    pub fn oidc_provider(self, name: impl Into<String>) -> Self {
        Self {
            oidc: Some(name.into()),
            ..self
        }
    }

    /// Adds a SAML identity provider with the given name, which is registered in the account.
    pub fn saml_provider(self, name: impl Into<String>) -> Self {
        Self {
            saml: Some(name.into()),
            ..self
        }
    }

    /// Creates the identity providers that were added. Returns `None` if the system has no random
    /// values for the key of one of them.
    pub(crate) fn providers(&self, account: &str, clock: &Clock) -> Option<IdentityProviders> {
        let oidc = match &self.oidc {
            Some(name) => Some(OidcIssuer::new(account, name, clock.clone())?),
            None => None,
        };
        let saml = self
            .saml
            .as_ref()
            .map(|name| SamlIssuer::new(account, name, clock.clone()));
        Some(IdentityProviders { oidc, saml })
    }

    fn instance(&mut self) -> &mut Instance {
        self.metadata.get_or_insert_default()
    }

    /// Returns the trust policy of the role that exists from the start. It trusts the account and
    /// all services of this configuration.
    pub(crate) fn trust_policy(&self, account: &str) -> String {
        let mut principal = serde_json::Map::new();
        let root = format!("acs:ram::{account}:root");
        principal.insert("RAM".to_owned(), json!([root]));
        if self.metadata.is_some() {
            principal.insert("Service".to_owned(), json!([Metadata::SERVICE]));
        }
        let oidc = self
            .oidc
            .iter()
            .map(|name| OidcIssuer::arn_of(account, name));
        let saml = self
            .saml
            .iter()
            .map(|name| SamlIssuer::arn_of(account, name));
        let providers: Vec<String> = oidc.chain(saml).collect();
        if !providers.is_empty() {
            principal.insert("Federated".to_owned(), json!(providers));
        }
        let statement = json!({
            "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": principal});
        json!({"Version": "1", "Statement": [statement]}).to_string()
    }
}
