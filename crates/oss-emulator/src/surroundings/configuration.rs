//! Which surroundings a server is started with.

use serde_json::json;

use crate::providers::{IdentityProviders, OidcIssuer, SamlIssuer};
use crate::runtime::Clock;

use super::metadata::{Imds, Metadata};

/// The services around a program that give it keys, each started only when asked for.
///
/// The keys are those of sessions of a role of this server: OSS and STS accept them until they
/// expire. The role that exists from the start, `oss-emulator`, trusts whatever is asked for here;
/// any other role needs a trust policy that does.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), oss_emulator::Error> {
/// use oss_emulator::{Emulator, Surroundings};
///
/// // A program on an instance that the role was bound to.
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
    /// The roles that these services give keys of.
    pub(super) credentials_uri: Option<String>,
    pub(super) cloud_sso: Option<String>,
    pub(super) oauth: Option<String>,
    /// The names of the providers.
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
    /// None of them.
    pub fn new() -> Self {
        Self::default()
    }

    /// The metadata service of an instance that this role is bound to. The role must trust the
    /// service `ecs.aliyuncs.com`.
    pub fn ecs_role(mut self, role: impl Into<String>) -> Self {
        self.instance().role = Some(role.into());
        self
    }

    /// The metadata service of an instance without a role.
    pub fn ecs_without_role(mut self) -> Self {
        self.instance().role = None;
        self
    }

    /// A metadata service that lets itself be asked in this way, [`Imds::TokenOptional`] by
    /// default.
    pub fn imds(mut self, imds: Imds) -> Self {
        self.instance().imds = imds;
        self
    }

    /// An address that gives keys of this role.
    pub fn credentials_uri(self, role: impl Into<String>) -> Self {
        Self {
            credentials_uri: Some(role.into()),
            ..self
        }
    }

    /// CloudSSO, with an access configuration of this role.
    pub fn cloud_sso(self, role: impl Into<String>) -> Self {
        Self {
            cloud_sso: Some(role.into()),
            ..self
        }
    }

    /// The OAuth service of the command line's login, for keys of this role.
    pub fn oauth(self, role: impl Into<String>) -> Self {
        Self {
            oauth: Some(role.into()),
            ..self
        }
    }

    /// An OIDC identity provider of this name, registered in the account.
    pub fn oidc_provider(self, name: impl Into<String>) -> Self {
        Self {
            oidc: Some(name.into()),
            ..self
        }
    }

    /// A SAML identity provider of this name, registered in the account.
    pub fn saml_provider(self, name: impl Into<String>) -> Self {
        Self {
            saml: Some(name.into()),
            ..self
        }
    }

    /// The identity providers that were asked for; `None` if the system gives no randomness for
    /// the key of one.
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

    /// The trust policy of the role of the server's beginning: its account and all of these.
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
