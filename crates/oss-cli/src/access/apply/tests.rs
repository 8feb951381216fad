//! Grants applied to a server that loses answers and is slow to spread what it was told.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use async_trait::async_trait;
use oss_credentials::sts::StsEndpoint;
use oss_credentials::{Context, Environment};
use oss_emulator::{Clock, Emulator, Fault, Injection};
use oss_policy::DocumentUse;
use oss_policy::grant::{Grant, Permission, Trust, assume_policy};
use oss_ram::Ram;
use oss_sign::UtcSeconds;
use oss_transport::{BoxFuture, HyperTransport, Runtime, SystemRuntime};

use super::*;
use crate::access::desired::DesiredKey;
use crate::access::waiting::{Question, Seen};
use crate::access::{DesiredGrant, Found, plan, revoke};
use crate::args::global::{Color, Form};
use crate::output::Printer;

/// Sleeps at once, and turns the server's clock by as much; limits on calls, which are longer than
/// any pause between two of them or exactly [`LIMIT`], never run out.
#[derive(Debug)]
struct Together {
    clock: Clock,
    begun: UtcSeconds,
    real: SystemRuntime,
}

#[async_trait]
impl Runtime for Together {
    fn now(&self) -> SystemTime {
        let seconds = u64::try_from(self.clock.now().as_i64()).unwrap();
        SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)
    }

    fn monotonic(&self) -> Duration {
        self.begun.until(self.clock.now())
    }

    async fn sleep(&self, duration: Duration) {
        if duration == LIMIT || duration > LONGEST_PAUSE {
            std::future::pending::<()>().await;
        }
        self.clock.advance(duration);
    }

    fn spawn(&self, future: BoxFuture) {
        self.real.spawn(future);
    }

    fn random(&self, bytes: &mut [u8]) {
        self.real.random(bytes);
    }
}

const LIMIT: Duration = Duration::from_secs(10);
const LONGEST_PAUSE: Duration = Duration::from_secs(20);

struct Stage {
    server: Emulator,
    ram: Ram,
    desired: DesiredGrant,
}

impl Stage {
    async fn start() -> Self {
        let clock = Clock::stepped(UtcSeconds::new(1_800_000_000));
        let server = Emulator::builder()
            .clock(clock.clone())
            .start()
            .await
            .unwrap();
        let runtime = Together {
            begun: clock.now(),
            clock,
            real: SystemRuntime::new(),
        };
        let environment = Environment::fixed([
            ("ALIBABA_CLOUD_RAM_ENDPOINT", server.ram_endpoint()),
            ("ALIBABA_CLOUD_STS_ENDPOINT", server.sts_endpoint()),
        ]);
        let transport = Arc::new(HyperTransport::new());
        let cx = Context::new(transport, Arc::new(runtime)).with_environment(environment);
        let ram = Ram::new(Arc::new(server.credentials()), cx);
        let desired = desired(server.account());
        Self {
            server,
            ram,
            desired,
        }
    }

    async fn found(&self) -> Found {
        read::found(&self.ram, &self.desired.names).await.unwrap()
    }

    /// Applies what is missing.
    async fn grant(&self) -> Result<NewAccessKey, Failure> {
        let (names, account) = (&self.desired.names, self.server.account());
        let steps = plan::grant(&self.desired, &self.found().await)
            .unwrap()
            .steps();
        let mut apply = Apply::new(&self.ram, names, account, Stop::listen().unwrap());
        apply.run(&steps[..steps.len() - 1]).await?;
        apply.create_key(names.own()).await
    }

    async fn revoke(&self) -> Result<(), Failure> {
        let (names, account) = (&self.desired.names, self.server.account());
        let plan = revoke::revoke(names, &self.found().await, false).unwrap();
        let mut apply = Apply::new(&self.ram, names, account, Stop::listen().unwrap());
        apply.run(&plan.steps()).await
    }
}

fn desired(account: &str) -> DesiredGrant {
    let names = Names::new("uploads", false).unwrap();
    let grant = Grant::new("examplebucket", "incoming/").permissions([Permission::Upload]);
    DesiredGrant {
        account: account.to_owned(),
        rights: grant.to_document(DocumentUse::Identity).unwrap(),
        rights_in_words: grant.in_words(),
        assume: Some(assume_policy(account, names.own()).unwrap()),
        trust: Trust::new()
            .user(account, names.own())
            .to_document()
            .unwrap(),
        max_session: Duration::from_secs(3600),
        key: DesiredKey::One("→ up.json (0600)".to_owned()),
        delete_old: false,
        adopt: false,
        names,
    }
}

#[tokio::test]
async fn a_lost_answer_of_any_call_leaves_one_grant_and_one_key() {
    for operation in [
        "CreatePolicy",
        "CreateUser",
        "AttachPolicyToUser",
        "CreateRole",
        "AttachPolicyToRole",
        "CreateAccessKey",
        "ListAccessKeys",
    ] {
        let stage = Stage::start().await;
        let lose = Injection::new(Fault::LoseAnswer).on(operation);
        stage.server.faults().inject(lose);
        let key = stage.grant().await.unwrap();
        let found = stage.found().await;
        let ids: Vec<_> = found.keys().iter().map(|key| &key.id).collect();
        assert_eq!(ids, [&key.access_key_id], "{operation}: no orphan");
        assert!(
            plan::grant(&stage.desired, &found).unwrap().is_empty(),
            "{operation}"
        );
    }
}

