//! The flags for the surroundings, and the environment variables through which clients find them.

use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::ValueEnum;
use oss_sign::Secret;

use crate::identities::DEFAULT_NAME;
use crate::{Emulator, Imds, OidcToken, SamlAssertion, Surroundings};

/// One of the services that `--surroundings` starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Service {
    /// The metadata service of an instance
    Metadata,
    /// A URI that returns keys to every client that knows it
    CredentialsUri,
    /// CloudSSO, with a person who has logged in
    CloudSso,
    /// The OAuth service of the Alibaba Cloud CLI, with a person who has logged in
    Oauth,
}

/// Whether the metadata service asks for a session token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum MetadataAccess {
    /// Requests with a token and without one are answered
    TokenOptional,
    /// Requests without a token are refused
    TokenRequired,
    /// There are no tokens
    V1Only,
    /// Every request is answered with 404
    Disabled,
}

/// The flags of the surroundings.
#[derive(Debug, clap::Args)]
pub struct SurroundingsArgs {
    /// Services that give a program keys of the role oss-emulator; their addresses are printed
    #[arg(
        id = "surroundings",
        long = "surroundings",
        value_name = "SERVICE",
        env = "OSS_EMULATOR_SURROUNDINGS",
        value_delimiter = ','
    )]
    pub services: Vec<Service>,

    /// Whether the metadata service asks for a session token
    #[arg(
        long,
        value_name = "MODE",
        default_value = "token-optional",
        env = "OSS_EMULATOR_IMDS",
        requires = "surroundings"
    )]
    pub imds: MetadataAccess,

    /// File that receives a token of an OIDC provider that the role oss-emulator trusts, as in a pod
    #[arg(long, value_name = "PATH", env = "OSS_EMULATOR_OIDC_TOKEN_FILE")]
    pub oidc_token_file: Option<PathBuf>,

    /// File that receives a response of a SAML provider that the role oss-emulator trusts
    #[arg(long, value_name = "PATH", env = "OSS_EMULATOR_SAML_ASSERTION_FILE")]
    pub saml_assertion_file: Option<PathBuf>,
}

impl SurroundingsArgs {
    /// Returns the configuration that these flags stand for.
    pub(super) fn configuration(&self) -> Surroundings {
        let mut wanted = Surroundings::new();
        for service in &self.services {
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

    /// Returns the environment variables for the requested services. A variable that clients read
    /// has the name that they expect. The names of all others begin with `OSS_EMULATOR_`.
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
            add("OSS_EMULATOR_CLOUD_SSO_ACCESS_TOKEN", &sso.log_in(LIFETIME));
        }
        if let Some(oauth) = around.oauth() {
            let login = oauth.log_in(LIFETIME);
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

    /// Returns the requested tokens and responses, each with the path of its file.
    pub(super) fn proofs(&self, server: &Emulator) -> Vec<(&Path, String)> {
        let around = server.surroundings();
        let mut proofs = Vec::new();
        if let (Some(oidc), Some(path)) = (around.oidc(), &self.oidc_token_file) {
            let token = OidcToken::new(SUBJECT).lifetime(LIFETIME);
            proofs.push((path.as_path(), oidc.issue_token(&token)));
        }
        if let (Some(saml), Some(path)) = (around.saml(), &self.saml_assertion_file) {
            let assertion = SamlAssertion::new(SUBJECT, server.role_arn(), DEFAULT_NAME);
            let response = saml.issue_assertion(&assertion.lifetime(LIFETIME));
            proofs.push((path.as_path(), response));
        }
        proofs
    }
}

impl From<MetadataAccess> for Imds {
    fn from(access: MetadataAccess) -> Self {
        match access {
            MetadataAccess::TokenOptional => Self::TokenOptional,
            MetadataAccess::TokenRequired => Self::TokenRequired,
            MetadataAccess::V1Only => Self::V1Only,
            MetadataAccess::Disabled => Self::Disabled,
        }
    }
}

/// The subject of the tokens and responses.
const SUBJECT: &str = "system:serviceaccount:default:oss-emulator";
/// The lifetime of the tokens and responses: twelve hours, which is the maximum for a token in a
/// pod.
const LIFETIME: Duration = Duration::from_secs(43_200);
