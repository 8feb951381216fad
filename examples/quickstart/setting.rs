//! The service that the quickstart uses: the embedded server, or one that the environment names.

use std::fmt;
use std::sync::Arc;

use oss_client::credentials::ProvideCredentials;
use oss_client::sign::Credentials;
use oss_client::transport::Transport;
use oss_client::{Bucket, Client};
use oss_emulator::{Emulator, Role, User};

use super::Failure;

/// The service, the bucket, the role, and the keys of the RAM user.
pub struct Setting {
    pub(super) endpoint: String,
    pub(super) region: String,
    pub(super) bucket: String,
    /// The role to assume.
    pub(super) role_arn: String,
    /// The key of a RAM user who may assume the role.
    pub(super) user: Credentials,
    /// The embedded server, if it is used.
    pub(super) embedded: Option<Emulator>,
    /// The transport to use instead of the built-in one.
    pub(super) transport: Option<Arc<dyn Transport>>,
}

/// The VPC that requests to the embedded server come from.
pub(super) const VPC: &str = "vpc-t4nlw426y44rd3iq4abcd";

impl Setting {
    /// Uses the service that `OSS_ENDPOINT` names, or an embedded server if the variable is not set.
    ///
    /// # Errors
    ///
    /// Fails if `OSS_ENDPOINT` is set but another variable is missing, or if the server does not start.
    pub async fn from_environment() -> Result<Self, Failure> {
        match variable("OSS_ENDPOINT") {
            Some(endpoint) => Self::named(endpoint),
            None => Self::embedded().await,
        }
    }

    /// Starts an OSS and STS server in this process, with the identities of the steps 1 to 4 of the
    /// official guide: a RAM user who may only assume roles, and a role for one bucket.
    ///
    /// # Errors
    ///
    /// Fails if the server does not start.
    pub async fn embedded() -> Result<Self, Failure> {
        let emulator = Emulator::builder()
            .bucket("examplebucket")
            .vpc(VPC)
            .user(
                User::new("ramtest")
                    .access_key("LTAI5tQuickstart", "quickstart-secret")
                    .policy(
                        r#"{"Version":"1","Statement":[{"Effect":"Allow",
                    "Action":"sts:AssumeRole","Resource":"*"}]}"#,
                    ),
            )
            .role(Role::new("ramosstest").policy(
                r#"{"Version":"1","Statement":[{"Effect":"Allow",
                    "Action":["oss:PutObject","oss:GetObject","oss:GetObjectVersion"],
                    "Resource":["acs:oss:*:*:examplebucket","acs:oss:*:*:examplebucket/*"]}]}"#,
            ))
            .start()
            .await?;
        Ok(Self {
            endpoint: emulator.endpoint().to_owned(),
            region: emulator.region().to_owned(),
            bucket: "examplebucket".to_owned(),
            role_arn: format!("acs:ram::{}:role/ramosstest", emulator.account()),
            user: Credentials::new("LTAI5tQuickstart", "quickstart-secret")?,
            embedded: Some(emulator),
            transport: None,
        })
    }

    /// Sets the transport, so that a test can see all requests. By default the built-in one is used.
    pub fn over(self, transport: Arc<dyn Transport>) -> Self {
        Self {
            transport: Some(transport),
            ..self
        }
    }

    /// Returns the embedded server, if it is used.
    pub fn emulator(&self) -> Option<&Emulator> {
        self.embedded.as_ref()
    }

    /// Returns the key of the RAM user.
    pub fn user(&self) -> &Credentials {
        &self.user
    }

    /// Returns the bucket, for a client with the given credentials.
    pub(super) fn bucket_as(
        &self,
        credentials: impl ProvideCredentials + 'static,
    ) -> Result<Bucket, Failure> {
        let mut client = Client::builder()
            .endpoint(self.endpoint.as_str())
            .region(&self.region)
            .credentials(credentials);
        if let Some(transport) = &self.transport {
            client = client.transport(Arc::clone(transport));
        }
        Ok(client.build()?.bucket(&self.bucket)?)
    }

    fn named(endpoint: String) -> Result<Self, Failure> {
        Ok(Self {
            endpoint,
            region: required("OSS_REGION")?,
            bucket: required("OSS_BUCKET")?,
            role_arn: required("OSS_ROLE_ARN")?,
            user: Credentials::new(
                required("OSS_ACCESS_KEY_ID")?,
                required("OSS_ACCESS_KEY_SECRET")?,
            )?,
            embedded: None,
            transport: None,
        })
    }
}

impl fmt::Display for Setting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let which = match &self.embedded {
            Some(_) => "The embedded OSS + STS server",
            None => "The service that OSS_ENDPOINT names",
        };
        write!(
            f,
            "{which}: {}, bucket {} in {}",
            self.endpoint, self.bucket, self.region
        )
    }
}

fn required(name: &str) -> Result<String, Failure> {
    variable(name).ok_or_else(|| format!("OSS_ENDPOINT is set, but {name} is not; set both").into())
}

#[expect(
    clippy::disallowed_methods,
    reason = "the program is where the environment comes from"
)]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}
