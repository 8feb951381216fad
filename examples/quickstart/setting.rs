//! Where the walk takes place: the embedded server, or the service that the environment names.

use std::fmt;
use std::sync::Arc;

use oss_client::credentials::ProvideCredentials;
use oss_client::sign::Credentials;
use oss_client::transport::Transport;
use oss_client::{Bucket, Client};
use oss_emulator::{Emulator, Role, User};

use super::Failure;

/// The service, the bucket, and who walks.
pub struct Setting {
    pub(super) endpoint: String,
    pub(super) region: String,
    pub(super) bucket: String,
    /// The role to assume.
    pub(super) role_arn: String,
    /// The key of a RAM user who may assume the role.
    pub(super) user: Credentials,
    /// The server, when it is ours.
    pub(super) embedded: Option<Emulator>,
    /// Another transport than the built-in one.
    pub(super) transport: Option<Arc<dyn Transport>>,
}

/// The VPC that requests to the embedded server come from.
pub(super) const VPC: &str = "vpc-t4nlw426y44rd3iq4abcd";

impl Setting {
    /// The service that `OSS_ENDPOINT` names, or the embedded server without it.
    ///
    /// # Errors
    ///
    /// `OSS_ENDPOINT` without one of the others, or a server that does not start.
    pub async fn from_environment() -> Result<Self, Failure> {
        match variable("OSS_ENDPOINT") {
            Some(endpoint) => Self::named(endpoint),
            None => Self::embedded().await,
        }
    }

    /// An OSS and STS server in this process, with what steps 1 to 4 of the official guide click
    /// together: a RAM user who may only assume roles, and a role for one bucket.
    ///
    /// # Errors
    ///
    /// A server that does not start.
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

    /// Walks over this transport, so that a test can see all that is sent.
    pub fn over(self, transport: Arc<dyn Transport>) -> Self {
        Self {
            transport: Some(transport),
            ..self
        }
    }

    /// The server, when it is ours.
    pub fn emulator(&self) -> Option<&Emulator> {
        self.embedded.as_ref()
    }

    /// The key of the RAM user who walks.
    pub fn user(&self) -> &Credentials {
        &self.user
    }

    /// The bucket, as seen with these credentials.
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