#[tokio::test]
async fn an_orphan_is_deleted_even_if_the_second_answer_is_lost_too() {
    let stage = Stage::start().await;
    let lose = Injection::new(Fault::LoseAnswer)
        .on("CreateAccessKey")
        .times(2);
    stage.server.faults().inject(lose);
    let failure = stage.grant().await.unwrap_err();
    assert_eq!(failure.status(), ExitStatus::Unavailable, "{failure}");
    assert!(stage.found().await.keys().is_empty());
    stage.grant().await.unwrap();
    assert_eq!(stage.found().await.keys().len(), 1);
}

#[tokio::test]
async fn lost_answers_of_the_way_back_leave_nothing() {
    for operation in [
        "DetachPolicyFromRole",
        "UpdateAccessKey",
        "DeleteRole",
        "DetachPolicyFromUser",
        "DeleteAccessKey",
        "DeleteUser",
        "DeletePolicy",
    ] {
        let stage = Stage::start().await;
        stage.grant().await.unwrap();
        let lose = Injection::new(Fault::LoseAnswer).on(operation);
        stage.server.faults().inject(lose);
        stage.revoke().await.unwrap();
        assert!(stage.found().await.is_empty(), "{operation}");
    }
}

#[tokio::test]
async fn sts_is_waited_for_until_it_has_seen_key_and_role() {
    for flapping in [false, true] {
        let stage = Stage::start().await;
        let delay = Duration::from_secs(5);
        let faults = stage.server.faults();
        match flapping {
            true => faults.set_flapping_propagation(delay),
            false => faults.set_propagation(delay),
        }
        let key = stage.grant().await.unwrap().credentials().unwrap();
        let role = stage.desired.names.role_arn(stage.server.account());
        let question = Question {
            cx: stage.ram.context(),
            keys: &key,
            sts: &StsEndpoint::new(),
            role: Some(&role),
            external_id: None,
        };
        let printer = Printer::early(Form::Json, Color::Never, &Environment::empty());
        let seen = question.wait(waiting::PATIENCE, printer).await.unwrap();
        let Seen::After(time) = seen else {
            panic!("{seen:?}");
        };
        assert!(time < Duration::from_secs(30), "{time:?}");
        assert!(flapping || time >= delay, "{time:?}");
        let seen = question.wait(Duration::ZERO, printer).await.unwrap();
        assert!(matches!(seen, Seen::After(_)), "{seen:?}");
    }
}

#[tokio::test]
async fn waiting_ends_with_patience() {
    let stage = Stage::start().await;
    stage
        .server
        .faults()
        .set_propagation(Duration::from_secs(3600));
    let key = stage.grant().await.unwrap().credentials().unwrap();
    let question = Question {
        cx: stage.ram.context(),
        keys: &key,
        sts: &StsEndpoint::new(),
        role: None,
        external_id: None,
    };
    let seen = question
        .wait(
            waiting::PATIENCE,
            Printer::early(Form::Json, Color::Never, &Environment::empty()),
        )
        .await
        .unwrap();
    assert!(matches!(seen, Seen::NotYet(_)), "{seen:?}");
}

#[tokio::test]
async fn what_this_run_made_is_waited_for_where_it_is_not_known_yet() {
    let unknown = |times| {
        let fault = Fault::Answer {
            status: 404,
            body: r#"{"RequestId":"0","Code":"EntityNotExist.User","Message":"The user does not exist."}"#
                .to_owned(),
        };
        Injection::new(fault).on("AttachPolicyToUser").times(times)
    };
    let stage = Stage::start().await;
    stage.server.faults().inject(unknown(3));
    stage.grant().await.unwrap();
    assert!(
        plan::grant(&stage.desired, &stage.found().await)
            .unwrap()
            .is_empty()
    );

    let stage = Stage::start().await;
    stage.server.faults().inject(unknown(u32::MAX));
    let begun = stage.ram.context().runtime().monotonic();
    let failure = stage.grant().await.unwrap_err();
    assert_eq!(failure.status(), ExitStatus::NotFound, "{failure}");
    let waited = stage.ram.context().runtime().monotonic() - begun;
    assert_eq!(waited, waiting::PATIENCE);
    // What another run made has been there for long.
    let failure = stage.grant().await.unwrap_err();
    assert_eq!(failure.status(), ExitStatus::NotFound, "{failure}");
    let waited = stage.ram.context().runtime().monotonic() - begun;
    assert_eq!(waited, waiting::PATIENCE);
}

#[tokio::test]
async fn what_was_created_can_be_taken_back() {
    let stage = Stage::start().await;
    let fail = Fault::Status {
        status: 403,
        code: "NoPermission".to_owned(),
        retry_after: None,
    };
    stage
        .server
        .faults()
        .inject(Injection::new(fail).on("AttachPolicyToRole"));
    let steps = plan::grant(&stage.desired, &Found::default())
        .unwrap()
        .steps();
    let names = &stage.desired.names;
    let account = stage.server.account();
    let mut apply = Apply::new(&stage.ram, names, account, Stop::listen().unwrap());
    let failure = apply.run(&steps).await.unwrap_err();
    assert_eq!(failure.status(), ExitStatus::Denied);
    let right = format!(
        "the keys lack ram:AttachPolicyToRole on acs:ram:*:{account}:role/oss-uploads and \
         acs:ram:*:{account}:policy/oss-uploads"
    );
    assert_eq!(failure.hints()[0], right);
    let lines = apply.account_for(&steps);
    assert!(
        lines[0].starts_with("done: create policy oss-uploads, create user"),
        "{lines:?}"
    );
    assert_eq!(
        lines[1],
        "not done: attach oss-uploads to role oss-uploads, create a key of oss-uploads"
    );
    assert!(apply.undo().await.is_empty());
    assert!(stage.found().await.is_empty());
}
