//! The environment of one test, which consists of an emulated server, its clock and its clients.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use async_trait::async_trait;
use oss_client::credentials::{AssumeRoleBuilder, AssumeRoleProvider};
use oss_client::sign::{Credentials, UtcSeconds};
use oss_client::transport::{BoxFuture, HyperTransport, Runtime, SystemRuntime};
use oss_client::{Bucket, Client, ClientBuilder};
use oss_emulator::{Builder, Clock, Emulator, Role, User};

use crate::witness::Witness;

pub(crate) const NOW: UtcSeconds = UtcSeconds::new(1_764_028_800);
pub(crate) const BUCKET: &str = "examplebucket";
pub(crate) const DIRECTORY: &str = "exampledir/";
pub(crate) const KEY: &str = "exampledir/exampleobject.txt";

/// The environment of one test.
///
/// The server has a clock that stands still until a test moves it. It knows the identities of the official
/// guide to temporary credentials: the user `ramtest`, who may only assume roles, and the role
/// `ramosstest`, which may put and get objects in the bucket.
pub(crate) struct Stage {
    pub(crate) oss: Emulator,
    pub(crate) clock: Clock,
    pub(crate) runtime: StageRuntime,
    /// Records the requests of all clients of this environment.
    pub(crate) witness: Witness,
}

impl Stage {
    /// Starts a server that has only the identities of the guide.
    pub(crate) async fn new() -> Self {
        Self::with(|builder| builder).await
    }

    /// Starts a server that `configure` has given more than the identities of the guide.
    pub(crate) async fn with(configure: impl FnOnce(Builder) -> Builder) -> Self {
        let clock = Clock::stepped(NOW);
        let builder = Emulator::builder()
            .clock(clock.clone())
            .bucket(BUCKET)
            .trust_vpc_header()
            .user(
                User::new("ramtest")
                    .access_key(USER_ID, USER_SECRET)
                    .policy(ASSUME_ONLY),
            )
            .role(Role::new("ramosstest").policy(PUT_AND_GET));
        let oss = configure(builder).start().await.unwrap();
        let runtime = StageRuntime::new(clock.clone());
        let transport = HyperTransport::builder().build().unwrap();
        Self {
            oss,
            clock,
            runtime,
            witness: Witness::new(Arc::new(transport)),
        }
    }

    /// Returns a client with the credentials of the account, which may do everything.
    pub(crate) fn client(&self) -> Client {
        self.builder().build().unwrap()
    }

    /// Returns the builder of such a client.
    pub(crate) fn builder(&self) -> ClientBuilder {
        self.builder_with(self.oss.credentials())
    }

    /// Returns the builder of a client with other credentials.
    pub(crate) fn builder_with(
        &self,
        provider: impl oss_client::credentials::ProvideCredentials + 'static,
    ) -> ClientBuilder {
        Client::builder()
            .endpoint(self.oss.endpoint())
            .region(self.oss.region())
            .credentials(provider)
            .transport(Arc::new(self.witness.clone()))
            .runtime(Arc::new(self.runtime.clone()))
    }

    /// Returns the bucket, for a client that may do everything.
    pub(crate) fn bucket(&self) -> Bucket {
        self.client().bucket(BUCKET).unwrap()
    }

    /// Returns the bucket, for a client with other credentials.
    pub(crate) fn bucket_with(
        &self,
        provider: impl oss_client::credentials::ProvideCredentials + 'static,
    ) -> Bucket {
        self.builder_with(provider)
            .build()
            .unwrap()
            .bucket(BUCKET)
            .unwrap()
    }

    /// Returns the builder of credentials of the role in the guide, which its user assumes.
    pub(crate) fn assume_role(&self) -> AssumeRoleBuilder {
        let arn = format!("acs:ram::{}:role/ramosstest", self.oss.account());
        self.assume(arn).source(Self::user())
    }

    /// Returns the builder of credentials of another role. The test must add the credentials that assume
    /// it.
    pub(crate) fn assume(&self, role_arn: impl Into<String>) -> AssumeRoleBuilder {
        AssumeRoleProvider::builder(role_arn)
            .session_name("sessiontest")
            .sts_endpoint(self.oss.sts_endpoint())
    }

    /// Returns the access key of the user `ramtest`.
    pub(crate) fn user() -> Credentials {
        Credentials::new(USER_ID, USER_SECRET).unwrap()
    }

    /// Moves the clock of the server and of all clients.
    pub(crate) fn advance(&self, by: Duration) {
        self.clock.advance(by);
    }

    pub(crate) fn now(&self) -> UtcSeconds {
        self.clock.now()
    }
}

/// A runtime with the clock of the server, to which a test can add an error.
///
/// Waits of less than five seconds are those between two attempts. They are recorded and end at once.
/// Longer waits are timeouts of operations on a socket. They take real time, because the server does too.
#[derive(Clone, Debug)]
pub(crate) struct StageRuntime {
    clock: Clock,
    /// By how many seconds the clock is ahead of the server.
    clock_error: Arc<AtomicI64>,
    waits: Arc<Mutex<Vec<Duration>>>,
    system: Arc<SystemRuntime>,
}

impl StageRuntime {
    pub(crate) fn new(clock: Clock) -> Self {
        Self {
            clock,
            clock_error: Arc::default(),
            waits: Arc::default(),
            system: Arc::new(SystemRuntime::new()),
        }
    }

    /// Sets by how many seconds the clock is ahead of the server.
    pub(crate) fn set_clock_error(&self, seconds: i64) {
        self.clock_error.store(seconds, Ordering::Relaxed);
    }

    /// Returns the waits between attempts so far.
    pub(crate) fn waits(&self) -> Vec<Duration> {
        self.waits
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

#[async_trait]
impl Runtime for StageRuntime {
    fn now(&self) -> SystemTime {
        let millis = self.clock.now_millis() + self.clock_error.load(Ordering::Relaxed) * 1000;
        UNIX_EPOCH + Duration::from_millis(millis.try_into().unwrap())
    }

    fn monotonic(&self) -> Duration {
        self.system.monotonic()
    }

    async fn sleep(&self, duration: Duration) {
        if duration < Duration::from_secs(5) {
            let mut waits = self.waits.lock().unwrap_or_else(PoisonError::into_inner);
            waits.push(duration);
        } else {
            self.system.sleep(duration).await;
        }
    }

    fn spawn(&self, future: BoxFuture) {
        self.system.spawn(future);
    }

    fn random(&self, bytes: &mut [u8]) {
        self.system.random(bytes);
    }
}

pub(crate) const USER_ID: &str = "LTAI5tExampleUserOfStage";
pub(crate) const USER_SECRET: &str = "USERSECRETthatNobodyMayEverSee";
const ASSUME_ONLY: &str =
    r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*"}]}"#;
const PUT_AND_GET: &str = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":["oss:PutObject","oss:GetObject"],"Resource":["acs:oss:*:*:examplebucket","acs:oss:*:*:examplebucket/*"]}]}"#;
