//! The surroundings as a program offers them: asked for by flags, told of by variables.

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::ValueEnum;
use oss_sign::Secret;
use tokio::fs;

use crate::identities::DEFAULT_NAME;
use crate::{Emulator, Imds, OidcToken, SamlAssertion, Surroundings};

/// One of the services that `--surroundings` starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Service {
    /// The metadata service of an instance
    Metadata,
    /// An address that gives keys
    CredentialsUri,
    /// CloudSSO, with a login
    CloudSso,
    /// OAuth of the command line's login, with a login
    Oauth,
}

/// How the metadata service lets itself be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Access {
    /// With a token or without
    TokenOptional,
    /// Only with a token
    TokenRequired,
    /// Without tokens
    V1Only,
    /// 404 for everything
    Disabled,
}

/// The flags of the surroundings.
#[derive(Debug, clap::Args)]
pub struct Around {
    /// Services around a program that give it keys of the role oss-emulator; their addresses are
    /// printed
    #[arg(long, value_name = "SERVICE", value_delimiter = ',')]
    pub surroundings: Vec<Service>,

    /// How the metadata service lets itself be asked
    #[arg(
        long,
        value_name = "WAY",
        default_value = "token-optional",
        requires = "surroundings"
    )]
    pub imds: Access,

    /// File that gets a token of an OIDC provider that the role oss-emulator trusts, as in a pod
    #[arg(long, value_name = "PATH")]
    pub oidc_token_file: Option<PathBuf>,

    /// File that gets a response of a SAML provider that the role oss-emulator trusts
    #[arg(long, value_name = "PATH")]
    pub saml_assertion_file: Option<PathBuf>,
}

impl Around {
    /// What a server has to be started with.
    pub(super) fn wanted(&self) -> Surroundings {
        let mut wanted = Surroundings::new();
        for service in &self.surroundings {
            wanted = match service {
                Service::Metadata => wanted.ecs_role(DEFAULT_NAME).imds(self.imds.into()),
                Service::CredentialsUri => wanted.credentials_uri(DEFAULT_NAME),
                Service::CloudSso => wanted.cloud_sso(DEFAULT_NAME),
                Service::Oauth => wanted.oauth(DEFAULT_NAME),
            };
        }
        if self.oidc_token_file.is_some() {
            wanted = wanted.oidc_provider(DEFAULT_NAME);
        }
        if self.saml_assertion_file.is_some() {
            wanted = wanted.saml_provider(DEFAULT_NAME);
        }
        wanted
    }

    /// The variables that lead to what was asked for, and only to that. Names that clients know
    /// where there are such; the rest begins with `OSS_EMULATOR_`.
    pub(super) fn variables(&self, server: &Emulator) -> Vec<(&'static str, Secret)> {
        let around = server.surroundings();
        let mut found = Vec::new();
        let mut add = |name, value: &str| found.push((name, Secret::new(value)));
        if let Some(metadata) = around.metadata() {
            add(
                "ALIBABA_CLOUD_ECS_METADATA_SERVICE_ENDPOINT",
                metadata.endpoint(),
            );
        }
        if let Some(uri) = around.credentials_uri() {
            add("ALIBABA_CLOUD_CREDENTIALS_URI", &uri.uri());
        }
        if let Some(sso) = around.cloud_sso() {
            add("OSS_EMULATOR_CLOUD_SSO_SIGN_IN_URL", &sso.sign_in_url());
            add("OSS_EMULATOR_CLOUD_SSO_ACCOUNT_ID", sso.account_id());
            add(
                "OSS_EMULATOR_CLOUD_SSO_ACCESS_CONFIG",
                sso.access_configuration_id(),
            );
            add("OSS_EMULATOR_CLOUD_SSO_ACCESS_TOKEN", &sso.log_in(LOGIN));
        }
        if let Some(oauth) = around.oauth() {
            let login = oauth.log_in(LOGIN);
            add("OSS_EMULATOR_OAUTH_ENDPOINT", oauth.endpoint());
            add("OSS_EMULATOR_OAUTH_ACCESS_TOKEN", login.access_token());
            add("OSS_EMULATOR_OAUTH_REFRESH_TOKEN", login.refresh_token());
        }
        if let (Some(oidc), Some(path)) = (around.oidc(), &self.oidc_token_file) {
            add("ALIBABA_CLOUD_OIDC_PROVIDER_ARN", oidc.arn());
            add("ALIBABA_CLOUD_OIDC_TOKEN_FILE", &path.to_string_lossy());
            add("ALIBABA_CLOUD_ROLE_ARN", &server.role_arn());
        }
        if let (Some(saml), Some(path)) = (around.saml(), &self.saml_assertion_file) {
            add("OSS_EMULATOR_SAML_PROVIDER_ARN", saml.arn());
            add("OSS_EMULATOR_SAML_ASSERTION_FILE", &path.to_string_lossy());
        }
        found
    }

    /// Writes the proofs that were asked for; the files that were written.
    ///
    /// # Errors
    /// The file that cannot be written.
    pub(super) async fn write_proofs(&self, server: &Emulator) -> io::Result<Vec<PathBuf>> {
        let around = server.surroundings();
        let mut written = Vec::new();
        if let (Some(oidc), Some(path)) = (around.oidc(), &self.oidc_token_file) {
            let token = OidcToken::new(SUBJECT).lifetime(LOGIN);
            write(path, &oidc.issue_token(&token)).await?;
            written.push(path.clone());
        }
        if let (Some(saml), Some(path)) = (around.saml(), &self.saml_assertion_file) {
            let assertion = SamlAssertion::new(SUBJECT, server.role_arn(), DEFAULT_NAME);
            write(path, &saml.issue_assertion(&assertion.lifetime(LOGIN))).await?;
            written.push(path.clone());
        }
        Ok(written)
    }
}

impl From<Access> for Imds {
    fn from(access: Access) -> Self {
        match access {
            Access::TokenOptional => Self::TokenOptional,
            Access::TokenRequired => Self::TokenRequired,
            Access::V1Only => Self::V1Only,
            Access::Disabled => Self::Disabled,
        }
    }
}

async fn write(path: &Path, text: &str) -> io::Result<()> {
    let written = fs::write(path, text).await;
    written.map_err(|error| super::ready::cannot_write(path, &error))
}

/// Whom the proofs are about.
const SUBJECT: &str = "system:serviceaccount:default:oss-emulator";
/// The longest that a token in a pod may live.
const LOGIN: Duration = Duration::from_secs(43_200);
