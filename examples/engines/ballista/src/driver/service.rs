//! The embedded OSS and STS, with a clock that can be moved, and who may do what there.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, UNIX_EPOCH};

use engines_support::{Error, ServerLog};
use oss_client::Client;
use oss_client::policy::DocumentUse;
use oss_client::policy::grant::{Grant, Permission, assume_policy};
use oss_client::sign::{Credentials, UtcSeconds};
use oss_client::transport::{Runtime, SystemRuntime};
use oss_emulator::{Clock, Emulator, LoggedRequest, Role, User};
use oss_object_store::OssStore;

/// The embedded server. A user may do nothing but assume a role, and the role may read the whole bucket.
pub(crate) struct Service {
    server: Emulator,
    log: ServerLog,
    jump: Arc<Jump>,
}

impl Service {
    pub(crate) async fn start() -> Result<Self, Error> {
        let start = SystemRuntime::new().now().duration_since(UNIX_EPOCH)?;
        let clock = Clock::stepped(UtcSeconds::new(start.as_secs().cast_signed()));
        let (log, jump) = (ServerLog::default(), Arc::new(Jump::new(clock.clone())));
        let (counted, watched) = (log.clone(), Arc::clone(&jump));
        let may_assume = assume_policy(ACCOUNT, ROLE)?;
        let may_read = Grant::new(BUCKET, "")
            .permissions([Permission::Read, Permission::List])
            .to_document(DocumentUse::Identity)?;
        let (key_id, key_secret) = USER_KEY;
        let user = User::new(USER)
            .access_key(key_id, key_secret)
            .policy(may_assume.text());
        let server = Emulator::builder()
            .account(ACCOUNT)
            .bucket(BUCKET)
            .clock(clock)
            .user(user)
            .role(Role::new(ROLE).policy(may_read.text()))
            .on_request(move |request| {
                counted.count(request);
                watched.see(request);
            })
            .start()
            .await?;
        Ok(Self { server, log, jump })
    }

    /// A store with all rights, for the driver itself.
    pub(crate) fn store(&self) -> Result<OssStore, Error> {
        let client = Client::builder()
            .endpoint(self.server.endpoint())
            .region(self.server.region())
            .credentials(self.server.credentials())
            .build()?;
        Ok(OssStore::new(client.bucket(BUCKET)?))
    }

    pub(crate) fn bucket(&self) -> &'static str {
        BUCKET
    }

    pub(crate) fn endpoint(&self) -> &str {
        self.server.endpoint()
    }

    pub(crate) fn sts_endpoint(&self) -> &str {
        self.server.sts_endpoint()
    }

    pub(crate) fn region(&self) -> &str {
        self.server.region()
    }

    /// The role that the keys of the cluster's processes are for.
    pub(crate) fn role_arn(&self) -> String {
        format!("acs:ram::{ACCOUNT}:role/{ROLE}")
    }

    /// The long-term keys of the user who may assume the role. Only the driver has them.
    pub(crate) fn user_keys(&self) -> Result<Credentials, Error> {
        let (id, secret) = USER_KEY;
        Ok(Credentials::new(id, secret)?)
    }

    /// What the server has answered.
    pub(crate) fn log(&self) -> &ServerLog {
        &self.log
    }

    /// Lets the clock jump when so many more objects, or parts of them, have been read.
    pub(crate) fn jump_after(&self, reads: u32, by: Duration) {
        self.jump.arm(reads, by);
    }

    /// Whether the clock has jumped since the last call of [`Self::jump_after`].
    pub(crate) fn has_jumped(&self) -> bool {
        self.jump.reads_left.load(Ordering::SeqCst) <= 0
    }

    pub(crate) async fn stop(self) {
        self.server.shutdown().await;
    }
}

/// Moves the clock when a number of reads has been answered.
#[derive(Debug)]
struct Jump {
    clock: Clock,
    reads_left: AtomicI64,
    by_seconds: AtomicI64,
}

impl Jump {
    fn new(clock: Clock) -> Self {
        Self {
            clock,
            reads_left: AtomicI64::new(0),
            by_seconds: AtomicI64::new(0),
        }
    }

    fn arm(&self, reads: u32, by: Duration) {
        self.by_seconds
            .store(by.as_secs().cast_signed(), Ordering::SeqCst);
        self.reads_left.store(i64::from(reads), Ordering::SeqCst);
    }

    fn see(&self, request: &LoggedRequest) {
        let succeeded = request.status().is_some_and(|status| status < 300);
        if !succeeded || request.operation() != Some("GetObject") {
            return;
        }
        // The counter goes on below zero, so only one request meets it at one.
        if self.reads_left.fetch_sub(1, Ordering::SeqCst) == 1 {
            let seconds = self.by_seconds.load(Ordering::SeqCst).unsigned_abs();
            self.clock.advance(Duration::from_secs(seconds));
        }
    }
}

const ACCOUNT: &str = "1000000000000001";
const BUCKET: &str = "examplebucket";
const ROLE: &str = "orders-reader";
const USER: &str = "cluster";
const USER_KEY: (&str, &str) = ("LTAI5tExampleCluster", "example-secret-of-the-cluster");
