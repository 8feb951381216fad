//! Providers against the embedded server, through sockets.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod crowd;
mod sources;

use std::sync::Arc;
use std::time::Duration;

use oss_credentials::sts::{StsEndpoint, get_caller_identity};
use oss_credentials::{
    AssumeRoleBuilder, AssumeRoleProvider, Context, Environment, ProvideCredentials, StaticProvider,
};
use oss_emulator::{Clock, Emulator};
use oss_policy::{Action, SessionPolicy};
use oss_sign::UtcSeconds;
use oss_transport::testing::SteppedRuntime;
use oss_transport::{HyperTransport, SystemRuntime};

fn context(server: &Emulator) -> Context {
    Context::new(
        Arc::new(HyperTransport::new()),
        Arc::new(SystemRuntime::new()),
    )
    .with_environment(Environment::fixed([(
        "ALIBABA_CLOUD_STS_ENDPOINT",
        server.sts_endpoint(),
    )]))
}

fn role(server: &Emulator) -> AssumeRoleBuilder {
    AssumeRoleProvider::builder(server.role_arn()).session_name("sessiontest")
}

#[tokio::test]
async fn a_role_is_assumed_and_knows_who_it_is() {
    let server = Emulator::start().await.unwrap();
    let cx = context(&server);
    let policy = SessionPolicy::new()
        .allow([Action::PutObject, Action::GetObject])
        .on("examplebucket", "exampledir/");
    let provider = role(&server)
        .policy(policy)
        .source(server.credentials())
        .build()
        .unwrap();
    let credentials = provider.provide(&cx).await.unwrap();
    let left = cx.now().until(credentials.expires_at().unwrap());
    assert!(left > Duration::from_secs(3590) && left <= Duration::from_secs(3600));

    let identity = get_caller_identity(&cx, &credentials, &StsEndpoint::new())
        .await
        .unwrap();
    assert_eq!(identity.identity_type, "AssumedRoleUser");
    assert!(identity.arn.ends_with("/sessiontest"), "{}", identity.arn);
    let identity = get_caller_identity(&cx, &server.credentials(), &StsEndpoint::new())
        .await
        .unwrap();
    assert_eq!(identity.identity_type, "RAMUser");
}

#[tokio::test]
async fn refusals_say_what_to_do() {
    let server = Emulator::start().await.unwrap();
    let cx = context(&server);
    let keys = server.credentials();
    let id = keys.access_key().unwrap().id();
    let wrong_secret = StaticProvider::new(id, "wrong").unwrap();
    let unknown = StaticProvider::new("LTAIUNKNOWN", "wrong").unwrap();
    let no_role = AssumeRoleProvider::builder(format!("{}-not", server.role_arn()));
    let cases = [
        (
            role(&server).source(wrong_secret),
            "SignatureDoesNotMatch",
            "secret is wrong",
        ),
        (
            role(&server).source(unknown),
            "InvalidAccessKeyId.NotFound",
            "does not exist",
        ),
        (
            no_role.source(keys.clone()),
            "EntityNotExist.Role",
            "name or account id",
        ),
        (
            role(&server)
                .duration(Duration::from_secs(43_200))
                .source(keys.clone()),
            "InvalidParameter.DurationSeconds",
            "900 s",
        ),
    ];
    for (builder, code, hint) in cases {
        let error = builder.build().unwrap().provide(&cx).await.unwrap_err();
        let service = error.service().unwrap();
        assert_eq!(service.code(), Some(code), "{error}");
        assert!(service.request_id().is_some(), "{code}");
        assert!(
            error.hint().unwrap().contains(hint),
            "{code}: {}",
            error.hint().unwrap()
        );
    }
}

#[tokio::test]
async fn a_clock_an_hour_off_recovers() {
    const NOW: i64 = 1_772_694_489;
    let clock = Clock::stepped(UtcSeconds::new(NOW));
    let server = Emulator::builder().clock(clock).start().await.unwrap();
    for local in [NOW - 3600, NOW + 3600] {
        let runtime = SteppedRuntime::at_unix(u64::try_from(local).unwrap()).manual();
        let cx = Context::new(Arc::new(HyperTransport::new()), Arc::new(runtime)).with_environment(
            Environment::fixed([("ALIBABA_CLOUD_STS_ENDPOINT", server.sts_endpoint())]),
        );
        let provider = role(&server).source(server.credentials()).build().unwrap();
        let credentials = provider.provide(&cx).await.unwrap();
        assert_eq!(cx.clock_offset().get(), NOW - local);
        assert_eq!(credentials.expires_at(), Some(UtcSeconds::new(NOW + 3600)));
    }
}
