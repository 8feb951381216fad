//! A server, and a client of RAM for its administrator or for any other key.

use std::sync::Arc;

use oss_credentials::{AssumeRoleProvider, Context, Environment, ProvideCredentials};
use oss_emulator::Emulator;
use oss_ram::Ram;
use oss_sign::Credentials;
use oss_transport::{HyperTransport, SystemRuntime};

pub(crate) const BUCKET: &str = "examplebucket";

pub(crate) struct Stage {
    pub(crate) server: Emulator,
    pub(crate) ram: Ram,
}

impl Stage {
    pub(crate) async fn new() -> Self {
        let server = Emulator::builder().bucket(BUCKET).start().await.unwrap();
        let ram = ram_of(&server, server.credentials());
        Self { server, ram }
    }

    pub(crate) fn account(&self) -> &str {
        self.server.account()
    }

    /// A client of RAM that signs with another key.
    pub(crate) fn ram_of(&self, keys: Credentials) -> Ram {
        ram_of(&self.server, keys)
    }

    /// The keys of a session of a role, asked for with the key of a user.
    pub(crate) async fn assume(
        &self,
        arn: &str,
        keys: Credentials,
    ) -> Result<Credentials, oss_credentials::CredentialsError> {
        let provider = AssumeRoleProvider::builder(arn)
            .session_name("sessiontest")
            .sts_endpoint(self.server.sts_endpoint())
            .source(keys)
            .build()
            .unwrap();
        provider.provide(self.ram.context()).await
    }

    /// The bucket as a caller with these keys sees it.
    pub(crate) fn bucket(&self, keys: Credentials) -> oss_client::Bucket {
        let client = oss_client::Client::builder()
            .endpoint(self.server.endpoint())
            .region(self.server.region())
            .credentials(keys)
            .build()
            .unwrap();
        client.bucket(BUCKET).unwrap()
    }
}

fn ram_of(server: &Emulator, keys: Credentials) -> Ram {
    let transport = Arc::new(HyperTransport::new());
    let cx = Context::new(transport, Arc::new(SystemRuntime::new())).with_environment(
        Environment::fixed([("ALIBABA_CLOUD_RAM_ENDPOINT", server.ram_endpoint())]),
    );
    Ram::new(Arc::new(keys), cx)
}
